check "NET123" {
  name        = "network-policy-without-pods"
  title       = "A network policy selects no pod"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "A policy that selects nothing shows a boundary that is written down and not there."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A label that was renamed, or misspelt, leaves pods open that everybody takes for closed. Where the pods are made by something that is not among what was scanned, suppress the finding."
  remediation = "Correct `podSelector` (`pod_selector` in Terraform), or the labels of the pods' template, so that they match; scan the policies together with the workloads."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]
  equivalents = {
    "kube-linter" = ["dangling-networkpolicy"]
  }

  on "kubernetes_network_policy" {
    require = (
      length(list(self.spec.podSelector.matchLabels, self.spec.podSelector.matchExpressions)) == 0 ||
      anytrue([for pod in selected("pod", { namespace = self.namespace, selector = self.spec.podSelector }) : pod.certain])
    )
    at      = self.spec.podSelector
    message = "${self.address} selects no pod among what was scanned"
  }
}
