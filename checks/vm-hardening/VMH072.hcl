check "VMH072" {
  name        = "ssh-in-container"
  title       = "A container serves SSH"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A way to log in beside the workload is software and access that the workload does not need, which the control asks to be left away."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A shell over SSH goes past the rights, the records and the revocation that access through the cluster has. Its keys are in the image or in a secret, and nobody takes them away."
  remediation = "Take the SSH server out of the image and port 22 out of `ports` (`port` in Terraform); log in with `kubectl exec` or `kubectl debug`, which the cluster grants and records."
  references = [
    "https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/",
    "https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    "kube-linter" = ["ssh-port"]
  }

  on "container_port" {
    deny    = self.number == 22 && upper(self.protocol) == "TCP"
    at      = self.number
    message = "Container ${self.container} of ${self.address} declares port 22, that of SSH"
  }
}
