check "VMH063" {
  name        = "raw-sockets"
  title       = "A container may forge network packets"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Dropping what is not needed is what the control asks for, and this capability is the one that workloads need least and intruders like best."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "With `NET_RAW`, which the runtime gives to every container, a process makes raw packets and can pretend to be its neighbours or the DNS of the cluster. Hardly any workload needs it."
  remediation = "Set `securityContext.capabilities.drop` to `[\"ALL\"]`, or at least to `[\"NET_RAW\"]` (`security_context { capabilities { drop = [\"ALL\"] } }` in Terraform), and do not add it back."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_28"]
    "kube-linter" = ["drop-net-raw-capability"]
  }

  on "container" {
    when = self.linux && self.complete
    require = (
      anytrue([for capability in self.dropped_capabilities : contains(["ALL", "NET_RAW"], trimprefix(upper(capability), "CAP_"))]) &&
      alltrue([for capability in self.added_capabilities : !contains(["ALL", "NET_RAW"], trimprefix(upper(capability), "CAP_"))])
    )
    message = "Container ${self.name} of ${self.address} keeps the capability NET_RAW"
  }
}
