check "VMH078" {
  name        = "image-without-digest"
  title       = "An image is named without its digest"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Only a digest says which software runs, byte for byte, without which the configuration of the workload can change behind its definition."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A tag is a name that whoever may write to the registry can move: what was tested and what runs tomorrow need not be the same. A digest is computed from the content and cannot be moved."
  remediation = "Name the digest in `image` (`nginx:1.27.3@sha256:…`), and let a tool that knows the tag keep it current."
  references = [
    "https://kubernetes.io/docs/concepts/containers/images/#image-names",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
  ]
  equivalents = {
    checkov = ["CKV_K8S_43"]
  }

  on "container" {
    when    = self.image != null && self.image != ""
    require = matches("@[A-Za-z0-9+._-]+:[0-9A-Za-z]+$", self.image)
    message = "Container ${self.name} of ${self.address} runs ${self.image}, which has no digest"
  }
}
