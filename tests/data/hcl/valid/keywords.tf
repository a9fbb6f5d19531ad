locals {
  for    = 1
  in     = 2
  if     = 3
  null_  = 4
  true_  = 5
  else   = 6
  value  = [local.for, local.in, local.if, local.null_, local.true_, local.else]
}
