# `metadata_tokens`, `metadata_hops`, `public_address`, `secure_boot`, `virtual_tpm`, `integrity_monitoring`,
# `serial_console` and `takes_project_keys` are null where something else decides: the template that an instance
# starts from, which is an object of its own and judged there, or the image. Where that template of Amazon's is
# not in the unit, they are unknown.
#
# key_login           whether a public key is given to log in with
# host_encryption     whether what is on its host, the temporary disk and caches, is encrypted too; null for a confidential
#                     machine whose disk is encrypted as a whole, beside which it cannot be asked for
# automatic_updates   whether Windows installs updates by itself
# image_renewed       whether a set takes new machine images by itself
# guest_agent         whether the provider's agent runs in it
# extensions_allowed  whether the provider's interface may install software in it
# unmanaged_disk      whether a disk is a blob in a storage account
# takes_project_keys  whether the keys of the whole project let in
# metadata_tokens     whether a token is needed: `required`, `optional`; `unset` where only the image says
# metadata_hops       how many routers the answer of the metadata service may pass; 0 where only the image says

concept "virtual_machine" {
  summary = "A virtual server, or the template that servers are launched from."

  # Amazon: absent `http_tokens` means what the account's default for the region says, without one what the image
  # was registered with, and without that `optional`. Images of Amazon Linux 2023 are registered with
  # `required`, and two hops; they are known by their path in the parameter store, or by the name that is searched for.
  # `no-preference`, and -1 for the hops, are no default.
  from "terraform" "aws_instance" "aws_spot_instance_request" {
    metadata_enabled = coalesce(
      self.metadata_options.http_endpoint,
      anytrue([for d in beside("aws_ec2_instance_metadata_defaults") : d.http_endpoint == "disabled" && d.certain]) ? "disabled" : "enabled",
    ) == "enabled"
    metadata_tokens = (self.metadata_options.http_tokens == null && self.launch_template != null
      ? anytrue(concat(
        [for t in follow(list(self.launch_template.id, self.launch_template.name)) : !strcontains(t.address, "data.aws_launch_template.")],
        self.launch_template.name == null ? [] : [
          for template in sharing("aws_launch_template", "name", self.launch_template.name) : template.certain
        ],
      )) ? null : not_scanned("the launch template")
      : coalesce(concat(
        [self.metadata_options.http_tokens],
        [
          for d in beside("aws_ec2_instance_metadata_defaults") :
          contains(["required", "optional"], d.http_tokens) && d.certain ? d.http_tokens : null
        ],
        ["unset"],
      )...)
    )
    image_requires_tokens = anytrue([
      for name in flatten([
        traces(self.ami),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(self.ami), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(self.ami), image.address)
        ],
      ]) : matches("/al2023-ami-|^al2023-ami", name)
    ])
    # An elastic address, which may be that of an interface; what the machine asks for; or what its subnet gives.
    public_address = (anytrue(concat(
        [length(linked("aws_eip", "instance")) > 0, length(linked("aws_eip_association", "instance_id")) > 0],
        [length(linked("aws_eip", "network_interface")) > 0, length(linked("aws_eip_association", "network_interface_id")) > 0],
        flatten([
          for nic in list(self.network_interface) : [
            for address in traces(nic.network_interface_id) : [for interface in named("addressed_interface", address) : interface.certain]
          ]
        ]),
      ))
      ? true
      : self.associate_public_ip_address == null && self.launch_template != null
      ? anytrue(concat(
        [for t in follow(list(self.launch_template.id, self.launch_template.name)) : !strcontains(t.address, "data.aws_launch_template.")],
        self.launch_template.name == null ? [] : [
          for template in sharing("aws_launch_template", "name", self.launch_template.name) : template.certain
        ],
      )) ? null : not_scanned("the launch template")
      : coalesce(
        self.associate_public_ip_address,
        anytrue([
          for subnet in length(traces(self.subnet_id)) > 0 ? follow(self.subnet_id) : [] : coalesce(subnet.map_public_ip_on_launch, false)
        ]),
      )
    )
    metadata_hops = (self.metadata_options.http_put_response_hop_limit == null && self.launch_template != null
      ? anytrue(concat(
        [for t in follow(list(self.launch_template.id, self.launch_template.name)) : !strcontains(t.address, "data.aws_launch_template.")],
        self.launch_template.name == null ? [] : [
          for template in sharing("aws_launch_template", "name", self.launch_template.name) : template.certain
        ],
      )) ? null : not_scanned("the launch template")
      : coalesce(concat(
        [self.metadata_options.http_put_response_hop_limit],
        [
          for d in beside("aws_ec2_instance_metadata_defaults") :
          coalesce(d.http_put_response_hop_limit, -1) > 0 && d.certain ? d.http_put_response_hop_limit : null
        ],
        [0],
      )...)
    )
  }
  from "terraform" "aws_launch_template" {
    metadata_enabled = coalesce(
      self.metadata_options.http_endpoint,
      anytrue([for d in beside("aws_ec2_instance_metadata_defaults") : d.http_endpoint == "disabled" && d.certain]) ? "disabled" : "enabled",
    ) == "enabled"
    metadata_tokens = coalesce(concat(
      [self.metadata_options.http_tokens],
      [
        for d in beside("aws_ec2_instance_metadata_defaults") :
        contains(["required", "optional"], d.http_tokens) && d.certain ? d.http_tokens : null
      ],
      ["unset"],
    )...)
    image_requires_tokens = anytrue([
      for name in flatten([
        traces(self.image_id),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(self.image_id), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(self.image_id), image.address)
        ],
      ]) : matches("/al2023-ami-|^al2023-ami", name)
    ])
    public_address = anytrue([for nic in list(self.network_interfaces) : nic.associate_public_ip_address == true])
    metadata_hops = coalesce(concat(
      [self.metadata_options.http_put_response_hop_limit],
      [
        for d in beside("aws_ec2_instance_metadata_defaults") :
        coalesce(d.http_put_response_hop_limit, -1) > 0 && d.certain ? d.http_put_response_hop_limit : null
      ],
      [0],
    )...)
  }
  from "terraform" "aws_launch_configuration" {
    metadata_enabled = coalesce(
      self.metadata_options.http_endpoint,
      anytrue([for d in beside("aws_ec2_instance_metadata_defaults") : d.http_endpoint == "disabled" && d.certain]) ? "disabled" : "enabled",
    ) == "enabled"
    metadata_tokens = coalesce(concat(
      [self.metadata_options.http_tokens],
      [
        for d in beside("aws_ec2_instance_metadata_defaults") :
        contains(["required", "optional"], d.http_tokens) && d.certain ? d.http_tokens : null
      ],
      ["unset"],
    )...)
    image_requires_tokens = anytrue([
      for name in flatten([
        traces(self.image_id),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(self.image_id), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(self.image_id), image.address)
        ],
      ]) : matches("/al2023-ami-|^al2023-ami", name)
    ])
    public_address = coalesce(self.associate_public_ip_address, false)
    metadata_hops = coalesce(concat(
      [self.metadata_options.http_put_response_hop_limit],
      [
        for d in beside("aws_ec2_instance_metadata_defaults") :
        coalesce(d.http_put_response_hop_limit, -1) > 0 && d.certain ? d.http_put_response_hop_limit : null
      ],
      [0],
    )...)
  }
  # What a fleet launches without a template has no options for the metadata service: the account's default and the
  # image decide.
  from "terraform" "aws_spot_fleet_request" {
    for_each = self.launch_specification

    metadata_enabled = !anytrue([for d in beside("aws_ec2_instance_metadata_defaults") : d.http_endpoint == "disabled" && d.certain])
    metadata_tokens = coalesce(concat(
      [
        for d in beside("aws_ec2_instance_metadata_defaults") :
        contains(["required", "optional"], d.http_tokens) && d.certain ? d.http_tokens : null
      ],
      ["unset"],
    )...)
    image_requires_tokens = anytrue([
      for name in flatten([
        traces(each.value.ami),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(each.value.ami), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(each.value.ami), image.address)
        ],
      ]) : matches("/al2023-ami-|^al2023-ami", name)
    ])
    public_address = coalesce(
      each.value.associate_public_ip_address,
      anytrue([
        for subnet in length(traces(each.value.subnet_id)) > 0 ? follow(each.value.subnet_id) : [] : coalesce(subnet.map_public_ip_on_launch, false)
      ]),
    )
  }
  from "terraform" "aws_sagemaker_notebook_instance" {
    metadata_enabled = true
    metadata_tokens = (
      coalesce(self.instance_metadata_service_configuration.minimum_instance_metadata_service_version, "1") == "2"
      ? "required"
      : "optional"
    )
    image_requires_tokens = false
  }

  from "cloudformation" "AWS::EC2::Instance" {
    metadata_enabled = coalesce(self.MetadataOptions.HttpEndpoint, "enabled") == "enabled"
    metadata_tokens = (self.MetadataOptions.HttpTokens == null && self.LaunchTemplate != null
      ? anytrue(concat(
        [length(follow(list(self.LaunchTemplate.LaunchTemplateId, self.LaunchTemplate.LaunchTemplateName))) > 0],
        self.LaunchTemplate.LaunchTemplateName == null ? [] : [
          for template in sharing("AWS::EC2::LaunchTemplate", "LaunchTemplateName", self.LaunchTemplate.LaunchTemplateName) : template.certain
        ],
      ))
        ? null
        : not_scanned("the launch template")
      : coalesce(self.MetadataOptions.HttpTokens, "unset")
    )
    image_requires_tokens = anytrue([
      for path in traces(self.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address = (
      length(list(self.NetworkInterfaces)) == 0 && self.LaunchTemplate != null &&
      length(linked("AWS::EC2::EIP", "InstanceId")) + length(linked("AWS::EC2::EIPAssociation", "InstanceId")) == 0
      ? anytrue(concat(
        [length(follow(list(self.LaunchTemplate.LaunchTemplateId, self.LaunchTemplate.LaunchTemplateName))) > 0],
        self.LaunchTemplate.LaunchTemplateName == null ? [] : [
          for template in sharing("AWS::EC2::LaunchTemplate", "LaunchTemplateName", self.LaunchTemplate.LaunchTemplateName) : template.certain
        ],
      ))
      ? null
      : not_scanned("the launch template")
      : anytrue([for nic in list(self.NetworkInterfaces) : nic.AssociatePublicIpAddress == true]) ||
      length(linked("AWS::EC2::EIP", "InstanceId")) > 0 ||
      length(linked("AWS::EC2::EIPAssociation", "InstanceId")) > 0 ||
      anytrue(flatten([
        for nic in list(self.NetworkInterfaces) : [
          for address in traces(nic.NetworkInterfaceId) : [for interface in named("addressed_interface", address) : interface.certain]
        ]
      ])) ||
      anytrue(flatten([
        for nic in length(list(self.NetworkInterfaces)) > 0 ? list(self.NetworkInterfaces) : [{ SubnetId = self.SubnetId }] : [
          for address in traces(nic.SubnetId) : [for subnet in named("addressing_subnet", address) : subnet.certain]
        ]
        if nic.AssociatePublicIpAddress == null
      ]))
    )
    metadata_hops = (self.MetadataOptions.HttpPutResponseHopLimit == null && self.LaunchTemplate != null
      ? anytrue(concat(
        [length(follow(list(self.LaunchTemplate.LaunchTemplateId, self.LaunchTemplate.LaunchTemplateName))) > 0],
        self.LaunchTemplate.LaunchTemplateName == null ? [] : [
          for template in sharing("AWS::EC2::LaunchTemplate", "LaunchTemplateName", self.LaunchTemplate.LaunchTemplateName) : template.certain
        ],
      ))
        ? null
        : not_scanned("the launch template")
      : coalesce(self.MetadataOptions.HttpPutResponseHopLimit, 0)
    )
  }
  from "cloudformation" "AWS::EC2::LaunchTemplate" {
    metadata_enabled = coalesce(self.LaunchTemplateData.MetadataOptions.HttpEndpoint, "enabled") == "enabled"
    metadata_tokens  = coalesce(self.LaunchTemplateData.MetadataOptions.HttpTokens, "unset")
    image_requires_tokens = anytrue([
      for path in traces(self.LaunchTemplateData.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address   = anytrue([for nic in list(self.LaunchTemplateData.NetworkInterfaces) : nic.AssociatePublicIpAddress == true])
    metadata_hops    = coalesce(self.LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit, 0)
  }
  from "cloudformation" "AWS::AutoScaling::LaunchConfiguration" {
    metadata_enabled = coalesce(self.MetadataOptions.HttpEndpoint, "enabled") == "enabled"
    metadata_tokens  = coalesce(self.MetadataOptions.HttpTokens, "unset")
    image_requires_tokens = anytrue([
      for path in traces(self.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address   = coalesce(self.AssociatePublicIpAddress, false)
    metadata_hops    = coalesce(self.MetadataOptions.HttpPutResponseHopLimit, 0)
  }
  from "cloudformation" "AWS::EC2::SpotFleet" {
    for_each = self.SpotFleetRequestConfigData.LaunchSpecifications

    metadata_enabled = true
    metadata_tokens  = "unset"
    image_requires_tokens = anytrue([
      for path in traces(each.value.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address = anytrue([for nic in list(each.value.NetworkInterfaces) : nic.AssociatePublicIpAddress == true])
  }
  from "cloudformation" "AWS::SageMaker::NotebookInstance" {
    metadata_enabled = true
    metadata_tokens = (
      coalesce(self.InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion, "1") == "2"
      ? "required"
      : "optional"
    )
    image_requires_tokens = false
  }

  # An instance of Lightsail always has a public address, and no options for the metadata service in code: there is
  # nothing to judge.
  #
  # What a template says is judged there, so that here only what it leaves to the subnet is.
  from "concept" "machine_start" {
    metadata_enabled      = true
    metadata_tokens       = self.scanned ? null : not_scanned("the launch template")
    image_requires_tokens = false
    metadata_hops         = self.scanned ? null : not_scanned("the launch template")
    public_address = (!self.scanned
      ? not_scanned("the launch template")
      : length(self.asks) == 0
      ? self.addressed
      : anytrue(self.asks) ? null : false
    )
  }

  # Machines of Elastic Beanstalk answer without a token by default, except on Amazon Linux 2023, of which the page on its
  # options does not say it. One that is alone always has an elastic address.
  from "terraform" "aws_elastic_beanstalk_environment" {
    metadata_enabled = true
    metadata_tokens = [
      for tokens in [[
        for setting in concat(list(self.setting), flatten([for template in follow(self.template_name) : list(template.setting)])) :
        lower(tostring(setting.value)) if setting.name == "DisableIMDSv1"
      ]] : (
        length(tokens) > 0
        ? (tokens[0] == "true" ? "required" : "optional")
        : self.template_name != null && length(follow(self.template_name)) == 0
        ? not_scanned("the configuration template")
        : strcontains(coalesce(self.solution_stack_name, self.platform_arn, "Amazon Linux 2023"), "Amazon Linux 2023")
        ? not_scanned("what the platform does by default")
        : "optional"
      )
    ][0]
    image_requires_tokens = false
    public_address = [
      for wanted in [[
        for setting in concat(list(self.setting), flatten([for template in follow(self.template_name) : list(template.setting)])) :
        contains(["true", "singleinstance"], lower(tostring(setting.value)))
        if contains(["AssociatePublicIpAddress", "EnvironmentType"], setting.name)
      ]] : (
        anytrue(wanted) ? true
        : self.template_name != null && length(follow(self.template_name)) == 0
        ? not_scanned("the configuration template")
        : false
      )
    ][0]
  }
  from "cloudformation" "AWS::ElasticBeanstalk::Environment" {
    metadata_enabled = true
    metadata_tokens = [
      for tokens in [[
        for setting in concat(list(self.OptionSettings), flatten([for template in follow(self.TemplateName) : list(template.OptionSettings)])) :
        lower(tostring(setting.Value)) if setting.OptionName == "DisableIMDSv1"
      ]] : (
        length(tokens) > 0
        ? (tokens[0] == "true" ? "required" : "optional")
        : self.TemplateName != null && length(follow(self.TemplateName)) == 0
        ? not_scanned("the configuration template")
        : strcontains(coalesce(self.SolutionStackName, self.PlatformArn, "Amazon Linux 2023"), "Amazon Linux 2023")
        ? not_scanned("what the platform does by default")
        : "optional"
      )
    ][0]
    image_requires_tokens = false
    public_address = [
      for wanted in [[
        for setting in concat(list(self.OptionSettings), flatten([for template in follow(self.TemplateName) : list(template.OptionSettings)])) :
        contains(["true", "singleinstance"], lower(tostring(setting.Value)))
        if contains(["AssociatePublicIpAddress", "EnvironmentType"], setting.OptionName)
      ]] : (
        anytrue(wanted) ? true
        : self.TemplateName != null && length(follow(self.TemplateName)) == 0
        ? not_scanned("the configuration template")
        : false
      )
    ][0]
  }

  # Azure: a machine is a Trusted Launch one only where `secure_boot_enabled` or `vtpm_enabled` says so.
  # One that is made from an existing disk has the users of that disk.
  from "terraform" "azurerm_linux_virtual_machine" {
    password_login     = !coalesce(self.disable_password_authentication, true)
    key_login          = self.os_managed_disk_id != null || length(list(self.admin_ssh_key)) > 0
    secure_boot        = coalesce(self.secure_boot_enabled, false)
    virtual_tpm        = coalesce(self.vtpm_enabled, false)
    host_encryption = (self.os_disk.security_encryption_type == "DiskWithVMGuestState"
      ? null
      : coalesce(self.encryption_at_host_enabled, false)
    )
    guest_agent        = coalesce(self.provision_vm_agent, true)
    extensions_allowed = coalesce(self.allow_extension_operations, true)
  }
  # `enable_automatic_updates` up to provider 4.x.
  from "terraform" "azurerm_windows_virtual_machine" {
    secure_boot        = coalesce(self.secure_boot_enabled, false)
    virtual_tpm        = coalesce(self.vtpm_enabled, false)
    host_encryption = (self.os_disk.security_encryption_type == "DiskWithVMGuestState"
      ? null
      : coalesce(self.encryption_at_host_enabled, false)
    )
    automatic_updates  = coalesce(self.automatic_updates_enabled, self.enable_automatic_updates, true)
    guest_agent        = coalesce(self.provision_vm_agent, true)
    extensions_allowed = coalesce(self.allow_extension_operations, true)
  }
  # `enable_automatic_os_upgrade` up to provider 4.x.
  from "terraform" "azurerm_linux_virtual_machine_scale_set" {
    password_login  = !coalesce(self.disable_password_authentication, true)
    key_login       = length(list(self.admin_ssh_key)) > 0
    secure_boot     = coalesce(self.secure_boot_enabled, false)
    virtual_tpm     = coalesce(self.vtpm_enabled, false)
    host_encryption = (self.os_disk.security_encryption_type == "DiskWithVMGuestState"
      ? null
      : coalesce(self.encryption_at_host_enabled, false)
    )
    guest_agent     = coalesce(self.provision_vm_agent, true)
    image_renewed = coalesce(
      self.automatic_os_upgrade_policy.automatic_os_upgrade_enabled,
      self.automatic_os_upgrade_policy.enable_automatic_os_upgrade,
      false,
    )
    public_address = anytrue([
      for nic in list(self.network_interface) :
      anytrue([for ip in list(nic.ip_configuration) : length(list(ip.public_ip_address)) > 0])
    ])
  }
  # Where new images replace the machines, Windows shall not update itself beside that.
  from "terraform" "azurerm_windows_virtual_machine_scale_set" {
    secure_boot     = coalesce(self.secure_boot_enabled, false)
    virtual_tpm     = coalesce(self.vtpm_enabled, false)
    host_encryption = (self.os_disk.security_encryption_type == "DiskWithVMGuestState"
      ? null
      : coalesce(self.encryption_at_host_enabled, false)
    )
    guest_agent     = coalesce(self.provision_vm_agent, true)
    automatic_updates = (
      coalesce(self.automatic_updates_enabled, self.enable_automatic_updates, true) ||
      coalesce(
        self.automatic_os_upgrade_policy.automatic_os_upgrade_enabled,
        self.automatic_os_upgrade_policy.enable_automatic_os_upgrade,
        false,
      )
    )
    image_renewed = coalesce(
      self.automatic_os_upgrade_policy.automatic_os_upgrade_enabled,
      self.automatic_os_upgrade_policy.enable_automatic_os_upgrade,
      false,
    )
    public_address = anytrue([
      for nic in list(self.network_interface) :
      anytrue([for ip in list(nic.ip_configuration) : length(list(ip.public_ip_address)) > 0])
    ])
  }
  from "terraform" "azurerm_orchestrated_virtual_machine_scale_set" {
    when = length(list(self.os_profile.windows_configuration)) > 0

    automatic_updates = coalesce(
      self.os_profile.windows_configuration.automatic_updates_enabled,
      self.os_profile.windows_configuration.enable_automatic_updates,
      true,
    )
  }
  from "terraform" "azurerm_orchestrated_virtual_machine_scale_set" {
    host_encryption = coalesce(self.encryption_at_host_enabled, false)
    password_login = (self.os_profile.linux_configuration == null
      ? false
      : !coalesce(self.os_profile.linux_configuration.disable_password_authentication, true)
    )
    public_address = anytrue([
      for nic in list(self.network_interface) :
      anytrue([for ip in list(nic.ip_configuration) : length(list(ip.public_ip_address)) > 0])
    ])
  }
  from "terraform" "azurerm_virtual_machine" "azurerm_virtual_machine_scale_set" {
    password_login = (self.os_profile_linux_config == null
      ? false
      : !coalesce(self.os_profile_linux_config.disable_password_authentication, false)
    )
  }
  from "terraform" "azurerm_virtual_machine" {
    when = self.os_profile_windows_config != null

    automatic_updates = coalesce(self.os_profile_windows_config.enable_automatic_upgrades, false)
  }
  from "terraform" "azurerm_virtual_machine" {
    unmanaged_disk = anytrue([
      for disk in list(self.storage_os_disk, self.storage_data_disk) : disk.vhd_uri != null && disk.vhd_uri != ""
    ])
  }
  from "terraform" "azurerm_virtual_machine_scale_set" {
    image_renewed  = coalesce(self.automatic_os_upgrade, false)
    unmanaged_disk = length(list(self.storage_profile_os_disk.vhd_containers)) > 0
  }

  # Google: secure boot is off unless it is asked for. The virtual TPM and integrity monitoring are on
  # where nothing turns them off and the image can have them.
  from "terraform" "google_compute_instance" "google_compute_instance_template" "google_compute_region_instance_template" {
    public_address = anytrue([
      for nic in list(self.network_interface) : length(list(nic.access_config)) > 0 || length(list(nic.ipv6_access_config)) > 0
    ])
    secure_boot          = coalesce(self.shielded_instance_config.enable_secure_boot, false)
    virtual_tpm          = coalesce(self.shielded_instance_config.enable_vtpm, true)
    integrity_monitoring = coalesce(self.shielded_instance_config.enable_integrity_monitoring, true)
    serial_console       = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["serial-port-enable"], "false"))))
    # With OS Login no key in any metadata is looked at. What the machine says of it goes before what the project says;
    # `block-project-ssh-keys` only the machine can say.
    takes_project_keys = !anytrue([
      contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["block-project-ssh-keys"], "false")))),
      (self.metadata["enable-oslogin"] != null
        ? contains(["true", "1", "y", "yes"], lower(tostring(self.metadata["enable-oslogin"])))
        : anytrue(concat(
          [
            for project in beside("google_compute_project_metadata") :
            contains(["true", "1", "y", "yes"], lower(tostring(coalesce(project.metadata["enable-oslogin"], "false")))) && project.certain
          ],
          [
            for item in beside("google_compute_project_metadata_item") :
            item.key == "enable-oslogin" && contains(["true", "1", "y", "yes"], lower(tostring(coalesce(item.value, "false")))) && item.certain
          ],
        ))
      ),
    ])
  }
  # The provider's defaults are not sent: what is not said here, the template says.
  from "terraform" "google_compute_instance_from_template" {
    public_address = (length(list(self.network_interface)) == 0
      ? null
      : anytrue([
        for nic in list(self.network_interface) : length(list(nic.access_config)) > 0 || length(list(nic.ipv6_access_config)) > 0
      ])
    )
    secure_boot          = self.shielded_instance_config.enable_secure_boot
    virtual_tpm          = self.shielded_instance_config.enable_vtpm
    integrity_monitoring = self.shielded_instance_config.enable_integrity_monitoring
    serial_console = (self.metadata == null
      ? null
      : contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["serial-port-enable"], "false"))))
    )
    # Metadata that is written here stands for all of the template's.
    takes_project_keys = (self.metadata == null
      ? null
      : !anytrue([
        for key in ["block-project-ssh-keys", "enable-oslogin"] :
        contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata[key], "false"))))
      ])
    )
  }
  from "terraform" "google_workbench_instance" {
    public_address       = !coalesce(self.gce_setup.disable_public_ip, false)
    secure_boot          = coalesce(self.gce_setup.shielded_instance_config.enable_secure_boot, false)
    virtual_tpm          = coalesce(self.gce_setup.shielded_instance_config.enable_vtpm, true)
    integrity_monitoring = coalesce(self.gce_setup.shielded_instance_config.enable_integrity_monitoring, true)
    serial_console       = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.gce_setup.metadata["serial-port-enable"], "false"))))
  }
  from "terraform" "google_notebooks_instance" {
    public_address       = !coalesce(self.no_public_ip, false)
    secure_boot          = coalesce(self.shielded_instance_config.enable_secure_boot, false)
    virtual_tpm          = coalesce(self.shielded_instance_config.enable_vtpm, true)
    integrity_monitoring = coalesce(self.shielded_instance_config.enable_integrity_monitoring, true)
    serial_console       = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["serial-port-enable"], "false"))))
  }
  from "terraform" "google_notebooks_runtime" {
    when = self.virtual_machine != null

    public_address = !coalesce(self.virtual_machine.virtual_machine_config.internal_ip_only, false)
  }
}
