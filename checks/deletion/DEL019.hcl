check "DEL019" {
  name        = "finished-job-never-removed"
  title       = "A finished job is never removed"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "What is no longer needed is to be removed, and this attribute shows that nothing removes the job, its pods and their logs."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A job stays after it has finished, with its pods, their logs and the environment that they were started with. They pile up, and whoever may read pods can read them."
  remediation = "Set `spec.ttlSecondsAfterFinished` (Terraform: `ttl_seconds_after_finished`). Jobs of a CronJob are removed by its history limits."
  references = [
    "https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/job_v1",
  ]
  equivalents = {
    kube-linter = ["job-ttl-seconds-after-finished"]
  }

  # A hook is removed by the tool that runs it.
  # What owns a Job removes it: a CronJob by its history limits, anything else when it goes itself.
  on "kubernetes" "Job" {
    when = (
      length(list(self.metadata.ownerReferences)) == 0 &&
      self.metadata.annotations["helm.sh/hook-delete-policy"] == null &&
      self.metadata.annotations["argocd.argoproj.io/hook-delete-policy"] == null
    )
    require = self.spec.ttlSecondsAfterFinished != null
    message = "${self.address} stays for ever when it has finished"
  }

  on "terraform" "kubernetes_job" "kubernetes_job_v1" {
    require = self.spec.ttl_seconds_after_finished != null
    message = "${self.address} stays for ever when it has finished"
  }
}
