//! How fast HCL is read. The text is of the shape that modules have: blocks of a dozen arguments,
//! nested blocks, templates, calls, conditionals, a policy in a heredoc.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use cumulint::syntax::hcl;

fn main() {
    divan::main();
}

/// One resource, repeated.
const RESOURCE: &str = r#"
# What serves the requests.
resource "aws_instance" "server" {
  count = var.create && length(var.subnets) > 0 ? length(var.subnets) : 0

  ami                    = data.aws_ami.linux.id
  instance_type          = var.instance_type
  subnet_id              = element(var.subnets, count.index)
  vpc_security_group_ids = [for group in aws_security_group.server : group.id if group.vpc_id == var.vpc_id]
  monitoring             = true

  user_data = <<-EOT
    #!/bin/sh
    echo "${var.name}-${count.index}" > /etc/hostname
    %{ for package in var.packages ~}
    apt-get install -y ${package}
    %{ endfor ~}
  EOT

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }

  dynamic "ebs_block_device" {
    for_each = { for name, volume in var.volumes : name => volume if volume.enabled }
    content {
      device_name = ebs_block_device.value.device_name
      encrypted   = lookup(ebs_block_device.value, "encrypted", true) // as all are
      volume_size = max(ebs_block_device.value.size * 2, 8)
    }
  }

  tags = merge(var.tags, { Name = "${var.name}-server", "cost:centre" = "operations" })
}
"#;

/// About a megabyte.
fn module() -> String {
    RESOURCE.repeat(1_000_000 / RESOURCE.len())
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let text = module();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| hcl::parse(black_box(&text)));
}

#[divan::bench]
fn parse_many_small_files(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(RESOURCE))
        .bench(|| hcl::parse(black_box(RESOURCE)));
}

#[divan::bench]
fn parse_broken(bencher: Bencher) {
    let text = module().replace("monitoring             = true", "monitoring = [true");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| hcl::parse(black_box(&text)));
}

#[divan::bench]
fn comments(bencher: Bencher) {
    let text = module();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| hcl::comments(black_box(&text)));
}
