# quarantined  whether an image is held back until something has looked at it
# expires      whether images that nobody names any more are removed
#
# Amazon: scanning is set for a repository, or for the whole registry by rules that select
# repositories by name. A filter without `*` selects every name that contains it; what is no filter selects none.
# Google: a repository inherits whether its project scans; the project's setting shows in code only
# where the scanning service is enabled there, so that `scanned` is null otherwise.

concept "container_registry" {
  summary = "A repository that container images are kept in, or the template that repositories are made from."

  from "terraform" "aws_ecr_repository" {
    scanned = coalesce(self.image_scanning_configuration.scan_on_push, false) || anytrue(flatten([
      for configuration in resources("aws_ecr_registry_scanning_configuration") : [
        for rule in list(configuration.rule) : [
          for selection in list(rule.repository_filter) :
          try(matches(
            strcontains(selection.filter, "*") ? "^${replace(selection.filter, "*", ".*")}$" : selection.filter,
            self.name,
          ), false)
          if rule.scan_frequency != "MANUAL"
        ]
      ]
    ]))
    immutable_tags = startswith(coalesce(self.image_tag_mutability, "MUTABLE"), "IMMUTABLE")
    expires        = length(linked("aws_ecr_lifecycle_policy", "repository", self.name)) > 0
  }
  from "terraform" "aws_ecr_repository_creation_template" {
    immutable_tags = startswith(coalesce(self.image_tag_mutability, "MUTABLE"), "IMMUTABLE")
    expires        = self.lifecycle_policy != null
  }
  from "cloudformation" "AWS::ECR::Repository" {
    scanned = coalesce(self.ImageScanningConfiguration.ScanOnPush, false) || anytrue(flatten([
      for configuration in resources("AWS::ECR::RegistryScanningConfiguration") : [
        for rule in list(configuration.Rules) : [
          for selection in list(rule.RepositoryFilters) :
          try(matches(
            strcontains(selection.Filter, "*") ? "^${replace(selection.Filter, "*", ".*")}$" : selection.Filter,
            coalesce(self.RepositoryName, lower(self.address)),
          ), false)
        ]
      ]
    ]))
    immutable_tags = startswith(coalesce(self.ImageTagMutability, "MUTABLE"), "IMMUTABLE")
    expires        = self.LifecyclePolicy.LifecyclePolicyText != null
  }
  from "cloudformation" "AWS::ECR::RepositoryCreationTemplate" {
    immutable_tags = startswith(coalesce(self.ImageTagMutability, "MUTABLE"), "IMMUTABLE")
    expires        = self.LifecyclePolicy != null
  }
  from "terraform" "google_artifact_registry_repository" {
    when = upper(self.format) == "DOCKER" && coalesce(self.mode, "STANDARD_REPOSITORY") == "STANDARD_REPOSITORY"
    scanned = (self.vulnerability_scanning_config.enablement_config == "DISABLED"
      ? false
      : (anytrue([for s in resources("google_project_service") : s.service == "containerscanning.googleapis.com"]) ? true : null)
    )
    immutable_tags = coalesce(self.docker_config.immutable_tags, false)
    expires        = length(list(self.cleanup_policies)) > 0 && !coalesce(self.cleanup_policy_dry_run, false)
  }

  # `retention_policy` up to provider 3.x.
  from "terraform" "azurerm_container_registry" {
    quarantined = coalesce(self.quarantine_policy_enabled, false)
    expires     = coalesce(self.retention_policy_in_days, 0) > 0 || coalesce(self.retention_policy.enabled, false)
  }
}
