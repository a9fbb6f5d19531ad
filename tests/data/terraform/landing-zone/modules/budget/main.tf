variable "name" { type = string }
variable "amount" { type = string }
variable "thresholds" { type = set(number) }
variable "recipients" { type = list(string) }

resource "aws_budgets_budget" "this" {
  name         = var.name
  budget_type  = "COST"
  limit_amount = var.amount
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = var.thresholds
    content {
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      notification_type          = notification.key >= 100 ? "ACTUAL" : "FORECASTED"
      subscriber_email_addresses = var.recipients
    }
  }
}
