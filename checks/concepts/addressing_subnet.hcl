# name  its address in the configuration, by which a machine finds it
concept "addressing_subnet" {
  summary = "A subnet that gives a public address to what is launched in it."

  from "cloudformation" "AWS::EC2::Subnet" {
    when = coalesce(self.MapPublicIpOnLaunch, false)

    name = self.address
  }
}
