check "VMH016" {
  name        = "capabilities-kept"
  title       = "A container keeps the kernel capabilities that it starts with"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Dropping what is not needed is what the control asks for; this attribute shows whether it was done for capabilities."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The runtime gives each container a dozen capabilities, among them `NET_RAW`, with which it can forge packets. Most workloads need none of them."
  remediation = "Set `securityContext.capabilities.drop: [\"ALL\"]` on each container (`security_context { capabilities { drop = [\"ALL\"] } }` in Terraform), and add back what is needed."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_37"]
    trivy   = ["KSV-0003", "KSV-0106"]
  }

  on "container" {
    when    = self.linux && self.complete
    require = anytrue([for capability in self.dropped_capabilities : upper(capability) == "ALL"])
    message = "Container ${self.name} of ${self.address} does not drop all capabilities"
  }
}
