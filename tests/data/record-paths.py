#!/usr/bin/env python3
"""Records in paths.tsv which paths that concepts and checks read are in the platforms' schemas.

    cargo test --test paths | record-paths.py CLOUDFORMATION TERRAFORM

CLOUDFORMATION is the directory of resource schemas in the Python package cfn-lint
(cfnlint/data/schemas), TERRAFORM the output of `terraform providers schema -json` in a
configuration that requires hashicorp/aws. What is in no schema is told and not recorded.
"""

import json
import pathlib
import sys

RECORD = pathlib.Path(__file__).with_name("paths.tsv")


def in_schema(schema, node, path, depth=0):
    """Whether a path leads anywhere in a JSON schema. Free objects may hold anything."""
    if depth > 64:
        return False
    while "$ref" in node:
        target = schema
        for part in node["$ref"].lstrip("#/").split("/"):
            target = target[part]
        node = target
    if not path:
        return True
    choices = [c for key in ("oneOf", "anyOf", "allOf") for c in node.get(key, [])]
    if any(in_schema(schema, choice, path, depth + 1) for choice in choices):
        return True
    if "items" in node:
        return in_schema(schema, node["items"], path, depth + 1)
    properties = node.get("properties", {})
    if path[0] in properties:
        return in_schema(schema, properties[path[0]], path[1:], depth + 1)
    kinds = node.get("type", [])
    is_object = kinds == "object" or "object" in kinds
    return is_object and not properties and depth > 0


def in_block(block, path):
    """Whether a path leads anywhere in a block of a Terraform provider's schema."""
    if not path:
        return True
    first, rest = path[0], path[1:]
    if first in block.get("block_types", {}):
        return in_block(block["block_types"][first]["block"], rest)
    attribute = block.get("attributes", {}).get(first)
    if attribute is None:
        return False
    if "nested_type" in attribute:
        return in_block(attribute["nested_type"], rest)
    return in_type(attribute["type"], rest)


def in_type(kind, path):
    if not path:
        return True
    match kind:
        case ["list" | "set", element]:
            return in_type(element, path)
        case ["map", element]:
            return in_type(element, path[1:])
        case ["object", members]:
            return path[0] in members and in_type(members[path[0]], path[1:])
    return False


def main():
    directory = pathlib.Path(sys.argv[1])
    index = json.loads((directory / "providers" / "us-east-1.json").read_text())
    provider = json.loads(pathlib.Path(sys.argv[2]).read_text())["provider_schemas"]
    provider = provider["registry.terraform.io/hashicorp/aws"]

    def proves(platform, kind, path):
        path = path.split(".")
        if platform == "terraform":
            table = "data_source_schemas" if kind.startswith("data.") else "resource_schemas"
            resource = provider[table].get(kind.removeprefix("data."))
            return resource is not None and in_block(resource["block"], path)
        if kind not in index:
            return False
        schema = json.loads((directory / "resources" / f"{index[kind]}.json").read_text())
        return in_schema(schema, schema, path)

    known = set(RECORD.read_text().splitlines()) if RECORD.exists() else set()
    asked = {line.rstrip("\n") for line in sys.stdin if line.count("\t") == 2}
    for line in sorted(known | asked):
        if not proves(*line.split("\t")):
            print("in no schema:", line, file=sys.stderr)
            known.discard(line)
        else:
            known.add(line)
    RECORD.write_text("".join(f"{line}\n" for line in sorted(known)))


if __name__ == "__main__":
    main()
