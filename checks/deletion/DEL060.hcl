check "DEL060" {
  name        = "two-rules-for-finished-jobs"
  title       = "Finished jobs of a CronJob are removed by two rules"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "What is no longer needed is to be removed at a time that somebody chose; two rules show that it is left open which of them was meant."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A CronJob keeps as many finished jobs as its history limits say. With a time to live beside them a failed job can be gone, with its logs, before anybody has looked into it, whatever the limits say."
  remediation = "Remove `spec.jobTemplate.spec.ttlSecondsAfterFinished` (Terraform: `ttl_seconds_after_finished`), and set `successfulJobsHistoryLimit` and `failedJobsHistoryLimit`."
  references = [
    "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/",
    "https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cron_job_v1",
  ]
  equivalents = {
    kube-linter = ["job-ttl-seconds-after-finished"]
  }

  on "kubernetes" "CronJob" {
    require = self.spec.jobTemplate.spec.ttlSecondsAfterFinished == null
    message = "${self.address} has its finished jobs removed by a time to live, beside its history limits"
  }

  on "terraform" "kubernetes_cron_job" "kubernetes_cron_job_v1" {
    require = self.spec.job_template.spec.ttl_seconds_after_finished == null
    message = "${self.address} has its finished jobs removed by a time to live, beside its history limits"
  }
}
