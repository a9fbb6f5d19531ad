locals {
  tuple = [

    1
    ,
    2,

  ]
  nested = [[
    1], [2
  ]]
  object = {

    first = [
    ]


    second = {
    }
  }
  index = local.tuple[
    0
  ]
  call = max(
    1,

    2
    ,
  )
  expanded = max(
    local.tuple
    ...
  )
  parenthesised = (
    1
    +
    2
  )
  list_for = [
    for
    item
    in
    local.tuple
    :
    item
    *
    2
    if
    item
    >
    1
  ]
  object_for = {
    for item
    in local.tuple :
    "k${item}"
    =>
    item
    if item > 0
  }
  grouped = {
    for item in local.tuple : "all" =>
    item...
  }
  value = {
    tuple    = local.tuple
    object   = local.object
    call     = [local.call, local.expanded, local.index]
    sum      = local.parenthesised
    list_for = local.list_for
    for      = [local.object_for, local.grouped]
  }
}
