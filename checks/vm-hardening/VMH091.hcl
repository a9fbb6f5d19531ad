check "VMH091" {
  name        = "policy-drops-no-capability"
  title       = "A policy for pods takes no capability away"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Dropping what is not needed is what the control asks for, and this shows that the policy drops nothing."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The runtime gives each container a dozen capabilities, and most workloads need none of them. Left to the workloads, they are kept."
  remediation = "Set `requiredDropCapabilities` to `[\"ALL\"]` (`required_drop_capabilities` in Terraform), and allow in `allowedCapabilities` what is needed. PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_36"]
  }

  on "pod_security_policy" {
    require = length(self.required_drops) > 0
    message = "${self.address} takes no capability away from containers"
  }
}
