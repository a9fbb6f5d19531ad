# namespace  null where none is written: the namespace is then chosen when the manifest is applied
# labels     of the pods themselves, which selectors look at
# spec       the pod's specification in the form of a manifest, wherever it is written

concept "pod" {
  summary = "A group of containers that Kubernetes runs, or the template that it makes such groups from."

  from "kubernetes" "Pod" {
    namespace = self.metadata.namespace
    labels    = self.metadata.labels
    spec      = self.spec
  }
  from "kubernetes" "Deployment" "StatefulSet" "DaemonSet" "ReplicaSet" "ReplicationController" "Job" {
    namespace = self.metadata.namespace
    labels    = self.spec.template.metadata.labels
    spec      = self.spec.template.spec
  }
  from "kubernetes" "DeploymentConfig.apps.openshift.io" "Rollout.argoproj.io" {
    namespace = self.metadata.namespace
    labels    = self.spec.template.metadata.labels
    spec      = self.spec.template.spec
  }
  from "kubernetes" "CronJob" {
    namespace = self.metadata.namespace
    labels    = self.spec.jobTemplate.spec.template.metadata.labels
    spec      = self.spec.jobTemplate.spec.template.spec
  }
  from "kubernetes" "PodTemplate" {
    namespace = self.metadata.namespace
    labels    = self.template.metadata.labels
    spec      = self.template.spec
  }

  from "terraform" "kubernetes_pod" "kubernetes_pod_v1" {
    namespace = self.metadata.namespace
    labels    = self.metadata.labels
    spec      = manifest(self.spec)
  }
  from "terraform" "kubernetes_deployment" "kubernetes_deployment_v1" "kubernetes_stateful_set" "kubernetes_stateful_set_v1" "kubernetes_daemonset" "kubernetes_daemon_set_v1" {
    namespace = self.metadata.namespace
    labels    = self.spec.template.metadata.labels
    spec      = manifest(self.spec.template.spec)
  }
  from "terraform" "kubernetes_replication_controller" "kubernetes_replication_controller_v1" "kubernetes_job" "kubernetes_job_v1" {
    namespace = self.metadata.namespace
    labels    = self.spec.template.metadata.labels
    spec      = manifest(self.spec.template.spec)
  }
  from "terraform" "kubernetes_cron_job" "kubernetes_cron_job_v1" {
    namespace = self.metadata.namespace
    labels    = self.spec.job_template.spec.template.metadata.labels
    spec      = manifest(self.spec.job_template.spec.template.spec)
  }
  from "terraform" "kubernetes_manifest" {
    when      = self.manifest.kind == "Pod"
    namespace = self.manifest.metadata.namespace
    labels    = self.manifest.metadata.labels
    spec      = self.manifest.spec
  }
  from "terraform" "kubernetes_manifest" {
    when      = contains(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job"], self.manifest.kind)
    namespace = self.manifest.metadata.namespace
    labels    = self.manifest.spec.template.metadata.labels
    spec      = self.manifest.spec.template.spec
  }
  from "terraform" "kubernetes_manifest" {
    when      = self.manifest.kind == "CronJob"
    namespace = self.manifest.metadata.namespace
    labels    = self.manifest.spec.jobTemplate.spec.template.metadata.labels
    spec      = self.manifest.spec.jobTemplate.spec.template.spec
  }
}
