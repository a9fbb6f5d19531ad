resource "aws_s3_bucket_policy" "this" {
  bucket = "store"
  policy = data.aws_iam_policy_document.this.json
}

resource "terraform_data" "reads_json" {
  input = {
    prefix  = local.prefix
    topics  = [aws_sns_topic.first.name, aws_sns_topic.second.name, aws_sns_topic.third.name]
    ports   = aws_security_group.web.name
    devices = aws_launch_template.this.block_device_mappings[1].ebs[0].volume_size
  }
}
