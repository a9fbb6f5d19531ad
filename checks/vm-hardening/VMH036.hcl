check "VMH036" {
  name        = "project-wide-keys"
  title       = "Keys of the whole project open a machine"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Keys that are not meant for the machine are ways into it that it does not need, and the control asks that these are closed."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A key in the metadata of the project opens every machine in it, and stays when its owner leaves. Whoever gets one key, or may write that metadata, has them all."
  remediation = "Set the metadata key `block-project-ssh-keys` to `true`, or use OS Login (`enable-oslogin`)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance_template",
    "https://cloud.google.com/compute/docs/connect/restrict-ssh-keys",
  ]
  equivalents = {
    checkov = ["CKV_GCP_32"]
    trivy   = ["GCP-0030"]
  }

  on "virtual_machine" {
    when    = self.takes_project_keys != null
    deny    = self.takes_project_keys
    message = "${self.address} is opened by the keys of the whole project"
  }
}
