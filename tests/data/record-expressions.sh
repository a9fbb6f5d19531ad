#!/bin/sh
# Records in expressions.tsv what Terraform says that expressions are worth.
#
# Each line holds an expression, in which ⏎, ␍ and ␉ stand for the characters they name, and what
# `terraform console` made of it: the result in JSON, `error`, or `unknown`. Lines that begin with `##` are
# headings. To add expressions, add lines with the first column and run this; it needs terraform.
# Templates and files that expressions read are in the directory beside it.
set -eu
cd "$(dirname "$0")"
export CHECKPOINT_DISABLE=1

scratch=$(mktemp -d)
trap 'rm -rf "$scratch" expressions.tsv.new' EXIT
cp expressions/* "$scratch"

tab=$(printf '\t')
while IFS="$tab" read -r expression _; do
    case $expression in
        '##'*) printf '%s\n' "$expression"; continue ;;
    esac
    {
        printf 'locals {\n  value = try(nonsensitive(jsonencode(\n'
        printf '%s\n' "$expression" |
            sed "s/⏎/\n/g; s/␍/\r/g; s/␉/\t/g"
        printf ')), "error")\n}\n'
    } >"$scratch/main.tf"
    value=$(cd "$scratch" && echo 'base64encode(local.value)' | terraform console 2>errors) || :
    case $value in
        \"*\") value=$(printf '%s' "$value" | tr -d '"' | base64 -d) ;;
        *) value=$(grep -q 'Error:' "$scratch/errors" && echo error || echo unknown) ;;
    esac
    printf '%s\t%s\n' "$expression" "$value"
done <expressions.tsv >expressions.tsv.new
mv expressions.tsv.new expressions.tsv
