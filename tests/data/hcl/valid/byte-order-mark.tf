locals {
  value = "behind a byte order mark"
}
