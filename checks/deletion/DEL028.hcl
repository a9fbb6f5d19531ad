check "DEL028" {
  name        = "entry-without-deletion-protection"
  title       = "A load balancer or network firewall can be deleted without a safeguard"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; this attribute shows whether one mistaken call is enough."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "With a load balancer goes the address that the outside world knows, with a firewall the only way out or its limits. Both are not back by making them again: names and routes have to follow."
  remediation = "Set `enable_deletion_protection = true` on the load balancer (the attribute `deletion_protection.enabled` in CloudFormation) and `delete_protection = true` on the firewall (`DeleteProtection`)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-loadbalancer-loadbalancerattribute.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-firewall.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_150", "CKV_AWS_344"]
    guard   = ["ELB_DELETION_PROTECTION_ENABLED"]
  }

  on "terraform" "aws_lb" "aws_alb" {
    require = coalesce(self.enable_deletion_protection, false)
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  on "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    require = anytrue([
      for attribute in list(self.LoadBalancerAttributes) :
      attribute.Key == "deletion_protection.enabled" && attribute.Value == true
    ])
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  on "terraform" "aws_networkfirewall_firewall" {
    require = coalesce(self.delete_protection, false)
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  on "cloudformation" "AWS::NetworkFirewall::Firewall" {
    require = coalesce(self.DeleteProtection, false)
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }
}
