# snippets  what it adds to the configuration of an nginx, by annotation: of the project's controller, or F5's
concept "ingress" {
  summary = "An Ingress: which requests the proxy at the border of a cluster hands on, and how."

  from "kubernetes" "Ingress" {
    snippets = { for name, text in self.metadata.annotations == null ? {} : self.metadata.annotations : name => text if matches("nginx[^/]*/[a-z-]*snippets?$", name) }
  }
  from "terraform" "kubernetes_ingress" "kubernetes_ingress_v1" {
    snippets = { for name, text in self.metadata.annotations == null ? {} : self.metadata.annotations : name => text if matches("nginx[^/]*/[a-z-]*snippets?$", name) }
  }
  from "terraform" "kubernetes_manifest" {
    when     = self.manifest.kind == "Ingress"
    snippets = { for name, text in self.manifest.metadata.annotations == null ? {} : self.manifest.metadata.annotations : name => text if matches("nginx[^/]*/[a-z-]*snippets?$", name) }
  }
}
