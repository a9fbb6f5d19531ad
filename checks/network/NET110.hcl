check "NET110" {
  name        = "nginx-snippet"
  title       = "An Ingress writes into the configuration of the proxy"
  controls    = { "27017:2015" = ["CLD.13.1.4", "CLD.9.5.2"], "27017:2026" = ["8.20", "8.9"] }
  because     = "The proxy is a boundary of the network for all tenants, and the annotation shows that one of them configures it by itself."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A snippet is copied into the configuration of an nginx that serves all namespaces. Whoever may write an Ingress reads the controller's files with it, its token and with that every secret of the cluster (CVE-2021-25742)."
  remediation = "Remove the annotations `nginx.ingress.kubernetes.io/…-snippet` and set what is needed by annotations made for it or in the configuration of the controller, with `allow-snippet-annotations: \"false\"` there."
  references = [
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet",
    "https://github.com/kubernetes/ingress-nginx/issues/7837",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/ingress_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_153"]
    trivy   = ["KCV-0093"]
  }

  on "ingress" {
    require = length(keys(self.snippets)) == 0
    at      = values(self.snippets)[0]
    message = "${self.address} writes into the proxy's configuration by ${join(", ", keys(self.snippets))}"
  }
}
