check "VMH043" {
  name        = "nodes-open-to-ssh"
  title       = "Nodes of a cluster take SSH from everywhere"
  controls    = { "27017:2015" = ["CLD.9.5.2", "CLD.13.1.4"], "27017:2026" = ["8.9", "8.20"] }
  because     = "A port for logging in that everybody can reach is more than a node needs, and the control asks that only what is needed is open."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With a key and no source group, EKS opens port 22 of the nodes to the internet. Whoever has the key, or finds a flaw in the SSH server, is on a machine with the pods of everybody."
  remediation = "Name `source_security_group_ids` in `remote_access` (`RemoteAccess.SourceSecurityGroups` in CloudFormation), or leave out `remote_access` and use Session Manager."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-nodegroup-remoteaccess.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_100"]
  }

  on "terraform" "aws_eks_node_group" {
    deny    = self.remote_access.ec2_ssh_key != null && length(coalesce(self.remote_access.source_security_group_ids, [])) == 0
    message = "The nodes of ${self.address} take SSH from everywhere"
  }

  on "cloudformation" "AWS::EKS::Nodegroup" {
    deny    = self.RemoteAccess.Ec2SshKey != null && length(coalesce(self.RemoteAccess.SourceSecurityGroups, [])) == 0
    message = "The nodes of ${self.address} take SSH from everywhere"
  }
}
