# `spec` is the pod's specification in the form of a manifest, wherever it is written.
# `default_limits` are the limits that LimitRange objects of the same namespace give to containers
# that declare none.

concept "pod" {
  summary = "A group of containers that Kubernetes runs, or the template that it makes such groups from."

  from "kubernetes" "Pod" {
    spec           = self.spec
    default_limits = [
      for range in resources("LimitRange") : range.spec.limits
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }
  from "kubernetes" "Deployment" "StatefulSet" "DaemonSet" "ReplicaSet" "ReplicationController" "Job" "DeploymentConfig.apps.openshift.io" "Rollout.argoproj.io" {
    spec           = self.spec.template.spec
    default_limits = [
      for range in resources("LimitRange") : range.spec.limits
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }
  from "kubernetes" "CronJob" {
    spec           = self.spec.jobTemplate.spec.template.spec
    default_limits = [
      for range in resources("LimitRange") : range.spec.limits
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }
  from "kubernetes" "PodTemplate" {
    spec           = self.template.spec
    default_limits = [
      for range in resources("LimitRange") : range.spec.limits
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }

  from "terraform" "kubernetes_pod" "kubernetes_pod_v1" {
    spec           = manifest(self.spec)
    default_limits = [
      for range in concat(resources("kubernetes_limit_range"), resources("kubernetes_limit_range_v1")) : range.spec.limit
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }
  from "terraform" "kubernetes_deployment" "kubernetes_deployment_v1" "kubernetes_stateful_set" "kubernetes_stateful_set_v1" "kubernetes_daemonset" "kubernetes_daemon_set_v1" "kubernetes_replication_controller" "kubernetes_replication_controller_v1" "kubernetes_job" "kubernetes_job_v1" {
    spec           = manifest(self.spec.template.spec)
    default_limits = [
      for range in concat(resources("kubernetes_limit_range"), resources("kubernetes_limit_range_v1")) : range.spec.limit
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }
  from "terraform" "kubernetes_cron_job" "kubernetes_cron_job_v1" {
    spec           = manifest(self.spec.job_template.spec.template.spec)
    default_limits = [
      for range in concat(resources("kubernetes_limit_range"), resources("kubernetes_limit_range_v1")) : range.spec.limit
      if coalesce(range.metadata.namespace, "default") == coalesce(self.metadata.namespace, "default")
    ]
  }
  from "terraform" "kubernetes_manifest" {
    when           = self.manifest.kind == "Pod"
    spec           = self.manifest.spec
    default_limits = []
  }
  from "terraform" "kubernetes_manifest" {
    when           = contains(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job"], self.manifest.kind)
    spec           = self.manifest.spec.template.spec
    default_limits = []
  }
  from "terraform" "kubernetes_manifest" {
    when           = self.manifest.kind == "CronJob"
    spec           = self.manifest.spec.jobTemplate.spec.template.spec
    default_limits = []
  }
}
