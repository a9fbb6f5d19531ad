# named       what it names: of each entry what it refers to, and where that is not in the code the ARN with its wildcards
# exceptions  the same of what it leaves out
# tags        of which it takes what has any: `key` and `value`
# conditions  all of which the tags have to meet: `key`, `pattern`, and whether it is to match
#
# Where it names nothing, and no tags, it takes everything. A condition on a tag that is not there is met by the negated
# operators alone, as in IAM.
concept "backup_selection" {
  summary = "What a plan of AWS Backup takes copies of."

  from "terraform" "aws_backup_selection" {
    named = [
      for entry in coalesce(self.resources, []) : {
        traces = traces(entry)
        arn    = anytrue([for trace in traces(entry) : matches("^(module[.].*)?aws_", trace)]) ? "-" : entry
      }
    ]
    exceptions = [
      for entry in coalesce(self.not_resources, []) : {
        traces = traces(entry)
        arn    = anytrue([for trace in traces(entry) : matches("^(module[.].*)?aws_", trace)]) ? "-" : entry
      }
    ]
    tags = [for tag in list(self.selection_tag) : { key = tag.key, value = tag.value }]
    conditions = flatten([
      for condition in list(self.condition) : [
        for operator in [
          { tests = list(condition.string_equals), wild = "[*]", wanted = true },
          { tests = list(condition.string_like), wild = ".*", wanted = true },
          { tests = list(condition.string_not_equals), wild = "[*]", wanted = false },
          { tests = list(condition.string_not_like), wild = ".*", wanted = false },
          ] : [
          for test in operator.tests : {
            key     = trimprefix(test.key, "aws:ResourceTag/")
            pattern = "^${replace(replace(test.value, "/[.+?^$(){}|\\[\\]\\\\]/", "\\$${0}"), "*", operator.wild)}$"
            wanted  = operator.wanted
          }
        ]
      ]
    ])
  }
  from "cloudformation" "AWS::Backup::BackupSelection" {
    named = [
      for entry in coalesce(self.BackupSelection.Resources, []) : {
        traces = traces(entry)
        arn    = length(follow(entry)) > 0 ? "-" : entry
      }
    ]
    exceptions = [
      for entry in coalesce(self.BackupSelection.NotResources, []) : {
        traces = traces(entry)
        arn    = length(follow(entry)) > 0 ? "-" : entry
      }
    ]
    tags = [for tag in list(self.BackupSelection.ListOfTags) : { key = tag.ConditionKey, value = tag.ConditionValue }]
    conditions = flatten([
      for operator in [
        { tests = list(self.BackupSelection.Conditions.StringEquals), wild = "[*]", wanted = true },
        { tests = list(self.BackupSelection.Conditions.StringLike), wild = ".*", wanted = true },
        { tests = list(self.BackupSelection.Conditions.StringNotEquals), wild = "[*]", wanted = false },
        { tests = list(self.BackupSelection.Conditions.StringNotLike), wild = ".*", wanted = false },
        ] : [
        for test in operator.tests : {
          key     = trimprefix(test.ConditionKey, "aws:ResourceTag/")
          pattern = "^${replace(replace(test.ConditionValue, "/[.+?^$(){}|\\[\\]\\\\]/", "\\$${0}"), "*", operator.wild)}$"
          wanted  = operator.wanted
        }
      ]
    ])
  }
}
