# what  the kind of thing and its version, for messages
# ends  the last day of its support; null where none is announced
# kind  which support that is the end of, where providers have several
#
# Lambda functions that are images, and clusters and databases that name no version, have none to judge here.
concept "supported_version" {
  summary = "The version of a language runtime, a cluster or a database engine that a provider supports until some day."

  from "terraform" "aws_lambda_function" {
    when = self.runtime != null

    what = "the runtime ${self.runtime}"
    kind = "support"
    ends = supported_until("lambda_runtime", replace(self.runtime, ".al", "-al"))
  }
  from "cloudformation" "AWS::Lambda::Function" {
    when = self.Runtime != null

    what = "the runtime ${self.Runtime}"
    kind = "support"
    ends = supported_until("lambda_runtime", replace(self.Runtime, ".al", "-al"))
  }

  # `v2.0` to `v4.0` of `dotnet_version` are the .NET Framework of Windows, which goes on.
  from "terraform" "azurerm_linux_web_app" "azurerm_windows_web_app" "azurerm_linux_web_app_slot" "azurerm_windows_web_app_slot" "azurerm_linux_function_app" "azurerm_windows_function_app" "azurerm_linux_function_app_slot" "azurerm_windows_function_app_slot" {
    for_each = [
      for stack in [
        { name = "PHP", version = self.site_config.application_stack.php_version },
        { name = "Python", version = self.site_config.application_stack.python_version },
        { name = "Node.js", version = self.site_config.application_stack.node_version },
        { name = ".NET", version = self.site_config.application_stack.dotnet_version },
      ] : stack if stack.version != null
    ]

    what = "${each.value.name} ${trimprefix(trimprefix(each.value.version, "~"), "v")}"
    kind = "support"
    ends = (each.value.name == "PHP" ? supported_until("php", each.value.version)
      : each.value.name == "Python" ? supported_until("python", each.value.version)
      : each.value.name == "Node.js" ? supported_until("nodejs", trimsuffix(trimprefix(trimprefix(each.value.version, "~"), "v"), "-lts"))
      : supported_until("dotnet", trimprefix(each.value.version, "v"))
    )
  }
  from "terraform" "azurerm_function_app_flex_consumption" {
    when = contains(["node", "python", "dotnet-isolated"], self.runtime_name)

    what = "version ${self.runtime_version} of ${self.runtime_name}"
    kind = "support"
    ends = (self.runtime_name == "python" ? supported_until("python", self.runtime_version)
      : self.runtime_name == "node" ? supported_until("nodejs", self.runtime_version)
      : supported_until("dotnet", self.runtime_version)
    )
  }
  # As they were called up to provider 4.x; what runs on Linux stands in one text, as `PYTHON|3.8`.
  from "terraform" "azurerm_app_service" "azurerm_app_service_slot" "azurerm_function_app" "azurerm_function_app_slot" {
    for_each = [
      for stack in [
        { name = "PHP", version = self.site_config.php_version },
        { name = "Python", version = self.site_config.python_version },
        { name = ".NET", version = self.site_config.dotnet_framework_version },
        { name = "PHP", version = one(flatten(regexall("^PHP\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = "Python", version = one(flatten(regexall("^PYTHON\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = "Node.js", version = one(flatten(regexall("^NODE\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = ".NET", version = one(flatten(regexall("^DOTNET(?:CORE)?\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
      ] : stack if stack.version != null
    ]

    what = "${each.value.name} ${trimprefix(lower(each.value.version), "v")}"
    kind = "support"
    ends = (each.value.name == "PHP" ? supported_until("php", each.value.version)
      : each.value.name == "Python" ? supported_until("python", each.value.version)
      : each.value.name == "Node.js" ? supported_until("nodejs", trimsuffix(trimprefix(lower(each.value.version), "v"), "-lts"))
      : supported_until("dotnet", trimprefix(lower(each.value.version), "v"))
    )
  }

  from "terraform" "aws_eks_cluster" {
    when = self.version != null

    what = "Kubernetes ${self.version}"
    kind = "support, the extended one included,"
    ends = supported_until("eks", self.version)
  }
  from "cloudformation" "AWS::EKS::Cluster" {
    when = self.Version != null

    what = "Kubernetes ${self.Version}"
    kind = "support, the extended one included,"
    ends = supported_until("eks", self.Version)
  }
  from "terraform" "azurerm_kubernetes_cluster" {
    when = self.kubernetes_version != null && coalesce(self.support_plan, "KubernetesOfficial") == "KubernetesOfficial"

    what = "Kubernetes ${self.kubernetes_version}"
    kind = "standard support"
    ends = supported_until("aks", self.kubernetes_version)
  }

  from "terraform" "aws_db_instance" "aws_rds_cluster" {
    when = contains(["postgres", "aurora-postgresql", "mysql", "mariadb"], self.engine) && self.engine_version != null

    what = "version ${self.engine_version} of ${self.engine}"
    kind = "support, the extended one included,"
    ends = (self.engine == "mysql" ? supported_until("rds_mysql", self.engine_version)
      : self.engine == "mariadb" ? supported_until("rds_mariadb", self.engine_version)
      : supported_until("rds_postgres", self.engine_version)
    )
  }
  from "cloudformation" "AWS::RDS::DBInstance" "AWS::RDS::DBCluster" {
    when = contains(["postgres", "aurora-postgresql", "mysql", "mariadb"], self.Engine) && self.EngineVersion != null

    what = "version ${self.EngineVersion} of ${self.Engine}"
    kind = "support, the extended one included,"
    ends = (self.Engine == "mysql" ? supported_until("rds_mysql", self.EngineVersion)
      : self.Engine == "mariadb" ? supported_until("rds_mariadb", self.EngineVersion)
      : supported_until("rds_postgres", self.EngineVersion)
    )
  }
}
