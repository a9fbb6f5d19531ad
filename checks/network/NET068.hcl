check "NET068" {
  name        = "http-application-routing"
  title       = "A Kubernetes cluster has the add-on for public HTTP routing"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether a way in from the internet was designed for the cluster, or came with an add-on that is meant for trying out."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The add-on puts an ingress controller and a public DNS zone in front of the cluster, without TLS, and Microsoft neither means it for production nor supports it any more. Every workload that names its class is published."
  remediation = "Set `http_application_routing_enabled = false`, or leave it out, and use `web_app_routing` or a gateway of your own."
  references = [
    "https://learn.microsoft.com/azure/aks/http-application-routing",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_246"]
  }

  # `addon_profile` up to provider 2.x.
  on "terraform" "azurerm_kubernetes_cluster" {
    deny    = coalesce(self.http_application_routing_enabled, self.addon_profile.http_application_routing.enabled, false)
    message = "${self.address} has the add-on for public HTTP routing"
  }
}
