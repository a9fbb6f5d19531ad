locals {
  value = [
    "line\nreturn\rtab\tquote\"backslash\\",
    "\u00e9\u4e2d",
    "\U0001F600\U000000e9",
    "$${not} %%{ if not }",
    "$$ %% $ % $a %b $$a %%b",
    "$$${1}",
    "$$$${1}",
    "100%",
    "cost: $",
    "${"inner \"quoted\" ${"deep"}"}",
    "{ } [ ] # // /* */",
    "	a tab",
    "\\${1}",
  ]
}
