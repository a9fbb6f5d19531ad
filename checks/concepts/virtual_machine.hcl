# `metadata_tokens`, `public_address`, `secure_boot`, `virtual_tpm`, `integrity_monitoring` and
# `serial_console` are null where something else decides: the template that an instance starts from, which is
# an object of its own and judged there, or the image.

concept "virtual_machine" {
  summary = "A virtual server, or the template that servers are launched from."

  # Amazon: absent `http_tokens` means what the account's default says, without one what the image was
  # registered with, and without that `optional`. Images of Amazon Linux 2023 are registered with
  # `required`; they are known by their path in the parameter store, or by the name that is searched for.
  from "terraform" "aws_instance" "aws_spot_instance_request" {
    metadata_enabled = coalesce(self.metadata_options.http_endpoint, "enabled") == "enabled"
    metadata_tokens = (self.metadata_options.http_tokens == null && self.launch_template != null
      ? null
      : coalesce(
        self.metadata_options.http_tokens,
        anytrue([for d in resources("aws_ec2_instance_metadata_defaults") : d.http_tokens == "required"]) ? "required" : "optional",
      )
    )
    image_requires_tokens = self.metadata_options.http_tokens == null && anytrue([
      for name in flatten([
        traces(self.ami),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(self.ami), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(self.ami), image.address)
        ],
      ]) : length(regexall("/al2023-ami-|^al2023-ami", name)) > 0
    ])
    public_address = coalesce(self.associate_public_ip_address, false)
  }
  from "terraform" "aws_launch_template" {
    metadata_enabled = coalesce(self.metadata_options.http_endpoint, "enabled") == "enabled"
    metadata_tokens = coalesce(
      self.metadata_options.http_tokens,
      anytrue([for d in resources("aws_ec2_instance_metadata_defaults") : d.http_tokens == "required"]) ? "required" : "optional",
    )
    image_requires_tokens = self.metadata_options.http_tokens == null && anytrue([
      for name in flatten([
        traces(self.image_id),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(self.image_id), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(self.image_id), image.address)
        ],
      ]) : length(regexall("/al2023-ami-|^al2023-ami", name)) > 0
    ])
    public_address = anytrue([for nic in list(self.network_interfaces) : nic.associate_public_ip_address == true])
  }
  from "terraform" "aws_launch_configuration" {
    metadata_enabled = coalesce(self.metadata_options.http_endpoint, "enabled") == "enabled"
    metadata_tokens = coalesce(
      self.metadata_options.http_tokens,
      anytrue([for d in resources("aws_ec2_instance_metadata_defaults") : d.http_tokens == "required"]) ? "required" : "optional",
    )
    image_requires_tokens = self.metadata_options.http_tokens == null && anytrue([
      for name in flatten([
        traces(self.image_id),
        [for path in resources("data.aws_ssm_parameter") : list(path.name) if contains(traces(self.image_id), path.address)],
        [
          for image in resources("data.aws_ami") : [for filter in list(image.filter) : list(filter.values) if filter.name == "name"]
          if contains(traces(self.image_id), image.address)
        ],
      ]) : length(regexall("/al2023-ami-|^al2023-ami", name)) > 0
    ])
    public_address = coalesce(self.associate_public_ip_address, false)
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
      ? null
      : coalesce(self.MetadataOptions.HttpTokens, "optional")
    )
    image_requires_tokens = self.MetadataOptions.HttpTokens == null && anytrue([
      for path in traces(self.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address = anytrue([for nic in list(self.NetworkInterfaces) : nic.AssociatePublicIpAddress == true])
  }
  from "cloudformation" "AWS::EC2::LaunchTemplate" {
    metadata_enabled = coalesce(self.LaunchTemplateData.MetadataOptions.HttpEndpoint, "enabled") == "enabled"
    metadata_tokens  = coalesce(self.LaunchTemplateData.MetadataOptions.HttpTokens, "optional")
    image_requires_tokens = self.LaunchTemplateData.MetadataOptions.HttpTokens == null && anytrue([
      for path in traces(self.LaunchTemplateData.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address   = anytrue([for nic in list(self.LaunchTemplateData.NetworkInterfaces) : nic.AssociatePublicIpAddress == true])
  }
  from "cloudformation" "AWS::AutoScaling::LaunchConfiguration" {
    metadata_enabled = coalesce(self.MetadataOptions.HttpEndpoint, "enabled") == "enabled"
    metadata_tokens  = coalesce(self.MetadataOptions.HttpTokens, "optional")
    image_requires_tokens = self.MetadataOptions.HttpTokens == null && anytrue([
      for path in traces(self.ImageId) : strcontains(path, "/al2023-ami-")
    ])
    public_address   = coalesce(self.AssociatePublicIpAddress, false)
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

  # Azure: a machine is a Trusted Launch one only where `secure_boot_enabled` or `vtpm_enabled` says so.
  from "terraform" "azurerm_linux_virtual_machine" {
    password_login = !coalesce(self.disable_password_authentication, true)
    secure_boot    = coalesce(self.secure_boot_enabled, false)
    virtual_tpm    = coalesce(self.vtpm_enabled, false)
  }
  from "terraform" "azurerm_windows_virtual_machine" {
    secure_boot = coalesce(self.secure_boot_enabled, false)
    virtual_tpm = coalesce(self.vtpm_enabled, false)
  }
  from "terraform" "azurerm_linux_virtual_machine_scale_set" {
    password_login = !coalesce(self.disable_password_authentication, true)
    secure_boot    = coalesce(self.secure_boot_enabled, false)
    virtual_tpm    = coalesce(self.vtpm_enabled, false)
    public_address = anytrue([
      for nic in list(self.network_interface) :
      anytrue([for ip in list(nic.ip_configuration) : length(list(ip.public_ip_address)) > 0])
    ])
  }
  from "terraform" "azurerm_windows_virtual_machine_scale_set" {
    secure_boot = coalesce(self.secure_boot_enabled, false)
    virtual_tpm = coalesce(self.vtpm_enabled, false)
    public_address = anytrue([
      for nic in list(self.network_interface) :
      anytrue([for ip in list(nic.ip_configuration) : length(list(ip.public_ip_address)) > 0])
    ])
  }
  from "terraform" "azurerm_orchestrated_virtual_machine_scale_set" {
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

  # Google: secure boot is off unless it is asked for. The virtual TPM and integrity monitoring are on
  # in a `shielded_instance_config` that does not turn them off; without one the image decides.
  from "terraform" "google_compute_instance" "google_compute_instance_template" "google_compute_region_instance_template" {
    public_address = anytrue([
      for nic in list(self.network_interface) : length(list(nic.access_config)) > 0 || length(list(nic.ipv6_access_config)) > 0
    ])
    secure_boot          = coalesce(self.shielded_instance_config.enable_secure_boot, false)
    virtual_tpm          = self.shielded_instance_config == null ? null : coalesce(self.shielded_instance_config.enable_vtpm, true)
    integrity_monitoring = self.shielded_instance_config == null ? null : coalesce(self.shielded_instance_config.enable_integrity_monitoring, true)
    serial_console       = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["serial-port-enable"], "false"))))
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
    virtual_tpm          = self.shielded_instance_config == null ? null : coalesce(self.shielded_instance_config.enable_vtpm, true)
    integrity_monitoring = self.shielded_instance_config == null ? null : coalesce(self.shielded_instance_config.enable_integrity_monitoring, true)
    serial_console       = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["serial-port-enable"], "false"))))
  }
  from "terraform" "google_notebooks_runtime" {
    when = self.virtual_machine != null

    public_address = !coalesce(self.virtual_machine.virtual_machine_config.internal_ip_only, false)
  }
}
