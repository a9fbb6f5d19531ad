module "fleet" {
  source = "./fleet"

  groups = {
    web = {
      instances = [
        {},
        { type = "m5.large", disks = [{ size = 100 }, { size = "200", options = { encrypted = false } }] },
        { type = null, disks = null },
      ]
      scaling = { max = 10 }
    }
    batch = {
      scaling  = { policy = { target = 75, metrics = ["cpu", "memory"] } }
      networks = { private = {}, public = { open = true, ports = [443, "8443"] } }
      labels   = { team = "data" }
    }
    idle = {}
  }
  single = { nested = { deep = {} } }
  pairs  = [["a", { size = 1 }], ["b", { size = 2, options = {} }]]
}

module "defaults" {
  source = "./fleet"
}
