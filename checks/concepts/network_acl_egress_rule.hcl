# Only entries that allow. Which of them an entry before it overrules is not looked at.
#
# every_port  whether it leaves no port of its protocol closed
#
# An entry has to name its protocol: one that does not, in a fragment of code, is taken for TCP.
concept "network_acl_egress_rule" {
  summary = "An entry of a subnet's access list that lets traffic out."

  from "terraform" "aws_network_acl" "aws_default_network_acl" {
    for_each = [for entry in list(self.egress) : entry if lower(entry.action) == "allow"]

    every_port = (
      contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(each.value.protocol, "tcp"))) &&
        coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535
      )
    )
  }
  from "terraform" "aws_network_acl_rule" {
    when = coalesce(self.egress, false) && lower(self.rule_action) == "allow"

    every_port = (
      contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(self.protocol, "tcp"))) &&
        coalesce(self.from_port, 0) <= 1 && coalesce(self.to_port, 0) >= 65535
      )
    )
  }
  from "cloudformation" "AWS::EC2::NetworkAclEntry" {
    when = coalesce(self.Egress, false) && lower(self.RuleAction) == "allow"

    every_port = (
      coalesce(self.Protocol, 6) == -1 || (
        (coalesce(self.Protocol, 6) == 6 || coalesce(self.Protocol, 6) == 17) &&
        coalesce(self.PortRange.From, 0) <= 1 && coalesce(self.PortRange.To, 65535) >= 65535
      )
    )
  }
}
