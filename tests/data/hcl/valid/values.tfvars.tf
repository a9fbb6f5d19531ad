region = "eu-central-1"
azs = [
  "a",
  "b"
]
tags = { team = "platform" }
nothing = null
last = true