check "VMH060" {
  name        = "container-without-processor-limit"
  title       = "A container has no limit of processor time"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "A limit is the part of a workload's hardened configuration that keeps it within the capacity planned for it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A container without a limit takes all idle processor time of its node, which is what hidden mining of coins lives on. Whoever limits by requests alone, on purpose, suppresses this finding."
  remediation = "Set `resources.limits.cpu` on each container or on the pod, or declare a LimitRange with a default in the namespace."
  references = [
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    "https://kubernetes.io/docs/concepts/policy/limit-range/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_11"]
    trivy   = ["KSV-0011"]
  }

  on "container" {
    when    = self.complete
    require = self.cpu_limited
    message = "Container ${self.name} of ${self.address} has no limit of processor time"
  }
}
