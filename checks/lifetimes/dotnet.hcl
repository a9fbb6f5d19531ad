lifetimes "dotnet" {
  summary = "Releases of .NET from Core 3.1 on, with the last day of their support. The .NET Framework is not among them."
  source  = "https://dotnet.microsoft.com/platform/support/policy/dotnet-core"
  as_of   = "2026-08-22"
  ends = {
    "3.1"  = "2022-12-13"
    "5.0"  = "2022-05-10"
    "6.0"  = "2024-11-12"
    "7.0"  = "2024-05-14"
    "8.0"  = "2026-11-10"
    "9.0"  = "2026-11-10"
    "10.0" = "2028-11-14"
  }
}
