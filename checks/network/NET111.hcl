check "NET111" {
  name        = "nginx-snippet-with-lua"
  title       = "An Ingress runs code in the proxy"
  controls    = { "27017:2015" = ["CLD.13.1.4", "CLD.9.5.2"], "27017:2026" = ["8.20", "8.9"] }
  because     = "The proxy is a boundary of the network for all tenants, and the snippet shows that one of them runs code in it."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Lua in a snippet runs within the nginx that serves all namespaces. It reads the controller's token and its keys, and answers requests of every tenant."
  remediation = "Remove the annotations `nginx.ingress.kubernetes.io/…-snippet` and set what is needed by annotations made for it or in the configuration of the controller, with `allow-snippet-annotations: \"false\"` there."
  references = [
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#configuration-snippet",
    "https://github.com/kubernetes/ingress-nginx/issues/7837",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/ingress_v1",
    "https://github.com/openresty/lua-nginx-module#directives",
  ]
  equivalents = {
    checkov = ["CKV_K8S_152"]
  }

  on "ingress" {
    deny    = anytrue([for name, text in self.snippets : matches("(^|[^a-z_])lua_|_by_lua", text)])
    message = "${self.address} runs Lua in the proxy"
  }
}
