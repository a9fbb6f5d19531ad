check "VMH070" {
  name        = "low-user-id"
  title       = "A container may run as a user that its host knows as well"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A user of its own reduces what the workload can do on the host to nothing, as the control asks for the machine."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Numbers below 10000 are those of the host's own users and services. A process that gets out of its container with such a number has the files of the user who has it there; with a high number it has none."
  remediation = "Set `runAsUser` in the `securityContext` of the pod or of each container (`run_as_user` in Terraform) to 10000 or more, and build images whose files that user may read; or set `hostUsers: false`, where nodes have user namespaces."
  references = [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_40"]
    trivy   = ["KSV-0020"]
  }

  on "container" {
    when    = self.linux && self.complete && !self.own_users
    require = self.user != null && tonumber(self.user) >= 10000
    message = self.user == null ? "The image decides which user container ${self.name} of ${self.address} runs as" : "Container ${self.name} of ${self.address} runs as user ${self.user}"
  }
}
