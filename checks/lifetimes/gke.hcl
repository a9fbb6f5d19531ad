# The page lists versions while they are supported, and calls its days estimates. Those that it had for older ones are
# from endoflife.date, which keeps a record of the page.
lifetimes "gke" {
  summary = "Kubernetes versions of Google Kubernetes Engine, with the last day of standard support."
  source  = "https://cloud.google.com/kubernetes-engine/docs/release-schedule"
  as_of   = "2026-08-22"
  ends = {
    "1.17" = "2021-11-01"
    "1.18" = "2022-03-01"
    "1.19" = "2022-06-01"
    "1.20" = "2022-08-01"
    "1.21" = "2023-01-31"
    "1.22" = "2023-04-30"
    "1.23" = "2023-07-31"
    "1.24" = "2023-10-31"
    "1.25" = "2024-03-30"
    "1.26" = "2024-06-30"
    "1.27" = "2024-10-01"
    "1.28" = "2025-02-04"
    "1.29" = "2025-04-12"
    "1.30" = "2025-09-30"
    "1.31" = "2026-01-16"
    "1.32" = "2026-04-11"
    "1.33" = "2026-08-03"
    "1.34" = "2026-10-01"
    "1.35" = "2027-04-11"
    "1.36" = "2027-08-09"
  }
}
