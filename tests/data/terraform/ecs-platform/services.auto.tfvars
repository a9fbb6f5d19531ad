services = {
  api = {
    image    = "registry.example.com/api:1.4.2"
    cpu      = "512"
    memory   = 1024
    port     = 8080
    public   = true
    replicas = { min = 2, max = 10 }
    env      = { LOG_LEVEL = "info", WORKERS = 4, DEBUG = false }
    secrets  = { DATABASE_URL = "arn:aws:ssm:eu-west-1:123456789012:parameter/api/db" }
    sidecars = {
      proxy = { image = "envoy:v1.30", essential = true, ports = [9901, 10000] }
      logs  = { image = "fluent-bit:3" }
    }
    health = { path = "/live", codes = [200, 204, 200] }
  }
  worker = {
    image    = "registry.example.com/worker:2.0.0"
    replicas = { max = 5 }
    env      = {}
  }
  web = {
    image  = "registry.example.com/web:latest"
    port   = "3000"
    public = "true"
    health = {}
  }
}
