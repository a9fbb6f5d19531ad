module "one" {
  source = "./server"
}

module "two" {
  source   = "./server"
  for_each = toset(["a", "b"])
}
