# What a group of rules is called by those who are behind it. Rules for some addresses behind it only, and
# those of a level above the network (a policy of the organization), are no objects of this concept; nor are
# those for IPv6 alone, as `exposed_machine` is about IPv4.
#
# names  the group's address or id; on Google the network's, with a target's tag or account behind it if the
#        rule has targets
concept "rule_scope" {
  summary = "What firewall rules are for, as far as what they are for can be told."

  from "terraform" "aws_security_group" {
    names = [self.address]
  }
  # Machines may name it by the network that it came with.
  from "terraform" "aws_default_security_group" {
    names = concat([self.address], traces(self.vpc_id))
  }
  from "terraform" "aws_security_group_rule" {
    when = self.type == "ingress" && length(list(self.cidr_blocks, self.prefix_list_ids)) > 0

    names = traces(self.security_group_id)
  }
  from "terraform" "aws_vpc_security_group_ingress_rule" {
    when = length(list(self.cidr_ipv4, self.prefix_list_id)) > 0

    names = traces(self.security_group_id)
  }

  from "cloudformation" "AWS::EC2::SecurityGroup" {
    names = [self.address]
  }
  from "cloudformation" "AWS::EC2::SecurityGroupIngress" {
    when = length(list(self.CidrIp, self.SourcePrefixListId)) > 0

    names = traces([self.GroupId, self.GroupName])
  }

  from "terraform" "azurerm_network_security_rule" {
    names = [
      for name in traces(self.network_security_group_name) : name
      if certainly(contains(["*", "VirtualNetwork", "0.0.0.0/0"], self.destination_address_prefix))
    ]
  }
  from "terraform" "azurerm_network_security_group" {
    names = [
      for name in [self.address] : name
      if certainly(alltrue([
        for rule in list(self.security_rule) :
        lower(rule.access) != "allow" || lower(coalesce(rule.direction, "inbound")) != "inbound" ||
        contains(["*", "VirtualNetwork", "0.0.0.0/0"], rule.destination_address_prefix)
      ]))
    ]
  }

  from "terraform" "google_compute_firewall" {
    names = (
      certainly(length(list(self.target_tags, self.target_service_accounts, self.destination_ranges)) == 0)
      ? traces(self.network)
      : [
        for pair in setproduct(traces(self.network), traces([self.target_tags, self.target_service_accounts])) :
        "${pair[0]} ${pair[1]}" if certainly(length(list(self.destination_ranges)) == 0)
      ]
    )
  }
}
