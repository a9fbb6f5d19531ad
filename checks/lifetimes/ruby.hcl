lifetimes "ruby" {
  summary = "Releases of Ruby, with the last day of their maintenance."
  source  = "https://www.ruby-lang.org/en/downloads/branches/"
  as_of   = "2026-08-22"
  ends = {
    "2.3" = "2019-03-31"
    "2.4" = "2020-03-31"
    "2.5" = "2021-03-31"
    "2.6" = "2022-03-31"
    "2.7" = "2023-03-31"
    "3.0" = "2024-04-23"
    "3.1" = "2025-03-26"
    "3.2" = "2026-03-31"
    "3.3" = "2027-03-31"
    "3.4" = "2028-03-31"
    "4.0" = "2029-03-31"
  }
}
