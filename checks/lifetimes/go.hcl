# A release is supported until there are two newer ones: the day is that of the second.
lifetimes "go" {
  summary = "Releases of Go, with the last day of their security fixes."
  source  = "https://go.dev/doc/devel/release"
  as_of   = "2026-08-22"
  ends = {
    "1.18" = "2023-02-01"
    "1.19" = "2023-08-08"
    "1.20" = "2024-02-06"
    "1.21" = "2024-08-13"
    "1.22" = "2025-02-11"
    "1.23" = "2025-08-12"
    "1.24" = "2026-02-10"
  }
}
