check "VMH036" {
  name        = "project-wide-keys"
  title       = "Keys of the whole project open a machine"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Keys that are not meant for the machine are ways into it that it does not need, and the control asks that these are closed."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A key in the metadata of the project opens every machine in it, and stays when its owner leaves. Whoever gets one key, or may write that metadata, has them all."
  remediation = "Set the metadata key `block-project-ssh-keys` to `true`, or use OS Login (`enable-oslogin`, on the machine or in `google_compute_project_metadata`)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance_template",
    "https://cloud.google.com/compute/docs/connect/restrict-ssh-keys",
    "https://cloud.google.com/compute/docs/oslogin/set-up-oslogin",
    "https://cloud.google.com/compute/docs/oslogin/manage-oslogin-in-an-org",
  ]
  equivalents = {
    checkov = ["CKV_GCP_32"]
    trivy   = ["GCP-0030"]
  }

  # A policy that asks for OS Login turns it on in the projects that are made after it, and in no others.
  on "virtual_machine" {
    when = self.takes_project_keys != null
    deny = self.takes_project_keys && !anytrue(concat(
      [
        for policy in beside("google_project_organization_policy") :
        endswith(coalesce(policy.constraint, "-"), "requireOsLogin") && coalesce(policy.boolean_policy.enforced, false) &&
        not_scanned("whether the project is newer than ${policy.address}")
      ],
      [
        for policy in concepts("organization_policy") :
        policy.constraint == "compute.requireOsLogin" && policy.enforced && not_scanned("whether the project is newer than ${policy.address}")
      ],
    ))
    at      = self.takes_project_keys
    message = "${self.address} is opened by the keys of the whole project"
  }
}
