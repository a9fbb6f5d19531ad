variable "labels" {
  type = map(string)
}

resource "kubernetes_pod_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
    labels    = merge(var.labels, { app = "web" })
  }
  spec {
    container {
      name  = "web"
      image = "registry.example/web:1.4.2"
      port {
        container_port = 80
      }
    }
  }
}

resource "kubernetes_pod_v1" "api" {
  metadata {
    name      = "api"
    namespace = "bank"
    labels    = merge(var.labels, { app = "api" })
  }
  spec {
    container {
      name  = "api"
      image = "registry.example/api:1.4.2"
      port {
        container_port = 80
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "tier" {
  metadata {
    name      = "tier"
    namespace = "shop"
  }
  spec {
    pod_selector {
      match_labels = { tier = "front" }
    }
    policy_types = ["Ingress"]
  }
}
