check "VMH076" {
  name        = "git-sync-with-own-command"
  title       = "git-sync runs another program than git"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The program that is run in place of git is not part of the configuration that the image was hardened with, and whoever sets the variable chooses it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "git-sync runs whatever `GITSYNC_GIT` or `--git` names each time that it looks for changes. The option is for tests; in a pod it hides a program of somebody else behind a trusted image."
  remediation = "Remove `GITSYNC_GIT` from `env`, and `--git` from `args`."
  references = [
    "https://github.com/kubernetes/git-sync#manual",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_159"]
  }

  on "container" {
    require = (
      alltrue([for name in self.environment : !contains(["GITSYNC_GIT", "GIT_SYNC_GIT"], name)]) &&
      (
        alltrue([for argument in self.arguments : !matches("^--?git(=|$)", argument)]) ||
        !matches("(^|/)git-sync[^/]*$", self.image)
      )
    )
    message = "Container ${self.name} of ${self.address} has git-sync run another program than git"
  }
}
