#!/bin/sh
# Records what Terraform plans for each configuration in tests/data/terraform, as expected.json
# beside it. Needs Terraform 1.11, jq, and the AWS provider 5.100 from a registry or a mirror that
# the CLI configuration names; no account. Run it with names of cases to record only those.
set -eu
cd "$(dirname "$0")/terraform"
here=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ $# -gt 0 ] || set -- */
for case in "$@"; do
  case=${case%/}
  cp -R "$case" "$scratch/$case"
  cp provider.tf "$scratch/$case/zz_provider.tf"
  (
    cd "$scratch/$case"
    rm -f expected.json
    terraform init -backend=false -input=false -no-color >/dev/null
    terraform plan -input=false -no-color -refresh=false -out=plan >plan.log 2>&1 || { cat plan.log; exit 1; }
    terraform show -json plan | jq -f "$here/../reduce-plan.jq" >"$here/$case/expected.json"
  )
  echo "$case"
done

# Which attributes are sets: plans list their elements in an order of the provider's.
cd "$scratch/$case"
terraform providers schema -json |
  jq --slurpfile plans /dev/fd/3 -f "$here/../reduce-schema.jq" 3<<PLANS >"$here/sets.json"
$(cat "$here"/*/expected.json)
PLANS
