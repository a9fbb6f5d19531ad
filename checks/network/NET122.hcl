check "NET122" {
  name        = "published-service"
  title       = "A service can be reached from outside of its cluster"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The type shows which services are at the border of the virtual network, so that only those are there that are meant to be."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A port on every node, or a load balancer, stands beside the gateway where requests are checked and recorded. Where the service is meant to be public, suppress the finding and say so."
  remediation = "Set `spec.type` to `ClusterIP` or leave it out (`type` in Terraform), and publish the service through an Ingress or a Gateway."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/service_v1",
  ]
  equivalents = {
    "kube-linter" = ["exposed-services"]
  }

  on "service" {
    require = !contains(["LoadBalancer", "NodePort"], self.spec.type)
    message = "${self.address} is published by ${self.spec.type == "NodePort" ? "a port of every node" : "a load balancer"}"
  }
}
