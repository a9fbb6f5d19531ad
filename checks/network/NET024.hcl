check "NET024" {
  name        = "service-with-external-addresses"
  title       = "A service claims addresses outside of the cluster"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The list shows that the service itself, not whoever manages the network, says which addresses belong to it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Kubernetes does not ask whether an address in `externalIPs` belongs to the service. Every node sends what goes there to the service's pods, so that whoever may write services can take over connections of others (CVE-2020-8554)."
  remediation = "Remove `externalIPs` (`external_ips` in Terraform) and publish the service with a load balancer or a gateway."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/service/#external-ips",
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/service_v1",
  ]
  equivalents = {
    trivy = ["KSV-0108"]
  }

  on "service" {
    require = length(list(self.spec.externalIPs)) == 0
    message = "${self.address} claims the addresses ${join(", ", list(self.spec.externalIPs))}"
  }
}
