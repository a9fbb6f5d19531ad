ports   = { https = 443, http = 80 }
volumes = 2
zone    = "eu-west-1b"
