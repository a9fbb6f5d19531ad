check "NET120" {
  name        = "external-addresses-not-denied"
  title       = "The API server lets services claim addresses outside of the cluster"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The plug-in shows whether the cluster keeps services from taking over addresses that whoever manages the network did not give them."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Every node sends what goes to an address in `externalIPs` to the service that names it, whoever the address belongs to (CVE-2020-8554). Whoever may write services can so take over connections of others, unless the plug-in `DenyServiceExternalIPs` is on."
  remediation = "Start kube-apiserver with `--enable-admission-plugins=…,DenyServiceExternalIPs`, or let another admission controller check the addresses and suppress the finding."
  references = [
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips",
    "https://kubernetes.io/docs/concepts/services-networking/service/#external-ips",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
  ]

  on "control_plane_component" {
    when    = self.name == "kube-apiserver"
    require = contains(split(",", self.flags["enable-admission-plugins"] == null ? "" : self.flags["enable-admission-plugins"]), "DenyServiceExternalIPs")
    message = "${self.name} of ${self.address} lets services claim any address"
  }
}
