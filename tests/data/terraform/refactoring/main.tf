moved {
  from = aws_s3_bucket.old
  to   = aws_s3_bucket.new["a"]
}

removed {
  from = aws_s3_bucket.gone
  lifecycle {
    destroy = false
  }
}

check "health" {
  assert {
    condition     = length(aws_s3_bucket.new) == 2
    error_message = "There should be two."
  }
}

resource "aws_s3_bucket" "new" {
  for_each = toset(["b", "a"])
  bucket   = "new-${each.value}"

  lifecycle {
    prevent_destroy       = true
    create_before_destroy = false
    ignore_changes        = [tags, bucket]
    replace_triggered_by  = [terraform_data.trigger]
    precondition {
      condition     = length(each.key) == 1
      error_message = "Names are one letter, not ${each.key}."
    }
    postcondition {
      condition     = self.bucket != ""
      error_message = "There is a name."
    }
  }
}

resource "terraform_data" "trigger" {
  input            = "once"
  triggers_replace = ["a", 1]

  provisioner "local-exec" {
    command = "echo ${self.input}"
  }
}

variable "checked" {
  type    = number
  default = 3
  validation {
    condition     = var.checked > 2
    error_message = "Too small: ${var.checked}."
  }
}

output "checked" {
  value = var.checked
  precondition {
    condition     = var.checked < 10
    error_message = "Too large."
  }
}
