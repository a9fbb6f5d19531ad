locals {
  before = 1
  choice = local.before == 1
    ? "one"
    : "other"
  after = 2
}
