# Kubernetes' own kind; those of Cilium and Calico are beside it in `network_policy`.
concept "kubernetes_network_policy" {
  summary = "A NetworkPolicy, in the form of a manifest wherever it is written."

  from "kubernetes" "NetworkPolicy" {
    namespace = self.metadata.namespace
    spec      = self.spec
  }
  from "terraform" "kubernetes_network_policy" "kubernetes_network_policy_v1" {
    namespace = coalesce(self.metadata.namespace, "default")
    spec      = manifest(self.spec)
  }
  from "terraform" "kubernetes_manifest" {
    when      = self.manifest.kind == "NetworkPolicy" && startswith(self.manifest.apiVersion, "networking.k8s.io/")
    namespace = self.manifest.metadata.namespace
    spec      = self.manifest.spec
  }
}
