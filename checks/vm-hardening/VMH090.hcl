check "VMH090" {
  name        = "policy-admits-capabilities"
  title       = "A policy for pods lets containers have more capabilities"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Each capability is a privilege beyond those of an ordinary process, and the policy lets workloads have it without asking what for."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What `allowedCapabilities` names any workload under the policy may add, and what `defaultAddCapabilities` names all of them get. Only `NET_BIND_SERVICE` is harmless enough for the restricted level of the Pod Security Standards."
  remediation = "Remove from `allowedCapabilities` and `defaultAddCapabilities` all but `NET_BIND_SERVICE` (`allowed_capabilities`, `default_add_capabilities` in Terraform), and write a policy of its own for the workload that needs more. PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_24"]
  }

  on "pod_security_policy" {
    require = alltrue([for capability in self.allowed_capabilities : upper(capability) == "NET_BIND_SERVICE"])
    message = "${self.address} lets containers have ${join(", ", self.allowed_capabilities)}"
  }
}
