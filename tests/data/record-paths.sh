#!/bin/sh
# Records which properties that the catalogue reads are in the providers' schemas, in tests/data/paths.
# Needs Python with the package cfn-lint, Terraform 1.11, and the AWS provider 5.100 from a registry or a
# mirror that the CLI configuration names; no account. Paths that are in no schema are printed, and are
# not recorded.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cp "$here/terraform/provider.tf" "$scratch/"
(
  cd "$scratch"
  terraform init -backend=false -input=false -no-color >/dev/null
  terraform providers schema -json >schema.json
)
(cd "$here/../.." && CUMULINT_PATHS=$scratch cargo test --quiet --test paths >/dev/null)
reduce() { python3 "$here/reduce-paths.py" "$@"; }
reduce cloudformation "$scratch/cloudformation.txt" >"$here/paths/cloudformation.txt"
reduce terraform "$scratch/terraform-aws.txt" "$scratch/schema.json" >"$here/paths/terraform-aws.txt"
