check "VMH034" {
  name        = "version-past-its-support"
  title       = "A runtime, cluster or data engine is past the end of its support"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "Hardening a machine includes keeping its software at versions that still get fixes; the version shows that this one gets none."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "After the last day of support flaws are found and published as before, and nobody mends them. Providers stop such versions some time later, and then the update has no time for tests. Where a provider sells longer support to everybody (EKS, databases), the day is the last one of that, but for an EKS cluster that does without (`STANDARD`); for AKS and GKE it is that of the standard support, and clusters with the longer one are not looked at. The message says which of the two has ended."
  remediation = "Set a version that is supported: `runtime` and `Runtime` (Lambda, Google Cloud functions), `application_stack` (App Service), `version`, `Version`, `kubernetes_version`, `orchestrator_version` and `min_master_version` (EKS, AKS, GKE), `engine_version` and `EngineVersion` (RDS, ElastiCache, OpenSearch), `database_version` (Cloud SQL), `version` of a flexible server and `redis_version` (Azure)."
  references = [
    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    "https://learn.microsoft.com/azure/app-service/language-support-policy",
    "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html",
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html",
    "https://cloud.google.com/kubernetes-engine/docs/release-schedule",
    "https://cloud.google.com/functions/docs/runtime-support",
    "https://cloud.google.com/sql/docs/mysql/db-versions",
    "https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-version-policy",
  ]
  equivalents = {
    checkov = ["CKV_AWS_363"]
    trivy   = ["AZU-0069", "AZU-0070"]
  }

  on "supported_version" {
    deny    = is_past(self.ends)
    message = "${self.address} uses ${self.what}, whose ${self.kind} ended on ${self.ends}"
  }
}
