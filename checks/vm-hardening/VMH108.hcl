check "VMH108" {
  name        = "capability-for-low-ports"
  title       = "A container has the capability to bind privileged ports"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The control asks that only what is needed is there, and no workload needs a port below 1024 of its own."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "`NET_BIND_SERVICE` is the one capability that restricted pods may have. A Service leads from any port to a high one of the container, and a pod may open low ports to all of its processes by a kernel parameter that is its own, so that none is needed."
  remediation = "Remove `NET_BIND_SERVICE` from `securityContext.capabilities.add`, listen on a port from 1024 up and set it as `targetPort` of the Service; or set `net.ipv4.ip_unprivileged_port_start` in `securityContext.sysctls` of the pod. In a PodSecurityPolicy remove it from `allowedCapabilities` and `defaultAddCapabilities`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_24", "CKV_K8S_25"]
  }

  on "container" {
    deny    = anytrue([for capability in self.added_capabilities : trimprefix(upper(capability), "CAP_") == "NET_BIND_SERVICE"])
    message = "Container ${self.name} of ${self.address} is given NET_BIND_SERVICE"
  }

  # OpenShift's own restricted constraint allows it, and is not written by who reads this.
  on "pod_security_policy" {
    when    = !startswith(self.type, "SecurityContextConstraints")
    deny    = anytrue([for capability in self.allowed_capabilities : upper(capability) == "NET_BIND_SERVICE"])
    message = "${self.address} lets containers have NET_BIND_SERVICE"
  }
}
