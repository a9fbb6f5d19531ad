check "VMH083" {
  name        = "open-ended-image-prefix"
  title       = "A prefix of allowed images admits images of others"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The list says which software may run, and a prefix that does not end where the name ends lets in software that nobody approved."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Gatekeeper compares the beginning of an image's name. `registry.example.com/shop` also admits `registry.example.com/shop-evil/…`, and `ghcr.io/acme` what the owner of `ghcr.io/acme-two` publishes."
  remediation = "End each entry of `parameters.repos` of the constraint with `/`, with a tag, or with a digest."
  references = [
    "https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/",
  ]
  equivalents = {
    trivy = ["KSV-0124"]
  }

  on "kubernetes" "K8sAllowedRepos.constraints.gatekeeper.sh" {
    deny    = anytrue([for prefix in list(self.spec.parameters.repos) : !endswith(prefix, "/") && !matches("[:@][^/]*$", prefix)])
    message = "${self.address} admits images by a prefix that does not end with a slash"
  }

  on "terraform" "kubernetes_manifest" {
    when    = self.manifest.kind == "K8sAllowedRepos"
    deny    = anytrue([for prefix in list(self.manifest.spec.parameters.repos) : !endswith(prefix, "/") && !matches("[:@][^/]*$", prefix)])
    message = "${self.address} admits images by a prefix that does not end with a slash"
  }
}
