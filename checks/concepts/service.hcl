# selector  null where it selects no pods: it is an external name, or its endpoints are written by hand
# spec      in the form of a manifest, wherever it is written
concept "service" {
  summary = "A name and address for pods, inside of a Kubernetes cluster and perhaps outside of it."

  from "kubernetes" "Service" {
    name        = self.metadata.name
    namespace   = self.metadata.namespace
    annotations = self.metadata.annotations
    selector    = self.spec.type == "ExternalName" || length(coalesce(self.spec.selector, {})) == 0 ? null : self.spec.selector
    spec        = self.spec
  }
  from "terraform" "kubernetes_service" "kubernetes_service_v1" {
    name        = self.metadata.name
    namespace   = coalesce(self.metadata.namespace, "default")
    annotations = self.metadata.annotations
    selector    = self.spec.type == "ExternalName" || length(coalesce(self.spec.selector, {})) == 0 ? null : self.spec.selector
    spec        = manifest(self).spec
  }
  from "terraform" "kubernetes_manifest" {
    when        = self.manifest.kind == "Service" && self.manifest.apiVersion == "v1"
    name        = self.manifest.metadata.name
    namespace   = self.manifest.metadata.namespace
    annotations = self.manifest.metadata.annotations
    selector    = self.manifest.spec.type == "ExternalName" || length(coalesce(self.manifest.spec.selector, {})) == 0 ? null : self.manifest.spec.selector
    spec        = self.manifest.spec
  }
}
