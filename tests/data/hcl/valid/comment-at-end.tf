locals {
  value = 1
}
/* the end */ // without a line end