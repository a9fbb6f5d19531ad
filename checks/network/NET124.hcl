check "NET124" {
  name        = "network-policy-peer-without-pods"
  title       = "A rule of a network policy names no pod"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "A rule that names nothing shows that who may connect is not who was meant."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A label that was renamed, or misspelt, cuts off those who were to be let in, and the quick repair is to let everybody in. Where the pods are made by something that is not among what was scanned, suppress the finding."
  remediation = "Correct `podSelector` in `from` or `to` (`pod_selector` in Terraform), or the labels of the pods' template, so that they match; scan the policies together with the workloads."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]
  equivalents = {
    "kube-linter" = ["dangling-networkpolicypeer-podselector"]
  }

  on "network_policy_peer" {
    require = (
      length(list(self.selector.matchLabels, self.selector.matchExpressions)) == 0 ||
      anytrue([for pod in self.pods : pod.certain])
    )
    at      = self.selector
    message = "A rule of ${self.address} names no pod among what was scanned"
  }
}
