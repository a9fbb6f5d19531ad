check "VMH071" {
  name        = "low-group-id"
  title       = "A container may run in a group that its host knows as well"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A group of its own reduces what the workload can do on the host to nothing, as the control asks for the machine."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Where nothing is said the image decides, and most images say group 0. A process that gets out of its container with the number of a group of the host may read what is open to that group there."
  remediation = "Set `runAsGroup` in the `securityContext` of the pod or of each container (`run_as_group` in Terraform) to 10000 or more; or set `hostUsers: false`, where nodes have user namespaces."
  references = [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0021"]
  }

  on "container" {
    when    = self.linux && self.complete && !self.own_users
    require = self.group != null && tonumber(self.group) >= 10000
    message = self.group == null ? "The image decides which group container ${self.name} of ${self.address} runs in" : "Container ${self.name} of ${self.address} runs in group ${self.group}"
  }
}
