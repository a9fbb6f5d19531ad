check "NET112" {
  name        = "nginx-snippet-with-alias"
  title       = "An Ingress serves files of the proxy"
  controls    = { "27017:2015" = ["CLD.13.1.4", "CLD.9.5.2"], "27017:2026" = ["8.20", "8.9"] }
  because     = "The proxy is a boundary of the network for all tenants, and the snippet shows that one of them publishes what is behind it."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With `alias` or `root` a snippet serves any file that the controller can read, the token of its service account among them, and with that every secret of the cluster."
  remediation = "Remove the annotations `nginx.ingress.kubernetes.io/…-snippet` and set what is needed by annotations made for it or in the configuration of the controller, with `allow-snippet-annotations: \"false\"` there."
  references = [
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet",
    "https://github.com/kubernetes/ingress-nginx/issues/7837",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/ingress_v1",
    "https://nginx.org/en/docs/http/ngx_http_core_module.html#alias",
  ]
  equivalents = {
    checkov = ["CKV_K8S_154"]
  }

  on "ingress" {
    deny    = anytrue([for name, text in self.snippets : matches("(^|[\\s;{])(alias|root)\\s", text)])
    message = "${self.address} serves files of the proxy"
  }
}
