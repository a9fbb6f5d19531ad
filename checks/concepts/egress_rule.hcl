# Only what is written down. What EC2 allows a security group of CloudFormation that has no rule for
# outgoing traffic, and Azure and Google implicitly, is not looked at.
#
# destinations  networks that the rule lets traffic out to
# The others are those of `firewall_rule`.
concept "egress_rule" {
  summary = "A firewall rule that lets traffic out, for one protocol and one set of ports."

  from "concept" "firewall_rule" {
    when = self.outgoing

    destinations = self.networks
    protocol     = self.protocol
    wide         = self.wide
    ports        = self.ports
    spans_ports  = self.spans_ports
    every_port   = self.every_port
    openings     = self.openings
  }
}
