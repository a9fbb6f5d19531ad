check "DEL004" {
  name        = "data-deleted-with-stack"
  title       = "Deleting the stack deletes the data"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "What becomes of the data when the stack is removed is written in this attribute; without it the data goes without a decision about it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A stack is deleted, or a resource leaves the template, long after anybody remembers what is stored in it. Except for some RDS resources, CloudFormation then deletes the data if nothing else is said."
  remediation = "Set `DeletionPolicy: Retain` or `RetainExceptOnCreate` beside `Type`, or `Snapshot` where the type has snapshots; or turn on the deletion protection of the resource."
  references = [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
  ]

  on "stack_data" {
    require = self.kept_on_deletion
    severity = self.type == "AWS::Logs::LogGroup" ? "info" : "medium"
    message = "${self.address} is deleted with its stack, and the data with it"
  }
}
