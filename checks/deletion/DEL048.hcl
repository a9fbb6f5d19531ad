check "DEL048" {
  name        = "stream-kept-for-a-day"
  title       = "What is written to a stream can be read again for a single day"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "What is restored from is to be kept for as long as mistakes take to be noticed; a stream is restored from what it still holds, and this attribute keeps that for a day."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A reader that stands still over a weekend, or that has written nonsense since yesterday, is put right by reading the stream again. After a day the records are gone."
  remediation = "Set `retention_period` above 24 (`RetentionPeriodHours` in CloudFormation), or deliver the stream to a bucket with Firehose; on Azure `retention_description { retention_time_in_hours }` above 24 or `message_retention` above 1, or `capture_description { enabled = true }`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream",
    "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventhub",
  ]

  on "stream" {
    require = self.kept_hours > 24 || self.captured
    message = "What is written to ${self.address} can be read again for a day, and nothing else keeps it"
  }
}
