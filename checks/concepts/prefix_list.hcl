# name      its address, by which rules are looked up that refer to it
# networks  the networks in it; unknown where it is somebody else's, which says nothing of what is in it.
#           Those of AWS hold the addresses of one service each, never the internet.
concept "prefix_list" {
  summary = "A list of networks that rules and routes name as one."

  # Its entries are written in it or on their own.
  from "terraform" "aws_ec2_managed_prefix_list" {
    name = self.address
    networks = list(
      [for entry in list(self.entry) : entry.cidr],
      [for entry in linked("aws_ec2_managed_prefix_list_entry", "prefix_list_id") : entry.cidr],
    )
  }

  from "terraform" "data.aws_ec2_managed_prefix_list" "data.aws_prefix_list" {
    name = self.address
    networks = (
      anytrue([
        for name in list(self.name, [for filter in list(self.filter) : filter.values if filter.name == "prefix-list-name"]) :
        startswith(name, "com.amazonaws.")
      ])
      ? []
      : not_scanned("what is in ${self.address}")
    )
  }

  from "cloudformation" "AWS::EC2::PrefixList" {
    name     = self.address
    networks = [for entry in list(self.Entries) : entry.Cidr]
  }
}
