check "VMH114" {
  name        = "system-past-its-support"
  title       = "A machine is started with an operating system past the end of its support"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "Hardening a machine includes a system that still gets fixes; the name of the image shows that this one gets none."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "After the last day of support flaws of the kernel, of SSH and of libraries are found and published as before, and the image brings all of them to each machine that is started from it."
  remediation = "Start from an image of a release that is supported: the `filter` of `data.aws_ami`, the path in the parameter store (`ImageId` in CloudFormation), `image` and `source_image` (Google), `source_image_reference` (Azure)."
  references = [
    "https://wiki.ubuntu.com/Releases",
    "https://wiki.debian.org/LTS",
    "https://aws.amazon.com/amazon-linux-2/faqs/",
    "https://cloud.google.com/compute/docs/images/os-details",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
  ]

  on "machine_system" {
    deny    = is_past(self.ends)
    at      = self.written
    message = "${self.address} is ${self.what}, whose support ended on ${self.ends}"
  }
}
