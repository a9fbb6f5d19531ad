# what  the kind of thing and its version, for messages
# ends  the last day of its support; null where none is announced
# kind  which support that is the end of, where providers have several
#
# Lambda functions that are images, and clusters and databases that name no version, have none to judge here. Nor is
# there a list for the runtimes of canaries; of Redis, Google supports all versions that it ever had.
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
        { name = "Java", version = self.site_config.application_stack.java_version },
        { name = "Ruby", version = self.site_config.application_stack.ruby_version },
      ] : stack if stack.version != null
    ]

    what = "${each.value.name} ${trimprefix(trimprefix(each.value.version, "~"), "v")}"
    kind = "support"
    ends = (each.value.name == "PHP" ? supported_until("php", each.value.version)
      : each.value.name == "Python" ? supported_until("python", each.value.version)
      : each.value.name == "Node.js" ? supported_until("nodejs", trimsuffix(trimprefix(trimprefix(each.value.version, "~"), "v"), "-lts"))
      : each.value.name == "Java" ? supported_until("java", trimprefix(each.value.version, "1."))
      : each.value.name == "Ruby" ? supported_until("ruby", each.value.version)
      : supported_until("dotnet", trimprefix(each.value.version, "v"))
    )
  }
  from "terraform" "azurerm_linux_web_app" "azurerm_linux_web_app_slot" {
    when = self.site_config.application_stack.go_version != null

    what = "Go ${self.site_config.application_stack.go_version}"
    kind = "support"
    ends = supported_until("go", self.site_config.application_stack.go_version)
  }
  from "terraform" "azurerm_function_app_flex_consumption" {
    when = contains(["node", "python", "dotnet-isolated", "java"], self.runtime_name)

    what = "version ${self.runtime_version} of ${self.runtime_name}"
    kind = "support"
    ends = (self.runtime_name == "python" ? supported_until("python", self.runtime_version)
      : self.runtime_name == "node" ? supported_until("nodejs", self.runtime_version)
      : self.runtime_name == "java" ? supported_until("java", self.runtime_version)
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
        { name = "Java", version = self.site_config.java_version },
        { name = "PHP", version = one(flatten(regexall("^PHP\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = "Python", version = one(flatten(regexall("^PYTHON\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = "Node.js", version = one(flatten(regexall("^NODE\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = ".NET", version = one(flatten(regexall("^DOTNET(?:CORE)?\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = "Java", version = one(flatten(regexall("^JAVA\\|([0-9]+)", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
        { name = "Ruby", version = one(flatten(regexall("^RUBY\\|(.+)$", upper(coalesce(self.site_config.linux_fx_version, "-"))))) },
      ] : stack if stack.version != null
    ]

    what = "${each.value.name} ${trimprefix(lower(each.value.version), "v")}"
    kind = "support"
    ends = (each.value.name == "PHP" ? supported_until("php", each.value.version)
      : each.value.name == "Python" ? supported_until("python", each.value.version)
      : each.value.name == "Node.js" ? supported_until("nodejs", trimsuffix(trimprefix(lower(each.value.version), "v"), "-lts"))
      : each.value.name == "Java" ? supported_until("java", trimprefix(each.value.version, "1."))
      : each.value.name == "Ruby" ? supported_until("ruby", each.value.version)
      : supported_until("dotnet", trimprefix(lower(each.value.version), "v"))
    )
  }

  from "terraform" "google_cloudfunctions_function" {
    what = "the runtime ${self.runtime}"
    kind = "support"
    ends = supported_until("cloud_functions", self.runtime)
  }
  from "terraform" "google_cloudfunctions2_function" {
    what = "the runtime ${self.build_config.runtime}"
    kind = "support"
    ends = supported_until("cloud_functions", self.build_config.runtime)
  }

  # A cluster that is not to have the extended support is moved on by the service when the standard one ends.
  from "terraform" "aws_eks_cluster" {
    when = self.version != null

    what = "Kubernetes ${self.version}"
    kind = self.upgrade_policy.support_type == "STANDARD" ? "standard support" : "support, the extended one included,"
    ends = (self.upgrade_policy.support_type == "STANDARD"
      ? supported_until("eks_standard", self.version)
      : supported_until("eks", self.version)
    )
  }
  from "cloudformation" "AWS::EKS::Cluster" {
    when = self.Version != null

    what = "Kubernetes ${self.Version}"
    kind = self.UpgradePolicy.SupportType == "STANDARD" ? "standard support" : "support, the extended one included,"
    ends = (self.UpgradePolicy.SupportType == "STANDARD"
      ? supported_until("eks_standard", self.Version)
      : supported_until("eks", self.Version)
    )
  }
  from "terraform" "aws_eks_node_group" {
    when = self.version != null

    what = "Kubernetes ${self.version}"
    kind = "support, the extended one included,"
    ends = supported_until("eks", self.version)
  }
  from "cloudformation" "AWS::EKS::Nodegroup" {
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

  # Nodes have a version of their own where it is written; that of the control plane is judged above.
  from "terraform" "azurerm_kubernetes_cluster" {
    when = (
      self.default_node_pool.orchestrator_version != null &&
      self.default_node_pool.orchestrator_version != self.kubernetes_version &&
      coalesce(self.support_plan, "KubernetesOfficial") == "KubernetesOfficial"
    )

    what = "Kubernetes ${self.default_node_pool.orchestrator_version} on its nodes"
    kind = "standard support"
    ends = supported_until("aks", self.default_node_pool.orchestrator_version)
  }
  from "terraform" "azurerm_kubernetes_cluster_node_pool" {
    when = self.orchestrator_version != null && !anytrue([
      for cluster in follow(self.kubernetes_cluster_id) : cluster.support_plan == "AKSLongTermSupport"
    ])

    what = "Kubernetes ${self.orchestrator_version}"
    kind = "standard support"
    ends = supported_until("aks", self.orchestrator_version)
  }
  # Clusters in the extended channel have ten months more.
  from "terraform" "google_container_cluster" {
    for_each = [
      for version in list(self.min_master_version, self.node_version) : version
      if coalesce(self.release_channel.channel, "UNSPECIFIED") != "EXTENDED"
    ]

    what = "Kubernetes ${each.value}"
    kind = "standard support"
    ends = supported_until("gke", each.value)
  }
  from "terraform" "google_container_node_pool" {
    when = self.version != null && !anytrue([for cluster in follow(self.cluster) : cluster.release_channel.channel == "EXTENDED"])

    what = "Kubernetes ${self.version}"
    kind = "standard support"
    ends = supported_until("gke", self.version)
  }

  # The engine `aurora` is the first version of Aurora for MySQL.
  from "terraform" "aws_db_instance" "aws_rds_cluster" "aws_rds_global_cluster" {
    when = self.engine_version != null && contains(
      ["postgres", "aurora-postgresql", "mysql", "aurora-mysql", "aurora", "mariadb"], self.engine,
    )

    what = "version ${self.engine_version} of ${self.engine}"
    kind = "support, the extended one included,"
    ends = (self.engine == "mysql" ? supported_until("rds_mysql", self.engine_version)
      : self.engine == "mariadb" ? supported_until("rds_mariadb", self.engine_version)
      : self.engine == "postgres" ? supported_until("rds_postgres", self.engine_version)
      : self.engine == "aurora-postgresql" ? supported_until("aurora_postgres", self.engine_version)
      : supported_until("aurora_mysql", self.engine_version)
    )
  }
  from "cloudformation" "AWS::RDS::DBInstance" "AWS::RDS::DBCluster" {
    when = self.EngineVersion != null && contains(
      ["postgres", "aurora-postgresql", "mysql", "aurora-mysql", "aurora", "mariadb"], self.Engine,
    )

    what = "version ${self.EngineVersion} of ${self.Engine}"
    kind = "support, the extended one included,"
    ends = (self.Engine == "mysql" ? supported_until("rds_mysql", self.EngineVersion)
      : self.Engine == "mariadb" ? supported_until("rds_mariadb", self.EngineVersion)
      : self.Engine == "postgres" ? supported_until("rds_postgres", self.EngineVersion)
      : self.Engine == "aurora-postgresql" ? supported_until("aurora_postgres", self.EngineVersion)
      : supported_until("aurora_mysql", self.EngineVersion)
    )
  }
  # As in `15.00.4365.2.v1`, for each of the editions.
  from "terraform" "aws_db_instance" {
    when = self.engine_version != null && startswith(coalesce(self.engine, "-"), "sqlserver-")

    what = "version ${self.engine_version} of ${self.engine}"
    kind = "support"
    ends = supported_until("rds_sqlserver", self.engine_version)
  }
  from "cloudformation" "AWS::RDS::DBInstance" {
    when = self.EngineVersion != null && startswith(coalesce(self.Engine, "-"), "sqlserver-")

    what = "version ${self.EngineVersion} of ${self.Engine}"
    kind = "support"
    ends = supported_until("rds_sqlserver", self.EngineVersion)
  }
  # As in `POSTGRES_9_6` and `MYSQL_8_0_31`.
  from "terraform" "google_sql_database_instance" {
    when = self.database_version != null

    what = "the engine ${self.database_version}"
    kind = "support, the extended one included,"
    ends = supported_until("cloud_sql", replace(lower(self.database_version), "_", "."))
  }
  from "terraform" "azurerm_mysql_flexible_server" {
    when = self.version != null

    what = "version ${self.version} of MySQL"
    kind = "support, the extended one included,"
    ends = supported_until("azure_mysql", self.version)
  }
  from "terraform" "azurerm_postgresql_flexible_server" {
    when = self.version != null

    what = "version ${self.version} of PostgreSQL"
    kind = "support, the extended one included,"
    ends = supported_until("azure_postgres", self.version)
  }
  # Whatever their version is, the service that runs them has ended.
  from "terraform" "azurerm_mysql_server" "azurerm_postgresql_server" "azurerm_mariadb_server" {
    what = "a single server of Azure Database"
    kind = "support"
    ends = supported_until("azure_single_server", trimsuffix(trimprefix(self.type, "azurerm_"), "_server"))
  }

  # A cluster that belongs to a replication group names no engine.
  from "terraform" "aws_elasticache_replication_group" "aws_elasticache_cluster" {
    when = self.engine_version != null && coalesce(self.engine, "redis") == "redis"

    what = "version ${self.engine_version} of Redis"
    kind = "support, the extended one included,"
    ends = supported_until("elasticache_redis", self.engine_version)
  }
  from "cloudformation" "AWS::ElastiCache::ReplicationGroup" "AWS::ElastiCache::CacheCluster" {
    when = self.EngineVersion != null && coalesce(self.Engine, "redis") == "redis"

    what = "version ${self.EngineVersion} of Redis"
    kind = "support, the extended one included,"
    ends = supported_until("elasticache_redis", self.EngineVersion)
  }

  from "terraform" "azurerm_redis_cache" {
    when = self.redis_version != null

    what = "version ${self.redis_version} of Redis"
    kind = "support"
    ends = supported_until("azure_redis", self.redis_version)
  }

  # Without a version the older type takes the oldest.
  from "terraform" "aws_elasticsearch_domain" {
    what = "version ${coalesce(self.elasticsearch_version, "1.5")} of Elasticsearch"
    kind = "support, the extended one included,"
    ends = supported_until("opensearch", "elasticsearch.${coalesce(self.elasticsearch_version, "1.5")}")
  }
  from "cloudformation" "AWS::Elasticsearch::Domain" {
    what = "version ${coalesce(self.ElasticsearchVersion, "1.5")} of Elasticsearch"
    kind = "support, the extended one included,"
    ends = supported_until("opensearch", "elasticsearch.${coalesce(self.ElasticsearchVersion, "1.5")}")
  }
  # As in `OpenSearch_2.19` and `Elasticsearch_7.10`.
  from "terraform" "aws_opensearch_domain" {
    when = self.engine_version != null

    what = "the engine ${self.engine_version}"
    kind = "support, the extended one included,"
    ends = supported_until("opensearch", replace(lower(self.engine_version), "_", "."))
  }
  from "cloudformation" "AWS::OpenSearchService::Domain" {
    when = self.EngineVersion != null

    what = "the engine ${self.EngineVersion}"
    kind = "support, the extended one included,"
    ends = supported_until("opensearch", replace(lower(self.EngineVersion), "_", "."))
  }
}
