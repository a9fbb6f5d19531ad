locals {
  list = ["a", "b"]
  value = [
    "${1}",
    "${ [1, 2][0] }",
    "a${1}b${"c"}d",
    "%{ if true }yes%{ endif }",
    "%{ if false }yes%{ else }no%{ endif }",
    "%{ for i, x in local.list }${i}=${x};%{ endfor }",
    "%{ for x in local.list ~}  ${x}  %{~ endfor }|",
    " ${~ 1 ~} | ${~ 2 ~} ",
    "${join(",", [for x in local.list : "<${x}%{ if x == "a" }!%{ endif }>"])}",
    "${"${"${"deep"}"}"}",
    "${{ a = "}" }.a}",
    "%{ for x in [] }never%{ endfor }",
    "%{ if true }%{ for x in local.list }${"%{ if x == "b" }B%{ else }A%{ endif }"}%{ endfor }%{ endif }",
    "${
      "over lines"
    }",
    "%{
      if true
    }x%{
      endif
    }",
  ]
}
