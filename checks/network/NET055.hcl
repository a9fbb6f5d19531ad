check "NET055" {
  name        = "network-without-own-rules"
  title       = "A network has no firewall rules of its own, or keeps the default ones"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The rules show whether somebody decided what may pass in this network, or whether what a new network comes with was left as it is."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A network without rules of its own closes everything from outside, until somebody opens it in a hurry, and lets everything out. The rules of a default network are worse: they admit SSH and Remote Desktop from everywhere."
  remediation = "Write down what may pass in a `google_compute_firewall` for the `network`, or attach a firewall policy to it; give the rules names and sources of your own, instead of those of the default network."
  references = [
    "https://cloud.google.com/firewall/docs/firewalls#more_rules_default_vpc",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network_firewall_policy_association",
  ]
  equivalents = {
    checkov = ["CKV2_GCP_18"]
    trivy   = ["GCP-0073"]
  }

  on "terraform" "google_compute_network" {
    require = length(concat(
      linked("google_compute_firewall", "network", self.name),
      linked("google_compute_network_firewall_policy_association", "attachment_target"),
      linked("google_compute_region_network_firewall_policy_association", "attachment_target"),
    )) > 0
    message = "${self.address} has no firewall rules of its own"
  }

  on "terraform" "google_compute_firewall" {
    deny    = self.name == "default" || startswith(coalesce(self.name, "unnamed"), "default-allow-")
    message = "${self.address} is a rule of the default network"
  }
}
