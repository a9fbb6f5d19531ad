check "VMH062" {
  name        = "container-without-processor-request"
  title       = "A container does not say how much processor time it needs"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "The request is what capacity is planned with: without it nobody, the scheduler least of all, knows what the workload needs."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The scheduler puts a pod with neither a request nor a limit on any node, however busy, where it gets the smallest share of what is left. A node full of such pods starves all of them. A limit alone is taken as the request, which is safe and dear: the node keeps free for good the most that the container may ever use."
  remediation = "Set `resources.requests.cpu`, or declare a LimitRange with a default in the namespace."
  references = [
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    "https://kubernetes.io/docs/concepts/policy/limit-range/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_10"]
    trivy         = ["KSV-0015"]
    "kube-linter" = ["unset-cpu-requirements"]
  }

  on "container" {
    when     = self.complete
    require  = self.cpu_requested
    severity = self.cpu_limited ? "info" : "low"
    message  = "Container ${self.name} of ${self.address} ${self.cpu_limited ? "has a limit of processor time and no request: the whole limit is kept free for it" : "does not say how much processor time it needs"}"
  }
}
