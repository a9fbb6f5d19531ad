# takes       the kinds of resources that it takes: `VOLUME`, `INSTANCE`; none where it is switched off
# everything  whether it takes all of them, as default policies do, but for what has tags that are excluded
# tags        otherwise those of which it takes what has any: `key` and `value`
# exceptions  the tags of what it leaves out
# left_types  the types of volumes that it leaves out
concept "snapshot_policy" {
  summary = "What the lifecycle manager of EBS takes snapshots or images of."

  from "terraform" "aws_dlm_lifecycle_policy" {
    takes = coalesce(self.state, "ENABLED") == "DISABLED" ? [] : (
      self.default_policy != null ? [self.default_policy] : coalesce(self.policy_details.resource_types, ["VOLUME"])
    )
    everything = self.default_policy != null
    tags       = [for key, value in coalesce(self.policy_details.target_tags, {}) : { key = key, value = value }]
    exceptions = [for key, value in coalesce(self.policy_details.exclusions.exclude_tags, {}) : { key = key, value = value }]
    left_types = coalesce(self.policy_details.exclusions.exclude_volume_types, [])
  }
  from "cloudformation" "AWS::DLM::LifecyclePolicy" {
    takes = coalesce(self.State, "ENABLED") == "DISABLED" ? [] : (
      self.DefaultPolicy != null ? [self.DefaultPolicy] : coalesce(self.PolicyDetails.ResourceTypes, ["VOLUME"])
    )
    everything = self.DefaultPolicy != null
    tags       = [for tag in list(self.PolicyDetails.TargetTags) : { key = tag.Key, value = tag.Value }]
    exceptions = [
      for tag in list(self.Exclusions.ExcludeTags, self.PolicyDetails.Exclusions.ExcludeTags) : { key = tag.Key, value = tag.Value }
    ]
    left_types = list(self.Exclusions.ExcludeVolumeTypes, self.PolicyDetails.Exclusions.ExcludeVolumeTypes)
  }
}
