check "NET117" {
  name        = "network-policy-names-internet-as-source"
  title       = "A network policy lets the whole internet connect"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The rule names every address there is, and so shows that the boundary around the pods is open to strangers."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A network of all addresses lets in whoever reaches the pods from outside, through a load balancer or a port of a node, and every pod of the cluster besides. For the ports of a public service that is meant; suppress the finding there."
  remediation = "Name in `ipBlock.cidr` (`ip_block { cidr = … }` in Terraform) the networks that need it, or choose pods with `podSelector` and `namespaceSelector`; `fromCIDR` and `fromEntities` for Cilium, `source.nets` for Calico."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://docs.cilium.io/en/stable/security/policy/",
    "https://docs.tigera.io/calico/latest/reference/resources/networkpolicy",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]
  equivalents = {
    trivy = ["KUBE-0001"]
  }

  on "network_policy" {
    when    = self.ingress
    deny    = is_world(self.sources)
    message = "${self.address} lets every address connect to its pods"
  }
}
