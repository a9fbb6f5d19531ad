#!/bin/sh
# Records which properties that the catalogue reads are in the providers' schemas, in tests/data/paths.
# Needs Python with the package cfn-lint, Terraform 1.11, and the AWS provider 5.100 from a registry or a
# mirror that the CLI configuration names; no account. For the other providers PROVIDER_PAGES is a folder
# with the pages of resources in their repositories (`website/docs/r`, `docs/resources`), by provider and
# release: azurerm/v5.2.0, azurerm/v4.81.0, google/v7.45.0, kubernetes/v3.2.1, and older ones for what is read
# of those. Paths that are nowhere are printed, and are not recorded.
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
for provider in azurerm google kubernetes; do
  reduce pages "$scratch/terraform-$provider.txt" "${PROVIDER_PAGES:?}/$provider"/* \
    >"$here/paths/terraform-$provider.txt"
done
