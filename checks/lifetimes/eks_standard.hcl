# The page lists versions while they are supported: those that it had for older ones are from endoflife.date, which keeps a
# record of the page. Up to 1.20 there was no other support.
lifetimes "eks_standard" {
  summary = "Kubernetes versions of Amazon EKS, with the last day of standard support."
  source  = "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html"
  as_of   = "2026-02-14"
  ends = {
    "1.18" = "2022-03-31"
    "1.19" = "2022-08-01"
    "1.20" = "2022-11-01"
    "1.21" = "2023-02-16"
    "1.22" = "2023-06-04"
    "1.23" = "2023-10-11"
    "1.24" = "2024-01-31"
    "1.25" = "2024-05-01"
    "1.26" = "2024-06-11"
    "1.27" = "2024-07-24"
    "1.28" = "2024-11-26"
    "1.29" = "2025-03-23"
    "1.30" = "2025-07-23"
    "1.31" = "2025-11-26"
    "1.32" = "2026-03-23"
    "1.33" = "2026-07-29"
    "1.34" = "2026-12-02"
    "1.35" = "2027-03-27"
  }
}
