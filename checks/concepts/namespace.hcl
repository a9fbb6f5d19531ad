concept "namespace" {
  summary = "A part of a Kubernetes cluster that objects are kept apart in."

  from "kubernetes" "Namespace" {
    name   = self.metadata.name
    labels = self.metadata.labels
  }
  from "terraform" "kubernetes_namespace" "kubernetes_namespace_v1" {
    name   = self.metadata.name
    labels = self.metadata.labels
  }
  from "terraform" "kubernetes_manifest" {
    when   = self.manifest.kind == "Namespace"
    name   = self.manifest.metadata.name
    labels = self.manifest.metadata.labels
  }
}
