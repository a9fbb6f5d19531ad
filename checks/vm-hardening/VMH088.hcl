check "VMH088" {
  name        = "policy-admits-root"
  title       = "A policy for pods admits containers that run as root"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Running as an ordinary user reduces what workloads can do to what they need, and the policy is where all of them can be held to it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Root in a container is root on the host as soon as one kernel or runtime flaw lets it out. A policy that takes any user leaves it to the image, and most images say root."
  remediation = "Set `runAsUser.rule` to `MustRunAsNonRoot`, or to `MustRunAs` with ranges that begin above 0 (`run_as_user` in Terraform); in SecurityContextConstraints `runAsUser.type` to `MustRunAsNonRoot` or `MustRunAsRange`. PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_6"]
  }

  on "pod_security_policy" {
    deny    = self.allows_root
    message = "${self.address} admits containers that run as root"
  }
}
