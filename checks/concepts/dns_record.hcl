# held  whether what it points at is a resource of one's own: one that it refers to, or what has an
#       address in a network of one's own, for a name that only that network knows
concept "dns_record" {
  summary = "A name of Route 53 that leads to an address."

  from "terraform" "aws_route53_record" {
    when = contains(["A", "AAAA"], upper(self.type))

    held = anytrue(concat(
      [for trace in traces(list(self.records, self.alias.name)) : startswith(trace, "data.")],
      [length(follow(list(self.records, self.alias.name))) > 0],
      [
        for zone in concat(
          [for zone in resources("aws_route53_zone") : zone if length(list(zone.vpc)) > 0],
          [for zone in resources("data.aws_route53_zone") : zone if coalesce(zone.private_zone, false)],
          ) : matches("^[0-9a-fA-F.:,]+$", join(",", list(self.records))) && covers_network(
          ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"], self.records,
        ) if contains(traces(self.zone_id), zone.address)
      ],
    ))
  }
  from "cloudformation" "AWS::Route53::RecordSet" {
    when = contains(["A", "AAAA"], upper(self.Type))

    held = length(follow(list(self.ResourceRecords, self.AliasTarget.DNSName))) > 0 || anytrue([
      for zone in resources("AWS::Route53::HostedZone") : matches("^[0-9a-fA-F.:,]+$", join(",", list(self.ResourceRecords))) && covers_network(
        ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"], self.ResourceRecords,
      ) if length(list(zone.VPCs)) > 0 && contains(follow(self.HostedZoneId)[*].address, zone.address)
    ])
  }
  from "cloudformation" "AWS::Route53::RecordSetGroup" {
    for_each = list(self.RecordSets)
    when     = contains(["A", "AAAA"], upper(each.value.Type))

    held = length(follow(list(each.value.ResourceRecords, each.value.AliasTarget.DNSName))) > 0 || anytrue([
      for zone in resources("AWS::Route53::HostedZone") : matches("^[0-9a-fA-F.:,]+$", join(",", list(each.value.ResourceRecords))) && covers_network(
        ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"], each.value.ResourceRecords,
      ) if length(list(zone.VPCs)) > 0 && contains(follow(self.HostedZoneId)[*].address, zone.address)
    ])
  }
}
