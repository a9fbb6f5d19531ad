check "VMH077" {
  name        = "apparmor-off"
  title       = "A container runs without an AppArmor profile"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The profile of the runtime is part of the hardened configuration of containers on such hosts; the setting shows that it was taken away."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "On hosts with AppArmor each container gets a profile that keeps it from the files and switches of the host, unless it asks for none. A process without one meets only what is left of the border."
  remediation = "Remove `appArmorProfile` from the `securityContext`, or set its `type` to `RuntimeDefault` or `Localhost`; take away annotations `container.apparmor.security.beta.kubernetes.io/…: unconfined`."
  references = [
    "https://kubernetes.io/docs/tutorials/security/apparmor/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0002"]
  }

  on "container" {
    when    = self.linux
    require = contains(["RuntimeDefault", "Localhost", "runtime/default"], self.apparmor) || startswith(self.apparmor, "localhost/")
    message = "Container ${self.name} of ${self.address} runs without an AppArmor profile"
  }
}
