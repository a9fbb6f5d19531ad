# name      its address, by which what is asked of the store looks for it
# tags      its tags
# selected  whether a plan among what was scanned takes copies of it
concept "selected_store" {
  summary = "A store, with whether a plan of AWS Backup selects it."

  from "concept" "backup_candidate" {
    name = self.address
    tags = self.tags
    selected = anytrue([
      for selection in concepts("backup_selection") : (
        (
          length(selection.named) + length(selection.tags) == 0 ||
          anytrue([
            for entry in selection.named : contains(entry.traces, self.address) || length(regexall(self.every, entry.arn)) > 0
          ]) ||
          anytrue([for tag in selection.tags : self.tags[tag.key] == tag.value])
        ) &&
        alltrue([
          for test in selection.conditions :
          (self.tags[test.key] != null && length(regexall(test.pattern, coalesce(self.tags[test.key], ""))) > 0) == test.wanted
        ]) &&
        !anytrue([
          for entry in selection.exceptions : contains(entry.traces, self.address) || length(regexall(self.every, entry.arn)) > 0
        ])
      )
    ])
  }
}
