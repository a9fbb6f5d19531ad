# assigns_public_addresses  whether what starts in it gets a public IPv4 address without asking
concept "subnet" {
  summary = "A range of addresses of a virtual network."

  from "terraform" "aws_subnet" {
    assigns_public_addresses = coalesce(self.map_public_ip_on_launch, false)
  }

  # Default subnets come with it on.
  from "terraform" "aws_default_subnet" {
    assigns_public_addresses = coalesce(self.map_public_ip_on_launch, true)
  }

  from "cloudformation" "AWS::EC2::Subnet" {
    assigns_public_addresses = coalesce(self.MapPublicIpOnLaunch, false)
  }
}
