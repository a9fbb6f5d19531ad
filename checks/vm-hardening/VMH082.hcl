check "VMH082" {
  name        = "host-aliases"
  title       = "A pod answers names itself that the cluster should answer"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Names in the pod override those of the cluster's name service, so that where the workload connects is not what was configured there."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "An entry in `hostAliases` is written into the hosts file and asked first. With it a name of a trusted service leads elsewhere, unseen by whoever watches the name service, and stays wrong when the address moves."
  remediation = "Remove `hostAliases` (`host_aliases` in Terraform) and put the names into the cluster's DNS, or into a service without selector."
  references = [
    "https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/",
    "https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0007"]
  }

  on "pod" {
    require = length(list(self.spec.hostAliases)) == 0
    message = "${self.address}${self.path == "" ? "" : " (${self.path})"} answers ${join(", ", traces([for alias in list(self.spec.hostAliases) : alias.hostnames]))} itself"
  }
}
