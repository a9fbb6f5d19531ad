variable "nullable" { default = "default" }
variable "strict" {
  default  = "default"
  nullable = false
}
variable "counted" {
  type     = number
  default  = "7"
  nullable = false
}
variable "typed" {
  type     = object({ a = string, b = optional(string) })
  default  = { a = "default" }
  nullable = true
}
resource "terraform_data" "this" {
  input = { nullable = var.nullable, strict = var.strict, counted = var.counted, typed = var.typed }
}
