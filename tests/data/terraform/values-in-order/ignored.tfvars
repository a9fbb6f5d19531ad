only_default = "never read"
