locals {
  services = yamldecode(file("${path.module}/data/services.yaml")).services
  shared   = jsondecode(file("${path.module}/data/shared.json"))

  rendered = {
    for name, service in local.services : name => templatefile("${path.module}/templates/service.conf.tftpl", {
      name    = name
      service = service
      shared  = local.shared
      tls     = try(service.tls, null)
    })
  }
}

resource "aws_ssm_parameter" "config" {
  for_each = local.rendered
  name     = "/services/${each.key}/config"
  type     = "String"
  value    = each.value
}

resource "aws_instance" "this" {
  for_each      = { for name, service in local.services : name => service if try(service.instance, null) != null }
  ami           = "ami-12345678"
  instance_type = each.value.instance.type
  user_data_base64 = base64encode(templatefile("${path.module}/templates/cloud-init.yaml.tftpl", {
    hostname = "${each.key}.internal"
    packages = concat(local.shared.packages, try(each.value.instance.packages, []))
    files = {
      "/etc/service.conf" = local.rendered[each.key]
      "/etc/motd"         = "Welcome to ${each.key}\n"
    }
    users = { for user in local.shared.users : user.name => user }
  }))

  metadata_options {
    http_tokens = "required"
  }
}

resource "terraform_data" "inline" {
  input = {
    strips     = "%{for n in [1, 2, 3]~} ${n} %{~endfor}"
    conditions = "%{if length(local.services) > 1}many%{else}one%{endif}"
    nested     = "%{for name, s in local.services}%{if can(s.tls)}[${name}]%{endif}%{endfor}"
    heredoc    = <<-EOT
      %{for name, service in local.services~}
      ${name}:
        %{~for port in try(service.ports, [])}
        - ${format("%05d", port)}
        %{~endfor}
      %{endfor~}
      done
    EOT
    escaped    = "$${literal} %%{literal} ${"$"}{built}"
    string     = templatestring(local.shared.greeting, { who = "you", times = 2 })
    hashes     = { for name, text in local.rendered : name => sha256(text) }
    lines      = { for name, text in local.rendered : name => length(split("\n", text)) }
    indent     = indent(4, local.rendered["api"])
    files      = [for f in fileset("${path.module}/templates", "*") : trimsuffix(f, ".tftpl")]
    sizes      = { for f in fileset(path.module, "data/*.{yaml,json}") : f => length(filebase64("${path.module}/${f}")) }
    exists     = fileexists("${path.module}/data/shared.json")
  }
}
