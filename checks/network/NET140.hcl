check "NET140" {
  name        = "kubernetes-api-authorizes-internet"
  title       = "The networks that may connect to a Kubernetes API are the whole internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the list shows whether the cluster's management plane is closed to strangers."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A list of authorised networks with everything in it limits nobody, and looks as if it did. Whoever reaches the API needs one leaked token or one flaw in it to own the cluster and all that runs there."
  remediation = "Replace `0.0.0.0/0` by the networks that administer the cluster in `cidr_blocks` of `master_authorized_networks_config`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks",
  ]
  equivalents = {
    checkov = ["CKV_GCP_18"]
    trivy   = ["GCP-0053"]
  }

  # A cluster without such a list is told of by NET009.
  on "kubernetes_api_endpoint" {
    deny    = self.public && is_world(self.authorized_networks)
    message = "${self.address} lets any address of the internet connect to the Kubernetes API"
  }
}
