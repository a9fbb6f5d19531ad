variable "before" {}
/* a comment
variable "inside" {}
