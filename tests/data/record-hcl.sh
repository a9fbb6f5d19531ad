#!/bin/sh
# Records in hcl/record.tsv what Terraform says of each file in hcl/valid and hcl/broken.
#
# Each line holds the file, whether `terraform fmt` accepts it as it is, with all line ends as CRLF, and
# with a byte order mark in front (`accepted` or `refused`), and what `terraform console` says that its
# `local.value` is worth, in JSON; `-` where it has none, or where that needs a provider. Needs Terraform.
set -eu
cd "$(dirname "$0")/hcl"
export CHECKPOINT_DISABLE=1 TF_INPUT=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

verdict() {
    if terraform fmt - >/dev/null 2>&1; then echo accepted; else echo refused; fi
}

worth() {
    cp "$1" "$scratch/main.tf"
    text=$(echo 'base64encode(jsonencode(local.value))' | terraform -chdir="$scratch" console 2>/dev/null) || text=
    if [ -n "$text" ]; then echo "$text" | tr -d '"' | base64 -d; else echo -; fi
}

for file in valid/*.tf broken/*.tf; do
    as_is=$(verdict <"$file")
    crlf=$(sed 's/\r$//; $!s/$/\r/' "$file" | verdict)
    marked=$({ printf '\357\273\277'; cat "$file"; } | verdict)
    printf '%s\t%s\t%s\t%s\t%s\n' "$file" "$as_is" "$crlf" "$marked" "$(worth "$file")"
done >record.tsv
