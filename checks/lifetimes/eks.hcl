# The page lists versions while they are supported: those that it had for older ones are from endoflife.date, which keeps a
# record of the page.
lifetimes "eks" {
  summary = "Kubernetes versions of Amazon EKS, with the last day of extended support."
  source  = "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html"
  as_of   = "2026-08-22"
  ends = {
    "1.18" = "2022-03-31"
    "1.19" = "2022-08-01"
    "1.20" = "2022-11-01"
    "1.21" = "2024-07-15"
    "1.22" = "2024-09-01"
    "1.23" = "2024-10-11"
    "1.24" = "2025-01-31"
    "1.25" = "2025-05-01"
    "1.26" = "2025-06-11"
    "1.27" = "2025-07-24"
    "1.28" = "2025-11-26"
    "1.29" = "2026-03-23"
    "1.30" = "2026-07-23"
    "1.31" = "2026-11-26"
    "1.32" = "2027-03-23"
    "1.33" = "2027-07-29"
    "1.34" = "2027-12-02"
    "1.35" = "2028-03-27"
    "1.36" = "2028-08-02"
  }
}
