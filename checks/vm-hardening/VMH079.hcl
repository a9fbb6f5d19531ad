check "VMH079" {
  name        = "image-not-pulled-anew"
  title       = "A node may start an image that it has kept, without asking the registry"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Only a start that asks the registry runs what the registry has under that name now, and only for those who may have it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "With `IfNotPresent` a node starts the copy it once got: of a tag that has since been repaired, or of a private image for a pod that has no right to it. `Always` compares the digest first and copies only what has changed."
  remediation = "Set `imagePullPolicy: Always` on each container (`image_pull_policy` in Terraform), or name the image by its digest."
  references = [
    "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_15"]
  }

  on "container" {
    when    = self.complete
    require = self.pull_policy == "Always" || matches("@[A-Za-z0-9+._-]+:[0-9A-Za-z]+$", self.image)
    message = "Container ${self.name} of ${self.address} may run a copy of ${self.image == null ? "its image" : self.image} that its node has kept"
  }
}
