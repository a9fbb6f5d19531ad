#!/bin/sh
# Records the plan of each configuration in tests/data/plans as plan.json beside it, from the state
# in state.json where there is one. Needs Terraform 1.11, jq, and the AWS provider 5.100 from a
# registry or a mirror that the CLI configuration names; no account. Run it with names of cases to
# record only those. A file arguments holds what the plan is made with.
set -eu
cd "$(dirname "$0")/plans"
here=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ $# -gt 0 ] || set -- */
for case in "$@"; do
  case=${case%/}
  cp -R "$case" "$scratch/$case"
  cp ../terraform/provider.tf "$scratch/$case/zz_provider.tf"
  (
    cd "$scratch/$case"
    rm -f plan.json
    [ ! -f state.json ] || mv state.json terraform.tfstate
    terraform init -backend=false -input=false -no-color >/dev/null
    # shellcheck disable=SC2046
    terraform plan -input=false -no-color -refresh=false -out=plan $(cat arguments 2>/dev/null) >plan.log 2>&1 ||
      { cat plan.log; exit 1; }
    # What changes with every run is left out: the time, the provider's configuration, and
    # the state once more, but for what data sources have answered.
    terraform show -json plan |
      jq 'del(.timestamp, .configuration.provider_config, .relevant_attributes)
        | del(.prior_state.values.root_module.resources[]? | select(.mode != "data"))
        | del(.prior_state.values.root_module.child_modules, .prior_state.values.outputs)
        | if (.prior_state.values.root_module.resources // []) == [] then del(.prior_state) else . end' >"$here/$case/plan.json"
  )
  echo "$case"
done
