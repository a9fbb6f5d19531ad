check "VMH007" {
  name        = "serial-console-open"
  title       = "The serial console of machines is open"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The serial console is a service for emergencies that stands beside the network rules, and the control asks that services which are not needed are off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "On Google the serial console takes connections from any address, whatever the firewall says. On Amazon and Azure it gives a login prompt to everybody with one permission. It is for rescuing a machine, not for keeping on."
  remediation = "Remove the metadata key `serial-port-enable` or set it to `false` (google, instance, template and project), or enforce the organization policy `compute.disableSerialPortAccess`; set `enabled = false` in `aws_ec2_serial_console_access`, or remove it; remove `boot_diagnostics`, which it needs on Azure, from machines with a public address."
  references = [
    "https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/org_policy_policy",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_serial_console_access",
    "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/serial-console-overview",
  ]
  equivalents = {
    checkov = ["CKV_GCP_35", "CKV2_AZURE_39"]
    trivy   = ["GCP-0032"]
  }

  # A policy can forbid it whatever the machines say. Which projects one of a folder or an organization is for is not in code.
  on "virtual_machine" {
    when = self.serial_console != null
    deny = self.serial_console && !anytrue(concat(
      [
        for policy in beside("google_project_organization_policy") :
        endswith(coalesce(policy.constraint, "-"), "disableSerialPortAccess") && coalesce(policy.boolean_policy.enforced, false) && policy.certain
      ],
      [
        for policy in concepts("organization_policy") :
        policy.constraint == "compute.disableSerialPortAccess" && policy.enforced && not_scanned("what ${policy.address} is for")
      ],
    ))
    at      = self.serial_console
    message = "${self.address} opens its serial console"
  }

  # Boot diagnostics are also what a machine is watched by: told only where the internet can reach it too.
  on "terraform" "azurerm_linux_virtual_machine" "azurerm_windows_virtual_machine" "azurerm_virtual_machine" {
    deny = coalesce(self.boot_diagnostics.enabled, length(list(self.boot_diagnostics)) > 0) && anytrue(flatten([
      for nic in follow(self.network_interface_ids) : [for ip in list(nic.ip_configuration) : ip.public_ip_address_id != null]
    ]))
    at       = self.boot_diagnostics
    severity = "low"
    message  = "${self.address}, which has a public address, opens its serial console"
  }

  on "terraform" "google_compute_project_metadata" {
    deny    = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.metadata["serial-port-enable"], "false"))))
    message = "${self.address} opens the serial console of every machine of the project"
  }

  on "terraform" "google_compute_project_metadata_item" {
    when    = self.key == "serial-port-enable"
    deny    = contains(["true", "1", "y", "yes"], lower(tostring(coalesce(self.value, "false"))))
    message = "${self.address} opens the serial console of every machine of the project"
  }

  on "terraform" "aws_ec2_serial_console_access" {
    deny    = coalesce(self.enabled, true)
    message = "${self.address} opens the serial console of every machine of the account"
  }
}
