check "NET009" {
  name        = "kubernetes-api-open-to-internet"
  title       = "A Kubernetes API accepts connections from any address"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the list shows whether the cluster's management plane is closed to strangers."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Whoever reaches the API needs one leaked token or one flaw in it to own the cluster and all that runs there. Limited to known networks, neither is of use to a stranger."
  remediation = "Name the networks that administer the cluster: `public_access_cidrs` in `vpc_config` (EKS), `PublicAccessCidrs` (CloudFormation), `authorized_ip_ranges` in `api_server_access_profile` (AKS), `master_authorized_networks_config` (GKE; that it does not name the whole internet is asked by NET140)."
  references = [
    "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-cluster-resourcesvpcconfig.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
  ]
  equivalents = {
    checkov = ["CKV_AWS_38", "CKV_AZURE_6", "CKV_GCP_20"]
    trivy   = ["AWS-0041", "AZU-0041", "GCP-0061"]
  }

  on "kubernetes_api_endpoint" {
    when    = self.public
    deny    = self.open_to_world
    message = "${self.address} lets any address of the internet connect to the Kubernetes API"
  }
}
