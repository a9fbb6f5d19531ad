# Of Debian the end of its long-term support, of Ubuntu that of the maintenance which needs no subscription, in the month
# that its page names; of Windows the end of the extended security updates. The pages of the others:
# https://wiki.debian.org/LTS, https://endoflife.date/centos, https://aws.amazon.com/amazon-linux-2/faqs/,
# https://learn.microsoft.com/lifecycle/products/?terms=Windows%20Server
lifetimes "machine_image" {
  summary = "Operating systems that machines are started with, with the last day of their security fixes."
  source  = "https://wiki.ubuntu.com/Releases"
  as_of   = "2026-08-22"
  ends = {
    "amazon-linux-1"    = "2023-12-31"
    "amazon-linux-2"    = "2026-06-30"
    "amazon-linux-2023" = "2029-06-30"
    "centos-6"          = "2020-11-30"
    "centos-7"          = "2024-06-30"
    "centos-8"          = "2021-12-31"
    "debian-8"          = "2020-06-30"
    "debian-9"          = "2022-06-30"
    "debian-10"         = "2024-06-30"
    "debian-11"         = "2026-08-31"
    "debian-12"         = "2028-06-30"
    "debian-13"         = "2030-06-30"
    "ubuntu-12.04"      = "2017-04-30"
    "ubuntu-14.04"      = "2019-04-30"
    "ubuntu-16.04"      = "2021-04-30"
    "ubuntu-18.04"      = "2023-05-31"
    "ubuntu-20.04"      = "2025-05-31"
    "ubuntu-22.04"      = "2027-04-30"
    "ubuntu-24.04"      = "2029-05-31"
    "ubuntu-26.04"      = "2031-04-30"
    "windows-2008"      = "2023-01-10"
    "windows-2012"      = "2026-10-13"
    "windows-2016"      = "2030-01-12"
    "windows-2019"      = "2029-01-09"
    "windows-2022"      = "2031-10-14"
    "windows-2025"      = "2034-11-14"
  }
}
