# namespace  null where none is written: the namespace is then chosen when the manifest is applied
# defaults   what LimitRanges give to its containers, each `certain` or not
# labels     of the pods themselves, which selectors look at
# annotations of the pods themselves
# path       where it is written, empty in kinds that have a pod in one place only
# spec       the pod's specification in the form of a manifest, wherever it is written
# whole      whether containers that name no image are all there is of them: Terraform has no patches; in manifests one
#            without an image beside others that have one is a patch, and in kinds that are not Kubernetes' own it is
#            what an operator merges into a container that it makes

concept "pod" {
  summary = "A group of containers that Kubernetes runs, or the template that it makes such groups from."

  from "kubernetes" "*" {
    for_each    = pod_templates(self)
    path        = each.key
    namespace   = self.metadata.namespace
    defaults    = selecting("container_default", { namespace = self.metadata.namespace, labels = {} })
    labels      = each.value.metadata.labels
    annotations = each.value.metadata.annotations
    whole = (
      (self.kind == "DeploymentConfig" || !strcontains(self.apiVersion, ".")) &&
      !anytrue([for container in list(each.value.spec.containers) : contains(keys(container), "image")])
    )
    spec = each.value.spec
  }

  from "terraform" "kubernetes_pod" "kubernetes_pod_v1" {
    path        = ""
    namespace   = coalesce(self.metadata.namespace, "default")
    defaults    = selecting("container_default", { namespace = coalesce(self.metadata.namespace, "default"), labels = {} })
    labels      = self.metadata.labels
    annotations = self.metadata.annotations
    whole       = true
    spec        = manifest(self.spec)
  }
  from "terraform" "kubernetes_deployment" "kubernetes_deployment_v1" "kubernetes_stateful_set" "kubernetes_stateful_set_v1" "kubernetes_daemonset" "kubernetes_daemon_set_v1" {
    path        = ""
    namespace   = coalesce(self.metadata.namespace, "default")
    defaults    = selecting("container_default", { namespace = coalesce(self.metadata.namespace, "default"), labels = {} })
    labels      = self.spec.template.metadata.labels
    annotations = self.spec.template.metadata.annotations
    whole       = true
    spec        = manifest(self.spec.template.spec)
  }
  from "terraform" "kubernetes_replication_controller" "kubernetes_replication_controller_v1" "kubernetes_job" "kubernetes_job_v1" {
    path        = ""
    namespace   = coalesce(self.metadata.namespace, "default")
    defaults    = selecting("container_default", { namespace = coalesce(self.metadata.namespace, "default"), labels = {} })
    labels      = self.spec.template.metadata.labels
    annotations = self.spec.template.metadata.annotations
    whole       = true
    spec        = manifest(self.spec.template.spec)
  }
  from "terraform" "kubernetes_cron_job" "kubernetes_cron_job_v1" {
    path        = ""
    namespace   = coalesce(self.metadata.namespace, "default")
    defaults    = selecting("container_default", { namespace = coalesce(self.metadata.namespace, "default"), labels = {} })
    labels      = self.spec.job_template.spec.template.metadata.labels
    annotations = self.spec.job_template.spec.template.metadata.annotations
    whole       = true
    spec        = manifest(self.spec.job_template.spec.template.spec)
  }
  from "terraform" "kubernetes_manifest" {
    for_each    = pod_templates(self.manifest)
    path        = each.key
    namespace   = self.manifest.metadata.namespace
    defaults    = selecting("container_default", { namespace = self.manifest.metadata.namespace, labels = {} })
    labels      = each.value.metadata.labels
    annotations = each.value.metadata.annotations
    whole       = true
    spec        = each.value.spec
  }
}
