# The page lists versions while they are supported: those that it had for older ones are from endoflife.date, which keeps a
# record of the page; up to 1.20 from the announcements in https://github.com/Azure/AKS/blob/master/CHANGELOG.md, of 1.14 and
# 1.15 the release with which their retirement began.
lifetimes "aks" {
  summary = "Kubernetes versions of Azure Kubernetes Service, with the last day of support without the long-term plan."
  source  = "https://learn.microsoft.com/azure/aks/supported-kubernetes-versions"
  as_of   = "2026-08-22"
  ends = {
    "1.10" = "2019-10-25"
    "1.11" = "2019-12-09"
    "1.12" = "2019-12-09"
    "1.13" = "2020-02-28"
    "1.14" = "2020-06-29"
    "1.15" = "2020-08-31"
    "1.16" = "2021-01-31"
    "1.17" = "2021-03-31"
    "1.18" = "2021-07-31"
    "1.19" = "2022-01-31"
    "1.20" = "2022-04-07"
    "1.21" = "2022-07-31"
    "1.22" = "2022-12-04"
    "1.23" = "2023-04-02"
    "1.24" = "2023-07-31"
    "1.25" = "2024-01-14"
    "1.26" = "2024-04-11"
    "1.27" = "2024-07-31"
    "1.28" = "2025-01-31"
    "1.29" = "2025-03-31"
    "1.30" = "2025-08-22"
    "1.31" = "2025-11-01"
    "1.32" = "2026-03-31"
    "1.33" = "2026-07-31"
    "1.34" = "2026-11-30"
    "1.35" = "2027-03-31"
    "1.36" = "2027-06-30"
  }
}
