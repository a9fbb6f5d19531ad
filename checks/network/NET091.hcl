check "NET091" {
  name        = "shared-network-accepts-anybody"
  title       = "An endpoint service or transit gateway accepts connections that nobody approved"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether somebody decides which other networks are joined to this one, or whether that follows from being able to ask."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever the service is shared with, or may ask for it, is in the network at once: an account that was taken over, or one that was added for another reason. An acceptance is a decision that can be held against the policy."
  remediation = "Set `acceptance_required = true` (endpoint service; `AcceptanceRequired`), leave `auto_accept_shared_attachments` (transit gateway; `AutoAcceptSharedAttachments`) at `disable`."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservice.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_123", "CKV_AWS_331"]
  }

  on "terraform" "aws_vpc_endpoint_service" {
    require = coalesce(self.acceptance_required, false)
    message = "${self.address} accepts connections by itself"
  }

  on "terraform" "aws_ec2_transit_gateway" {
    deny    = coalesce(self.auto_accept_shared_attachments, "disable") == "enable"
    message = "${self.address} accepts attachments by itself"
  }

  # What holds where it is left out is not documented: who wants it has to say so.
  on "cloudformation" "AWS::EC2::VPCEndpointService" {
    require = coalesce(self.AcceptanceRequired, false)
    message = "${self.address} ${self.AcceptanceRequired == null ? "does not say that somebody accepts connections" : "accepts connections by itself"}"
  }

  on "cloudformation" "AWS::EC2::TransitGateway" {
    deny    = coalesce(self.AutoAcceptSharedAttachments, "disable") == "enable"
    message = "${self.address} accepts attachments by itself"
  }
}
