check "VMH105" {
  name        = "container-user-zero"
  title       = "A container is told to run as root"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The control asks that a workload can do what it needs and no more; this attribute shows that somebody chose the account that can do everything."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "With the user 0 a container is root also where its image names an ordinary user. Root in a container is root on the host as soon as one kernel or runtime flaw lets it out."
  remediation = "Set `runAsUser` in the `securityContext` of the container or pod (`run_as_user` in Terraform) to a number other than 0, or leave it out and set `runAsNonRoot: true`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0105"]
  }

  on "container" {
    when    = self.linux
    deny    = self.user == 0
    message = "Container ${self.name} of ${self.address} is told to run as root"
  }
}
