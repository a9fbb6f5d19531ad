lifetimes "java" {
  summary = "Releases of Java on Azure App Service, with the last day of their support there."
  source  = "https://learn.microsoft.com/azure/app-service/language-support-policy"
  as_of   = "2026-11-22"
  ends = {
    "8"  = "2027-09-01"
    "11" = "2027-09-01"
    "17" = "2027-09-01"
  }
}
