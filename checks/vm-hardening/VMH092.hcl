check "VMH092" {
  name        = "policy-without-seccomp"
  title       = "A policy for pods lets containers use every system call"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A seccomp profile takes away the system calls that workloads do not need, and the policy is where all of them get one."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Kernel flaws are reached through system calls, mostly through rare ones. Where neither the policy nor the pod names a profile, none is used."
  remediation = "Set the annotation `seccomp.security.alpha.kubernetes.io/defaultProfileName` of the PodSecurityPolicy to `runtime/default`; in SecurityContextConstraints name `runtime/default` first in `seccompProfiles`. PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_32"]
  }

  on "pod_security_policy" {
    require = self.seccomp != null && (contains(["runtime/default", "docker/default"], self.seccomp) || startswith(self.seccomp, "localhost/"))
    message = "${self.address} gives containers no seccomp profile"
  }
}
