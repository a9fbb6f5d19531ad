check "VMH010" {
  name        = "unlimited-container"
  title       = "A container has no limit of memory or processor time"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "A limit is the part of a workload's hardened configuration that keeps it within the capacity planned for it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A container without limits takes what the node has when it leaks, is attacked, or mines coins, and its neighbours are stopped for it. A limit keeps the damage in one place."
  remediation = "Set `resources.limits.memory` and `resources.limits.cpu` on each container or on the pod, or declare a LimitRange with defaults in the namespace."
  references = [
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    "https://kubernetes.io/docs/concepts/policy/limit-range/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_11", "CKV_K8S_13"]
    trivy   = ["KSV-0011", "KSV-0018"]
  }

  on "container" {
    when    = self.complete
    require = self.memory_limited && self.cpu_limited
    message = "Container ${self.name} of ${self.address} has no limit of ${self.memory_limited ? "processor time" : self.cpu_limited ? "memory" : "memory and processor time"}"
  }
}
