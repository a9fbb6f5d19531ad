user_data = <<-EOT
  #!/bin/sh
  exit 0
  EOT