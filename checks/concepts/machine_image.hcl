# name     what the provider or the maker calls it, in small letters; on Azure with the system before the version
# written  what says so
#
# The id of an image says nothing of what is in it: on AWS the search by name is judged, and the path in the parameter store.
# An image that is looked up is judged where it is looked up.
concept "machine_image" {
  summary = "The image that a machine is started from, as far as it has a name that says what is in it."

  from "terraform" "data.aws_ami" {
    for_each = flatten([for filter in list(self.filter) : list(filter.values) if filter.name == "name"])

    name    = lower(each.value)
    written = each.value
  }
  from "terraform" "data.aws_ssm_parameter" {
    for_each = [for path in traces(self.name) : path if startswith(path, "/aws/service/")]

    name    = lower(each.value)
    written = each.value
  }
  from "cloudformation" "AWS::EC2::Instance" {
    for_each = [for path in traces(self.ImageId) : path if strcontains(path, "/aws/service/")]

    name    = lower(each.value)
    written = each.value
  }
  from "cloudformation" "AWS::EC2::LaunchTemplate" {
    for_each = [for path in traces(self.LaunchTemplateData.ImageId) : path if strcontains(path, "/aws/service/")]

    name    = lower(each.value)
    written = each.value
  }

  from "terraform" "google_compute_instance" {
    when = self.boot_disk.initialize_params.image != null && length(follow(self.boot_disk.initialize_params.image)) == 0

    name    = lower(self.boot_disk.initialize_params.image)
    written = self.boot_disk.initialize_params.image
  }
  from "terraform" "google_compute_instance_template" "google_compute_region_instance_template" {
    for_each = [for disk in list(self.disk) : disk.source_image if disk.source_image != null && length(follow(disk.source_image)) == 0]

    name    = lower(each.value)
    written = each.value
  }
  from "terraform" "data.google_compute_image" {
    when = self.family != null || self.name != null

    name    = lower(coalesce(self.family, self.name))
    written = coalesce(self.family, self.name)
  }

  from "terraform" "azurerm_linux_virtual_machine" "azurerm_windows_virtual_machine" "azurerm_linux_virtual_machine_scale_set" "azurerm_windows_virtual_machine_scale_set" {
    for_each = list(self.source_image_reference)

    name    = lower("${each.value.offer}/${each.value.publisher == "Canonical" ? "ubuntu-" : each.value.publisher == "Debian" ? "debian-" : each.value.publisher == "OpenLogic" ? "centos-" : "windows-"}${each.value.sku}")
    written = each.value.sku
  }
  from "terraform" "azurerm_virtual_machine" {
    for_each = list(self.storage_image_reference)

    name    = lower("${each.value.offer}/${each.value.publisher == "Canonical" ? "ubuntu-" : each.value.publisher == "Debian" ? "debian-" : each.value.publisher == "OpenLogic" ? "centos-" : "windows-"}${each.value.sku}")
    written = each.value.sku
  }
}
