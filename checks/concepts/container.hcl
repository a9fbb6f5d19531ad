# A setting of a container wins over the one of its pod. `linux` is false where the code says that
# the container runs on Windows, where most of these settings mean nothing.
# `complete` is false for a part of a patch, or of what an operator merges (`whole` in the concept `pod`), whose other
# settings are elsewhere. What it says can be wrong, what it does not say cannot.
# A container that says its limit and no request gets the limit as its request: the most that it may use, which is not
# what it needs, so that it counts as no request here.
# Containers of Amazon ECS and Batch have those attributes that exist there.
#
# own_users  whether its users and groups are none of the host, in a user namespace of the pod

concept "container" {
  summary = "A process that runs from an image, apart from its host's other processes."

  from "concept" "pod" {
    for_each = list(self.spec.initContainers, self.spec.containers)

    name                 = self.path == "" ? coalesce(each.value.name, each.key) : "${coalesce(each.value.name, each.key)} in ${self.path}"
    linux                = coalesce(self.spec.os.name, self.spec.nodeSelector["kubernetes.io/os"], "linux") != "windows"
    complete             = (contains(keys(each.value), "image") || self.whole) && !contains(keys(each.value), "$patch")
    image                = each.value.image
    privileged           = coalesce(each.value.securityContext.privileged, false)
    host_process         = coalesce(each.value.securityContext.windowsOptions.hostProcess, self.spec.securityContext.windowsOptions.hostProcess, false)
    privilege_escalation = coalesce(each.value.securityContext.allowPrivilegeEscalation, true)
    non_root             = coalesce(each.value.securityContext.runAsNonRoot, self.spec.securityContext.runAsNonRoot, false)
    user                 = each.value.securityContext.runAsUser != null || self.spec.securityContext.runAsUser == null ? each.value.securityContext.runAsUser : self.spec.securityContext.runAsUser
    added_capabilities   = list(each.value.securityContext.capabilities.add)
    dropped_capabilities = list(each.value.securityContext.capabilities.drop)
    read_only_root       = coalesce(each.value.securityContext.readOnlyRootFilesystem, false)
    seccomp              = coalesce(each.value.securityContext.seccompProfile.type, self.spec.securityContext.seccompProfile.type, "Unconfined")
    seccomp_written      = each.value.securityContext.seccompProfile.type != null || self.spec.securityContext.seccompProfile.type != null
    seccomp_annotation = (
      self.annotations["container.seccomp.security.alpha.kubernetes.io/${each.value.name}"] != null
      ? self.annotations["container.seccomp.security.alpha.kubernetes.io/${each.value.name}"]
      : self.annotations["seccomp.security.alpha.kubernetes.io/pod"]
    )
    apparmor = coalesce(
      each.value.securityContext.appArmorProfile.type,
      self.spec.securityContext.appArmorProfile.type,
      self.annotations["container.apparmor.security.beta.kubernetes.io/${each.value.name}"],
      "RuntimeDefault",
    )
    own_users            = self.spec.hostUsers == false
    group                = each.value.securityContext.runAsGroup != null || self.spec.securityContext.runAsGroup == null ? each.value.securityContext.runAsGroup : self.spec.securityContext.runAsGroup
    other_groups         = list(self.spec.securityContext.supplementalGroups, self.spec.securityContext.fsGroup)
    proc_mount           = coalesce(each.value.securityContext.procMount, "Default")
    selinux              = each.value.securityContext.seLinuxOptions != null ? each.value.securityContext.seLinuxOptions : self.spec.securityContext.seLinuxOptions
    security_contexts    = list(each.value.securityContext, self.spec.securityContext)
    own_security_context = each.value.securityContext
    pull_policy          = coalesce(each.value.imagePullPolicy, matches("(^|/)[^:@/]+(:latest)?$", each.value.image) ? "Always" : "IfNotPresent")
    environment          = [for variable in list(each.value.env) : variable.name]
    arguments            = list(each.value.command, each.value.args)
    memory_requested = (
      each.value.resources.requests.memory != null || self.spec.resources.requests.memory != null
      || anytrue([for default in self.defaults : (default.memory_request != null || default.memory_limit != null) && default.certain])
    )
    cpu_requested = (
      each.value.resources.requests.cpu != null || self.spec.resources.requests.cpu != null
      || anytrue([for default in self.defaults : (default.cpu_request != null || default.cpu_limit != null) && default.certain])
    )
    memory_limited = (
      each.value.resources.limits.memory != null
      || self.spec.resources.limits.memory != null
      || anytrue([for default in self.defaults : default.memory_limit != null && default.certain])
    )
    cpu_limited = (
      each.value.resources.limits.cpu != null
      || self.spec.resources.limits.cpu != null
      || anytrue([for default in self.defaults : default.cpu_limit != null && default.certain])
    )
  }

  # Put into a pod that runs. Such a container can have no limits.
  from "concept" "pod" {
    for_each = list(self.spec.ephemeralContainers)

    name                 = self.path == "" ? coalesce(each.value.name, each.key) : "${coalesce(each.value.name, each.key)} in ${self.path}"
    linux                = coalesce(self.spec.os.name, self.spec.nodeSelector["kubernetes.io/os"], "linux") != "windows"
    complete             = (contains(keys(each.value), "image") || self.whole) && !contains(keys(each.value), "$patch")
    image                = each.value.image
    privileged           = coalesce(each.value.securityContext.privileged, false)
    host_process         = coalesce(each.value.securityContext.windowsOptions.hostProcess, self.spec.securityContext.windowsOptions.hostProcess, false)
    privilege_escalation = coalesce(each.value.securityContext.allowPrivilegeEscalation, true)
    non_root             = coalesce(each.value.securityContext.runAsNonRoot, self.spec.securityContext.runAsNonRoot, false)
    user                 = each.value.securityContext.runAsUser != null || self.spec.securityContext.runAsUser == null ? each.value.securityContext.runAsUser : self.spec.securityContext.runAsUser
    added_capabilities   = list(each.value.securityContext.capabilities.add)
    dropped_capabilities = list(each.value.securityContext.capabilities.drop)
    read_only_root       = coalesce(each.value.securityContext.readOnlyRootFilesystem, false)
    seccomp              = coalesce(each.value.securityContext.seccompProfile.type, self.spec.securityContext.seccompProfile.type, "Unconfined")
    seccomp_written      = each.value.securityContext.seccompProfile.type != null || self.spec.securityContext.seccompProfile.type != null
    seccomp_annotation = (
      self.annotations["container.seccomp.security.alpha.kubernetes.io/${each.value.name}"] != null
      ? self.annotations["container.seccomp.security.alpha.kubernetes.io/${each.value.name}"]
      : self.annotations["seccomp.security.alpha.kubernetes.io/pod"]
    )
    apparmor = coalesce(
      each.value.securityContext.appArmorProfile.type,
      self.spec.securityContext.appArmorProfile.type,
      self.annotations["container.apparmor.security.beta.kubernetes.io/${each.value.name}"],
      "RuntimeDefault",
    )
    own_users            = self.spec.hostUsers == false
    group                = each.value.securityContext.runAsGroup != null || self.spec.securityContext.runAsGroup == null ? each.value.securityContext.runAsGroup : self.spec.securityContext.runAsGroup
    other_groups         = list(self.spec.securityContext.supplementalGroups, self.spec.securityContext.fsGroup)
    proc_mount           = coalesce(each.value.securityContext.procMount, "Default")
    selinux              = each.value.securityContext.seLinuxOptions != null ? each.value.securityContext.seLinuxOptions : self.spec.securityContext.seLinuxOptions
    security_contexts    = list(each.value.securityContext, self.spec.securityContext)
    own_security_context = each.value.securityContext
    pull_policy          = coalesce(each.value.imagePullPolicy, matches("(^|/)[^:@/]+(:latest)?$", each.value.image) ? "Always" : "IfNotPresent")
    environment          = [for variable in list(each.value.env) : variable.name]
    arguments            = list(each.value.command, each.value.args)
  }

  from "terraform" "aws_ecs_task_definition" {
    for_each       = jsondecode(json_form(coalesce(self.container_definitions, "[]")))
    name           = coalesce(each.value.name, each.key)
    linux          = !startswith(coalesce(self.runtime_platform.operating_system_family, "LINUX"), "WINDOWS")
    complete       = true
    image          = each.value.image
    privileged     = coalesce(each.value.privileged, false)
    read_only_root = coalesce(each.value.readonlyRootFilesystem, false)
  }
  from "cloudformation" "AWS::ECS::TaskDefinition" {
    for_each       = list(self.ContainerDefinitions)
    name           = coalesce(each.value.Name, each.key)
    linux          = !startswith(coalesce(self.RuntimePlatform.OperatingSystemFamily, "LINUX"), "WINDOWS")
    complete       = true
    image          = each.value.Image
    privileged     = coalesce(each.value.Privileged, false)
    read_only_root = coalesce(each.value.ReadonlyRootFilesystem, false)
  }

  from "terraform" "aws_batch_job_definition" {
    when       = self.container_properties != null
    name       = "of the job"
    image      = jsondecode(json_form(self.container_properties)).image
    privileged = coalesce(jsondecode(json_form(self.container_properties)).privileged, false)
  }
  from "terraform" "aws_batch_job_definition" {
    when       = self.ecs_properties != null
    for_each   = flatten([for task in jsondecode(json_form(self.ecs_properties)).taskProperties : list(task.containers)])
    name       = coalesce(each.value.name, each.key)
    image      = each.value.image
    privileged = coalesce(each.value.privileged, false)
  }
  from "terraform" "aws_batch_job_definition" {
    when       = self.node_properties != null
    for_each   = [for range in list(jsondecode(json_form(self.node_properties)).nodeRangeProperties) : range.container if range.container != null]
    name       = "of node range ${each.key}"
    image      = each.value.image
    privileged = coalesce(each.value.privileged, false)
  }
  from "cloudformation" "AWS::Batch::JobDefinition" {
    when       = self.ContainerProperties != null
    name       = "of the job"
    image      = self.ContainerProperties.Image
    privileged = coalesce(self.ContainerProperties.Privileged, false)
  }
  from "cloudformation" "AWS::Batch::JobDefinition" {
    for_each   = flatten([for task in list(self.EcsProperties.TaskProperties) : list(task.Containers)])
    name       = coalesce(each.value.Name, each.key)
    image      = each.value.Image
    privileged = coalesce(each.value.Privileged, false)
  }
  from "cloudformation" "AWS::Batch::JobDefinition" {
    for_each   = [for range in list(self.NodeProperties.NodeRangeProperties) : range.Container if range.Container != null]
    name       = "of node range ${each.key}"
    image      = each.value.Image
    privileged = coalesce(each.value.Privileged, false)
  }
}
