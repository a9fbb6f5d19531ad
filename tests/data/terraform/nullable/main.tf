module "defaults" {
  source = "./part"
}
module "nulls" {
  source   = "./part"
  nullable = null
  strict   = null
  counted  = null
  typed    = null
}
module "given" {
  source   = "./part"
  nullable = "given"
  strict   = "given"
  counted  = "3"
  typed    = { a = 1, b = "x", extra = true }
}
