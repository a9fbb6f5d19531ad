# what     the system and its version, as the list has it
# ends     the last day of its security fixes; null where none is known
# written  what says so
#
# Ubuntu Pro and CentOS Stream have calendars of their own, and are not read as the ones without.
concept "machine_system" {
  summary = "The operating system that a machine is started with, as the name of its image tells it."

  from "concept" "machine_image" {
    for_each = concat(
      [for found in regexall("ubuntu-(?:minimal-|trusty-|xenial-|bionic-|focal-|jammy-|noble-)?([0-9]{2})[._]?(04)(?:[^0-9]|$)", self.name) : "ubuntu-${found[0]}.${found[1]}"],
      [for found in regexall("debian-([0-9]{1,2})(?:[^0-9]|$)", self.name) : "debian-${found[0]}"],
      [for found in regexall("centos-([6-8])(?:[^0-9]|$)", self.name) : "centos-${found[0]}"],
      [for found in regexall("windows[-_](?:server-)?(20[0-9]{2})", self.name) : "windows-${found[0]}"],
      [for found in regexall("(?:^|/)amzn-ami-", self.name) : "amazon-linux-1"],
      [for found in regexall("(?:^|/)amzn2-ami-", self.name) : "amazon-linux-2"],
    )

    what    = each.value
    written = self.written
    ends    = supported_until("machine_image", each.value)
  }
}
