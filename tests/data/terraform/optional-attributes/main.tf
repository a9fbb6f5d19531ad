module "store" {
  source = "./store"
  store = {
    name = "data"
    logging = {
      enabled = true
    }
    rules = {
      archive = { days = "30" }
      remove  = { days = 365, class = null }
    }
  }
}
