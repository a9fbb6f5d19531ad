# name      its address, by which what is asked of the store looks for it
# machines  the machines that it is attached to; not of all candidates
# copied    whether a policy of the lifecycle manager of EBS makes copies that would do; not of all candidates
# selected  whether a plan among what was scanned takes copies of it; what is no name and no tag selects nothing
concept "selected_store" {
  summary = "A store, with whether a plan of AWS Backup selects it."

  from "concept" "backup_candidate" {
    name     = self.address
    machines = self.machines
    copied = self.snapshots != null && anytrue([
      for policy in concepts("snapshot_policy") : contains(policy.takes, self.snapshots) &&
      (policy.everything || anytrue([for tag in policy.tags : try(self.tags[tag.key] == tag.value, false)])) &&
      !anytrue([for tag in policy.exceptions : try(self.tags[tag.key] == tag.value, false)]) &&
      (self.volume_type == null || !contains(policy.left_types, self.volume_type))
    ])
    selected = anytrue([
      for selection in concepts("backup_selection") : (
        (
          length(selection.named) + length(selection.tags) == 0 ||
          anytrue([
            for entry in selection.named : contains(entry.traces, self.address) || try(matches(self.every, entry.arn), false)
          ]) ||
          anytrue([for tag in selection.tags : try(self.tags[tag.key] == tag.value, false)])
        ) &&
        alltrue([
          for test in selection.conditions :
          (self.tags[test.key] != null && matches(test.pattern, coalesce(self.tags[test.key], ""))) == test.wanted
        ]) &&
        !anytrue([
          for entry in selection.exceptions : contains(entry.traces, self.address) || try(matches(self.every, entry.arn), false)
        ])
      )
    ])
  }
}
