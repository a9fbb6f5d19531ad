check "NET045" {
  name        = "project-with-default-network"
  title       = "A project is made with the default network"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether the project begins with a network that somebody designed, or with the one that comes with every project."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The default network has a subnet in every region, all projects' with the same addresses, and comes with rules that let the whole internet reach SSH and Remote Desktop. It is there before anybody asks for it, and gets used because it is there."
  remediation = "Set `auto_create_network = false`, and make the networks that the project needs with `auto_create_subnetworks = false`."
  references = [
    "https://cloud.google.com/vpc/docs/vpc#default-network",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project",
  ]
  equivalents = {
    checkov = ["CKV_GCP_27"]
    trivy   = ["GCP-0010"]
  }

  on "terraform" "google_project" {
    deny    = coalesce(self.auto_create_network, true)
    message = "${self.address} is made with the default network"
  }
}
