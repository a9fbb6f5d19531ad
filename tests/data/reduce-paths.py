"""Which of the given paths exist: `TYPE path.to.property` lines against the providers' schemas.

usage: reduce-paths.py cloudformation LINES         with cfn-lint's package installed
       reduce-paths.py terraform LINES SCHEMA.json  as `terraform providers schema -json` gives it

Those that exist go to standard output, those that do not to standard error.
"""

import json
import sys


def cloudformation():
    from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

    schemas = {}

    def schema_of(kind):
        if kind not in schemas:
            found = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", kind)
            schemas[kind] = found.schema
        return schemas[kind]

    def resolved(node, root):
        while isinstance(node, dict) and "$ref" in node:
            target = root
            for part in node["$ref"].lstrip("#/").split("/"):
                target = target[part]
            node = target
        return node

    def has(node, root, steps):
        node = resolved(node, root)
        if not isinstance(node, dict):
            return False
        if not steps:
            return True
        name, rest = steps[0], steps[1:]
        if name in node.get("properties", {}) and has(node["properties"][name], root, rest):
            return True
        within = [node.get("items", {}), *node.get("patternProperties", {}).values()]
        for combined in ("oneOf", "anyOf", "allOf"):
            within += node.get(combined, [])
        if any(has(part, root, steps) for part in within if part):
            return True
        # A document in JSON has no schema.
        kinds = node.get("type", [])
        is_open = "object" in kinds and not any(
            key in node for key in ("properties", "patternProperties")
        )
        return is_open

    def exists(kind, steps):
        try:
            root = schema_of(kind)
        except Exception:
            return False
        return has(root, root, steps)

    return exists


def terraform(path):
    with open(path, encoding="utf-8") as file:
        providers = json.load(file)["provider_schemas"].values()
    types = {}
    for provider in providers:
        types.update(provider.get("resource_schemas", {}))
        for name, schema in provider.get("data_source_schemas", {}).items():
            types["data." + name] = schema

    def of_type(kind, steps):
        if not steps:
            return True
        if isinstance(kind, str):
            return kind in ("string", "dynamic")  # a document in JSON
        form, inner = kind
        if form == "object":
            return steps[0] in inner and of_type(inner[steps[0]], steps[1:])
        if form == "map":
            return of_type(inner, steps[1:])
        return of_type(inner, steps)

    def has(block, steps):
        if not steps:
            return True
        name, rest = steps[0], steps[1:]
        if name in block.get("block_types", {}):
            return has(block["block_types"][name]["block"], rest)
        attribute = block.get("attributes", {}).get(name)
        if attribute is None:
            return False
        if "nested_type" in attribute:
            return has(attribute["nested_type"], rest)
        return of_type(attribute["type"], rest)

    return lambda kind, steps: kind in types and has(types[kind]["block"], steps)


def main():
    platform, lines, *rest = sys.argv[1:]
    exists = cloudformation() if platform == "cloudformation" else terraform(*rest)
    with open(lines, encoding="utf-8") as file:
        for line in file.read().splitlines():
            kind, path = line.split(" ", 1)
            found = exists(kind, path.split("."))
            print(line, file=sys.stdout if found else sys.stderr)


main()
