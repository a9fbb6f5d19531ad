#!/bin/sh
# Records in functions.tsv what Terraform says that calls of functions are worth.
#
# Each line holds a function's name, its arguments as a JSON list, and what `terraform console` made
# of them: the result in JSON, or `error`. To add calls, add lines with the first two columns and run
# this; it needs terraform and jq. {"$set": [...]}, {"$list": [...]} and {"$map": {...}} stand for
# values of those types, where a plain JSON list is a tuple and a plain object an object.
set -eu
cd "$(dirname "$0")"
export CHECKPOINT_DISABLE=1

calls=$(mktemp)
trap 'rm -f "$calls" functions.tsv.new' EXIT
jq -rR '
    def quoted: tojson | tojson | gsub("\\$\\{"; "$${") | gsub("%\\{"; "%%{");
    def argument:
        if type == "object" and has("$set") then "toset(jsondecode(\(.["$set"] | quoted)))"
        elif type == "object" and has("$list") then "tolist(jsondecode(\(.["$list"] | quoted)))"
        elif type == "object" and has("$map") then "tomap(jsondecode(\(.["$map"] | quoted)))"
        else "jsondecode(\(quoted))" end;
    split("\t") as [$name, $args]
    | ($args | fromjson | map(argument) | join(", ")) as $list
    | "try(jsonencode(\($name)(\($list))), \"error\")"
' functions.tsv >"$calls"

# The console reads lines of at most 64 KiB, and prints the value of the last one.
total=$(wc -l <"$calls")
from=1
while [ "$from" -le "$total" ]; do
    list=$(sed -n "${from},$((from + 99))p" "$calls" | paste -sd, -)
    printf 'base64encode(jsonencode([%s]))\n' "$list" |
        terraform console 2>/dev/null | tr -d '"' | base64 -d | jq -r '.[]'
    from=$((from + 100))
done | paste functions.tsv - | awk -F'\t' -v OFS='\t' '{ print $1, $2, $NF }' >functions.tsv.new
test "$(wc -l <functions.tsv.new)" -eq "$total"
test -z "$(awk -F'\t' '$3 == ""' functions.tsv.new)"
mv functions.tsv.new functions.tsv
