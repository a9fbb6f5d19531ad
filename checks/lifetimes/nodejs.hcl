lifetimes "nodejs" {
  summary = "Releases of Node.js, with the last day of their maintenance."
  source  = "https://github.com/nodejs/release"
  as_of   = "2026-08-22"
  ends = {
    "4"  = "2018-04-30"
    "6"  = "2019-04-30"
    "8"  = "2019-12-31"
    "10" = "2021-04-30"
    "12" = "2022-04-30"
    "14" = "2023-04-30"
    "16" = "2023-09-11"
    "18" = "2025-04-30"
    "20" = "2026-04-30"
    "22" = "2027-04-30"
    "24" = "2028-04-30"
    "26" = "2029-04-30"
  }
}
