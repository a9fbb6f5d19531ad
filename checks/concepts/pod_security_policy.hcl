# Kubernetes' own PodSecurityPolicy is gone since release 1.25, OpenShift's constraints are not.
#
# allows_root           whether some container may run as user 0
# required_drops        capabilities that are taken from every container
# allowed_capabilities  those that a container may ask for, or gets without asking
# seccomp               the profile of containers that name none; null where they run without
concept "pod_security_policy" {
  summary = "A rule for what the pods of a cluster may ask for: a PodSecurityPolicy, or OpenShift's SecurityContextConstraints."

  from "kubernetes" "PodSecurityPolicy" {
    privileged           = coalesce(self.spec.privileged, false)
    host_pid             = coalesce(self.spec.hostPID, false)
    host_ipc             = coalesce(self.spec.hostIPC, false)
    host_network         = coalesce(self.spec.hostNetwork, false)
    privilege_escalation = coalesce(self.spec.allowPrivilegeEscalation, true)
    allows_root = !(
      self.spec.runAsUser.rule == "MustRunAsNonRoot" ||
      (
        self.spec.runAsUser.rule == "MustRunAs" && length(list(self.spec.runAsUser.ranges)) > 0 &&
        alltrue([for range in list(self.spec.runAsUser.ranges) : coalesce(range.min, 0) > 0])
      )
    )
    required_drops       = list(self.spec.requiredDropCapabilities)
    allowed_capabilities = list(self.spec.allowedCapabilities, self.spec.defaultAddCapabilities)
    seccomp              = self.metadata.annotations["seccomp.security.alpha.kubernetes.io/defaultProfileName"]
  }
  from "terraform" "kubernetes_pod_security_policy" "kubernetes_pod_security_policy_v1beta1" {
    privileged           = coalesce(self.spec.privileged, false)
    host_pid             = coalesce(self.spec.host_pid, false)
    host_ipc             = coalesce(self.spec.host_ipc, false)
    host_network         = coalesce(self.spec.host_network, false)
    privilege_escalation = coalesce(self.spec.allow_privilege_escalation, true)
    allows_root = !(
      self.spec.run_as_user.rule == "MustRunAsNonRoot" ||
      (
        self.spec.run_as_user.rule == "MustRunAs" && length(list(self.spec.run_as_user.range)) > 0 &&
        alltrue([for range in list(self.spec.run_as_user.range) : coalesce(range.min, 0) > 0])
      )
    )
    required_drops       = list(self.spec.required_drop_capabilities)
    allowed_capabilities = list(self.spec.allowed_capabilities, self.spec.default_add_capabilities)
    seccomp              = self.metadata.annotations["seccomp.security.alpha.kubernetes.io/defaultProfileName"]
  }
  from "kubernetes" "SecurityContextConstraints.security.openshift.io" {
    privileged           = coalesce(self.allowPrivilegedContainer, false)
    host_pid             = coalesce(self.allowHostPID, false)
    host_ipc             = coalesce(self.allowHostIPC, false)
    host_network         = coalesce(self.allowHostNetwork, false)
    privilege_escalation = coalesce(self.allowPrivilegeEscalation, true)
    allows_root = !(
      self.runAsUser.type == "MustRunAsNonRoot" ||
      (self.runAsUser.type == "MustRunAs" && coalesce(self.runAsUser.uid, 0) != 0) ||
      # Without a range of its own, it is the one of the namespace, which never has 0 in it.
      (self.runAsUser.type == "MustRunAsRange" && coalesce(self.runAsUser.uidRangeMin, 1) != 0)
    )
    required_drops       = list(self.requiredDropCapabilities)
    allowed_capabilities = list(self.allowedCapabilities, self.defaultAddCapabilities)
    seccomp              = [for profile in list(self.seccompProfiles) : profile if profile != "*"][0]
  }
}
