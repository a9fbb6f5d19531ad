check "DEL005" {
  name        = "data-deleted-on-replacement"
  title       = "An update that replaces the resource deletes the data"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Data is to be removed because somebody decided it; this attribute shows whether it goes as the side effect of an update."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Some properties cannot be changed in place: CloudFormation makes an empty resource and deletes the old one. `DeletionPolicy` does not cover that, and neither does the default snapshot of RDS."
  remediation = "Set `UpdateReplacePolicy: Retain` beside `DeletionPolicy`, or `Snapshot` where the type has snapshots; or turn on the deletion protection of the resource."
  references = [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
  ]

  on "stack_data" {
    require = self.kept_on_replacement
    severity = self.type == "AWS::Logs::LogGroup" ? "info" : "low"
    message = "${self.address} loses its data when an update replaces it"
  }
}
