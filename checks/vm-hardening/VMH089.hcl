check "VMH089" {
  name        = "policy-admits-raw-sockets"
  title       = "A policy for pods lets containers forge network packets"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Dropping what is not needed is what the control asks for, and the policy is where it can be dropped for all workloads."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "With `NET_RAW`, which the runtime gives to every container, a process makes raw packets and can pretend to be its neighbours. What a policy requires to be dropped no workload can keep."
  remediation = "Add `ALL` or `NET_RAW` to `requiredDropCapabilities` (`required_drop_capabilities` in Terraform). PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_7"]
  }

  on "pod_security_policy" {
    require = anytrue([for capability in self.required_drops : contains(["ALL", "NET_RAW"], upper(capability))])
    message = "${self.address} lets containers keep the capability NET_RAW"
  }
}
