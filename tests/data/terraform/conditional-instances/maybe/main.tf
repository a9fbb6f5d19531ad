variable "names" { type = list(string) }
output "first" { value = var.names[0] }
resource "aws_sqs_queue" "this" {
  count = length(var.names)
  name  = "maybe-${element(var.names, count.index)}"
}
