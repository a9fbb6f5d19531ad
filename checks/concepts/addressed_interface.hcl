# name  its address in the configuration, by which a machine finds it
concept "addressed_interface" {
  summary = "A network interface that an elastic address is attached to."

  from "terraform" "aws_network_interface" {
    when = (
      length(linked("aws_eip", "network_interface")) > 0 ||
      length(linked("aws_eip_association", "network_interface_id")) > 0
    )

    name = self.address
  }
  from "cloudformation" "AWS::EC2::NetworkInterface" {
    when = length(linked("AWS::EC2::EIPAssociation", "NetworkInterfaceId")) > 0

    name = self.address
  }
}
