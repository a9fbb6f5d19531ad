check "VMH095" {
  name        = "terminated-pods-kept"
  title       = "No threshold is set for the removal of pods that have ended"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "A threshold keeps what has ended from using the capacity that was planned for what runs."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "The controller removes ended pods when there are more than the threshold, 12500 unless it is set: more than most control planes have room for. At 0 or below it removes none, and they fill the database until it stops."
  remediation = "Start kube-controller-manager with `--terminated-pod-gc-threshold` and a number of pods that the control plane has room for."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection",
  ]
  equivalents = {
    checkov = ["CKV_K8S_106"]
    trivy   = ["KCV-0033"]
  }

  on "control_plane_component" {
    when    = self.name == "kube-controller-manager"
    require = try(tonumber(coalesce(self.flags["terminated-pod-gc-threshold"], "0")), 0) > 0
    message = (self.flags["terminated-pod-gc-threshold"] == null
      ? "${self.name} of ${self.address} keeps up to 12500 pods that have ended"
      : try(tonumber(self.flags["terminated-pod-gc-threshold"]), null) == null
      ? "${self.name} of ${self.address} has a threshold for pods that have ended which is no number"
      : "${self.name} of ${self.address} never removes pods that have ended"
    )
  }
}
