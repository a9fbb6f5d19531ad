check "NET010" {
  name        = "kubernetes-api-public"
  title       = "A Kubernetes API has a public endpoint"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the endpoint's kind shows whether the cluster's management plane lies inside of the virtual network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A private endpoint is out of reach of the internet even when a list of networks is loosened or a token leaks. Administrators come in through the network that they already have a guarded way into."
  remediation = "Set `endpoint_public_access = false` with `endpoint_private_access = true` in `vpc_config` (EKS), `EndpointPublicAccess: false` (CloudFormation), `private_cluster_enabled = true` (AKS), `enable_private_endpoint = true` in `private_cluster_config` (GKE)."
  references = [
    "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-cluster-resourcesvpcconfig.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
  ]
  equivalents = {
    checkov = ["CKV_AWS_39", "CKV_AZURE_115"]
    trivy   = ["AWS-0040", "AZU-0065"]
    guard   = ["EKS_ENDPOINT_NO_PUBLIC_ACCESS"]
  }

  on "kubernetes_api_endpoint" {
    deny    = self.public
    message = "${self.address} serves the Kubernetes API on a public endpoint"
  }
}
