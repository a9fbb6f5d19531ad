# A load balancer or database is a machine here. Where nothing says in which subnet it is, AWS takes the
# default network of the account, whose subnets give addresses and have a route. Of access lists
# of subnets only those count that shut the whole internet out; tables of routes on Azure are not looked at.
#
# name  what lets in to it, an object for each: the group of rules, as its address or its id; on Google the
#       network, alone and with each tag or account of the machine behind it
# kind  `machine`, or `database` or `load balancer`, which answer on ports of their own only
concept "exposed_machine" {
  summary = "What has a public address and a route to the internet, so that only firewall rules keep strangers from it."

  # What an instance says itself overrides its template.
  from "terraform" "aws_instance" "aws_spot_instance_request" {
    when = (
      length(list(self.launch_template, self.network_interface, self.primary_network_interface)) == 0 && self.subnet_id == null
      ? (
        coalesce(self.associate_public_ip_address, true) ||
        length(linked("aws_eip", "instance")) + length(linked("aws_eip_association", "instance_id")) > 0
      )
      : anytrue(flatten([
        for template in coalescelist(follow(self.launch_template), [{}]) : [
          for address in traces(self.subnet_id != null ? self.subnet_id : [for nic in list(template.network_interfaces) : nic.subnet_id]) : [
            for subnet in named("internet_subnet", address) : subnet.certain && (
              coalesce(
                self.associate_public_ip_address,
                list(template.network_interfaces)[0].associate_public_ip_address,
                subnet.gives_addresses,
              ) ||
              length(linked("aws_eip", "instance")) + length(linked("aws_eip_association", "instance_id")) > 0
            )
          ]
        ]
      ]))
    )
    for_each = traces([
      self.vpc_security_group_ids,
      self.security_groups,
      [for attachment in linked("aws_network_interface_sg_attachment", "network_interface_id") : attachment.security_group_id],
      [
        for template in follow(self.launch_template) : [
          template.vpc_security_group_ids,
          template.security_group_names,
          [for nic in list(template.network_interfaces) : nic.security_groups],
        ] if self.vpc_security_group_ids == null
      ],
    ])

    name = each.value
    kind = "machine"
  }
  from "terraform" "aws_network_interface" {
    when = length(linked("aws_eip", "network_interface")) + length(linked("aws_eip_association", "network_interface_id")) > 0 && anytrue([
      for address in traces(self.subnet_id) : anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces([
      self.security_groups,
      [for attachment in linked("aws_network_interface_sg_attachment", "network_interface_id") : attachment.security_group_id],
    ])

    name = each.value
    kind = "machine"
  }
  from "terraform" "aws_autoscaling_group" {
    for_each = flatten([
      for template in follow([
        self.launch_template,
        self.mixed_instances_policy.launch_template.launch_template_specification,
        ]) : traces([
        template.vpc_security_group_ids,
        [for nic in list(template.network_interfaces) : nic.security_groups],
      ])
      if(
        length(coalesce(self.vpc_zone_identifier, [])) == 0
        ? coalesce(list(template.network_interfaces)[0].associate_public_ip_address, true)
        : anytrue(flatten([
          for address in traces(self.vpc_zone_identifier) : [
            for subnet in named("internet_subnet", address) :
            subnet.certain && coalesce(list(template.network_interfaces)[0].associate_public_ip_address, subnet.gives_addresses)
          ]
        ]))
      )
    ])

    name = each.value
    kind = "machine"
  }
  from "terraform" "aws_autoscaling_group" {
    for_each = flatten([
      for configuration in follow(self.launch_configuration) : traces(configuration.security_groups)
      if(
        length(coalesce(self.vpc_zone_identifier, [])) == 0
        ? coalesce(configuration.associate_public_ip_address, true)
        : anytrue(flatten([
          for address in traces(self.vpc_zone_identifier) : [
            for subnet in named("internet_subnet", address) :
            subnet.certain && coalesce(configuration.associate_public_ip_address, subnet.gives_addresses)
          ]
        ]))
      )
    ])

    name = each.value
    kind = "machine"
  }
  from "terraform" "aws_ecs_service" {
    when = coalesce(self.network_configuration.assign_public_ip, false) && anytrue([
      for address in traces(self.network_configuration.subnets) : anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces(self.network_configuration.security_groups)

    name = each.value
    kind = "machine"
  }
  from "terraform" "aws_lb" "aws_alb" {
    when = !coalesce(self.internal, false) && anytrue([
      for address in traces([self.subnets, [for mapping in list(self.subnet_mapping) : mapping.subnet_id]]) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces(self.security_groups)

    name = each.value
    kind = "load balancer"
  }
  from "terraform" "aws_elb" {
    when = !coalesce(self.internal, false) && (length(coalesce(self.subnets, [])) == 0 || anytrue([
      for address in traces(self.subnets) : anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ]))
    for_each = traces(self.security_groups)

    name = each.value
    kind = "load balancer"
  }
  from "terraform" "aws_db_instance" {
    when = coalesce(self.publicly_accessible, false) && (self.db_subnet_group_name == null || anytrue([
      for address in traces([for group in follow(self.db_subnet_group_name) : group.subnet_ids]) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ]))
    for_each = traces(self.vpc_security_group_ids)

    name = each.value
    kind = "database"
  }
  # It is in the groups of rules and of subnets that its cluster is in.
  from "terraform" "aws_rds_cluster_instance" {
    when = coalesce(self.publicly_accessible, false) && anytrue(flatten([
      for cluster in follow(self.cluster_identifier) : cluster.db_subnet_group_name == null ? [true] : [
        for address in traces([for group in follow(cluster.db_subnet_group_name) : group.subnet_ids]) :
        anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
      ]
    ]))
    for_each = traces([for cluster in follow(self.cluster_identifier) : cluster.vpc_security_group_ids])

    name = each.value
    kind = "database"
  }
  from "terraform" "aws_redshift_cluster" {
    when = coalesce(self.publicly_accessible, false) && (self.cluster_subnet_group_name == null || anytrue([
      for address in traces([for group in follow(self.cluster_subnet_group_name) : group.subnet_ids]) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ]))
    for_each = traces(self.vpc_security_group_ids)

    name = each.value
    kind = "database"
  }

  from "cloudformation" "AWS::EC2::Instance" {
    when = (
      self.LaunchTemplate == null && length(list(self.NetworkInterfaces)) == 0 && self.SubnetId == null
      ? true
      : anytrue(flatten([
        for template in coalescelist(follow(self.LaunchTemplate), [{}]) : [
          for address in traces([
            self.SubnetId,
            [for nic in list(self.NetworkInterfaces, template.LaunchTemplateData.NetworkInterfaces) : nic.SubnetId],
            ]) : [
            for subnet in named("internet_subnet", address) : subnet.certain && (
              coalesce(
                list(self.NetworkInterfaces)[0].AssociatePublicIpAddress,
                list(template.LaunchTemplateData.NetworkInterfaces)[0].AssociatePublicIpAddress,
                subnet.gives_addresses,
              ) ||
              length(linked("AWS::EC2::EIP", "InstanceId")) + length(linked("AWS::EC2::EIPAssociation", "InstanceId")) > 0
            )
          ]
        ]
      ]))
    )
    for_each = traces([
      self.SecurityGroupIds,
      self.SecurityGroups,
      [for nic in list(self.NetworkInterfaces) : nic.GroupSet],
      [
        for template in follow(self.LaunchTemplate) : [
          template.LaunchTemplateData.SecurityGroupIds,
          template.LaunchTemplateData.SecurityGroups,
          [for nic in list(template.LaunchTemplateData.NetworkInterfaces) : nic.Groups],
        ] if self.SecurityGroupIds == null
      ],
    ])

    name = each.value
    kind = "machine"
  }
  from "cloudformation" "AWS::EC2::NetworkInterface" {
    when = length(linked("AWS::EC2::EIPAssociation", "NetworkInterfaceId")) > 0 && anytrue([
      for address in traces(self.SubnetId) : anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces(self.GroupSet)

    name = each.value
    kind = "machine"
  }
  from "cloudformation" "AWS::AutoScaling::AutoScalingGroup" {
    for_each = flatten([
      for template in follow([
        self.LaunchTemplate,
        self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification,
        ]) : traces([
        template.LaunchTemplateData.SecurityGroupIds,
        [for nic in list(template.LaunchTemplateData.NetworkInterfaces) : nic.Groups],
      ])
      if(
        length(coalesce(self.VPCZoneIdentifier, [])) == 0
        ? coalesce(list(template.LaunchTemplateData.NetworkInterfaces)[0].AssociatePublicIpAddress, true)
        : anytrue(flatten([
          for address in traces(self.VPCZoneIdentifier) : [
            for subnet in named("internet_subnet", address) :
            subnet.certain && coalesce(list(template.LaunchTemplateData.NetworkInterfaces)[0].AssociatePublicIpAddress, subnet.gives_addresses)
          ]
        ]))
      )
    ])

    name = each.value
    kind = "machine"
  }
  from "cloudformation" "AWS::AutoScaling::AutoScalingGroup" {
    for_each = flatten([
      for configuration in follow(self.LaunchConfigurationName) : traces(configuration.SecurityGroups)
      if(
        length(coalesce(self.VPCZoneIdentifier, [])) == 0
        ? coalesce(configuration.AssociatePublicIpAddress, true)
        : anytrue(flatten([
          for address in traces(self.VPCZoneIdentifier) : [
            for subnet in named("internet_subnet", address) :
            subnet.certain && coalesce(configuration.AssociatePublicIpAddress, subnet.gives_addresses)
          ]
        ]))
      )
    ])

    name = each.value
    kind = "machine"
  }
  from "cloudformation" "AWS::ECS::Service" {
    when = self.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED" && anytrue([
      for address in traces(self.NetworkConfiguration.AwsvpcConfiguration.Subnets) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces(self.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups)

    name = each.value
    kind = "machine"
  }
  from "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    when = coalesce(self.Scheme, "internet-facing") != "internal" && anytrue([
      for address in traces([self.Subnets, [for mapping in list(self.SubnetMappings) : mapping.SubnetId]]) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces(self.SecurityGroups)

    name = each.value
    kind = "load balancer"
  }
  from "cloudformation" "AWS::ElasticLoadBalancing::LoadBalancer" {
    when = coalesce(self.Scheme, "internet-facing") != "internal" && anytrue([
      for address in traces(self.Subnets) : anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ])
    for_each = traces(self.SecurityGroups)

    name = each.value
    kind = "load balancer"
  }
  from "cloudformation" "AWS::RDS::DBInstance" {
    when = coalesce(self.PubliclyAccessible, false) && (self.DBSubnetGroupName == null || anytrue([
      for address in traces([for group in follow(self.DBSubnetGroupName) : group.SubnetIds]) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ]))
    for_each = traces(self.VPCSecurityGroups)

    name = each.value
    kind = "database"
  }
  from "cloudformation" "AWS::Redshift::Cluster" {
    when = coalesce(self.PubliclyAccessible, false) && (self.ClusterSubnetGroupName == null || anytrue([
      for address in traces([for group in follow(self.ClusterSubnetGroupName) : group.SubnetIds]) :
      anytrue([for subnet in named("internet_subnet", address) : subnet.certain])
    ]))
    for_each = traces(self.VpcSecurityGroupIds)

    name = each.value
    kind = "database"
  }

  # What passes the group of the subnet has to pass that of the interface too: where there are two, either
  # alone lets nobody in.
  from "terraform" "azurerm_linux_virtual_machine" "azurerm_windows_virtual_machine" "azurerm_virtual_machine" {
    for_each = flatten([
      for id in coalesce(self.network_interface_ids, []) : [
        for nic in follow(id) : [
          for groups in [[
            for trace in traces([
              nic.network_security_group_id,
              [
                for association in sharing("azurerm_network_interface_security_group_association", "network_interface_id", id) :
                association.network_security_group_id if certainly(association.certain)
              ],
              [
                for ip in list(nic.ip_configuration) : [
                  for association in sharing("azurerm_subnet_network_security_group_association", "subnet_id", ip.subnet_id) :
                  association.network_security_group_id if certainly(association.certain)
                ]
              ],
            ]) : trace if strcontains(trace, "azurerm_network_security_group.")
          ]] : length(groups) == 1 ? groups : []
        ]
        if anytrue([for ip in list(nic.ip_configuration) : ip.public_ip_address_id != null])
      ]
    ])

    name = each.value
    kind = "machine"
  }
  from "terraform" "azurerm_linux_virtual_machine_scale_set" "azurerm_windows_virtual_machine_scale_set" "azurerm_orchestrated_virtual_machine_scale_set" {
    for_each = flatten([
      for nic in list(self.network_interface) : [
        for groups in [[
          for trace in traces([
            nic.network_security_group_id,
            [
              for ip in list(nic.ip_configuration) : [
                for association in sharing("azurerm_subnet_network_security_group_association", "subnet_id", ip.subnet_id) :
                association.network_security_group_id if certainly(association.certain)
              ]
            ],
          ]) : trace if strcontains(trace, "azurerm_network_security_group.")
        ]] : length(groups) == 1 ? groups : []
      ]
      if anytrue([for ip in list(nic.ip_configuration) : length(list(ip.public_ip_address)) > 0])
    ])

    name = each.value
    kind = "machine"
  }

  # A network has a route to the internet unless it is made without the routes that come with it.
  from "terraform" "google_compute_instance" {
    for_each = flatten([
      for nic in list(self.network_interface) : [
        for network in traces([nic.network, [for subnetwork in follow(nic.subnetwork) : subnetwork.network]]) : [
          for target in concat([""], [for target in traces([self.tags, self.service_account.email]) : " ${target}"]) : "${network}${target}"
        ]
      ]
      if length(list(nic.access_config)) > 0 && !anytrue([
        for network in follow([nic.network, [for subnetwork in follow(nic.subnetwork) : subnetwork.network]]) :
        coalesce(network.delete_default_routes_on_create, false)
      ])
    ])

    name = each.value
    kind = "machine"
  }
  from "terraform" "google_compute_instance_group_manager" "google_compute_region_instance_group_manager" {
    for_each = flatten([
      for template in follow([for version in list(self.version) : version.instance_template]) : [
        for nic in list(template.network_interface) : [
          for network in traces([nic.network, [for subnetwork in follow(nic.subnetwork) : subnetwork.network]]) : [
            for target in concat([""], [for target in traces([template.tags, template.service_account.email]) : " ${target}"]) : "${network}${target}"
          ]
        ]
        if length(list(nic.access_config)) > 0 && !anytrue([
          for network in follow([nic.network, [for subnetwork in follow(nic.subnetwork) : subnetwork.network]]) :
          coalesce(network.delete_default_routes_on_create, false)
        ])
      ]
    ])

    name = each.value
    kind = "machine"
  }
}
