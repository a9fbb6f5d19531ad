"""Which of the given paths exist: `TYPE path.to.property` lines against the providers' schemas.

usage: reduce-paths.py cloudformation LINES         with cfn-lint's package installed
       reduce-paths.py terraform LINES SCHEMA.json  as `terraform providers schema -json` gives it
       reduce-paths.py pages LINES FOLDER...        with the providers' pages of resources, a folder a release

A page names attributes, not where they stand: a path exists if some release has all of its names on the
page of the type.

Those that exist go to standard output, those that do not to standard error.
"""

import json
import pathlib
import re
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


# What is below these is the user's: keys of maps, and objects of any form.
FREE = {"annotations", "labels", "manifest", "default", "default_request", "max", "min"}
FREE_OF = {"google": {"metadata"}}

# Pages that leave a part to another page.
BESIDE = {
    "container_node_pool": ["container_cluster"],
    "compute_instance_from_template": ["compute_instance"],
}


def pages(*folders):
    releases = []
    for folder in folders:
        found = pathlib.Path(folder).rglob("*.m*")
        releases.append({path.name.split(".")[0]: path for path in found})
    known = {}

    def names_of(release, kind):
        name = kind.split("_", 1)[1]
        texts = [release[it] for it in (name, kind, *BESIDE.get(name, [])) if it in release]
        words = [re.findall(r"`\"?([A-Za-z0-9_.]+)(?:\[\])?\"?`", path.read_text()) for path in texts]
        return {part for word in sum(words, []) for part in word.split(".")}

    def exists(kind, steps):
        if kind not in known:
            known[kind] = [names_of(release, kind) for release in releases]
        free = FREE | FREE_OF.get(kind.split("_", 1)[0], set())
        own = [at for at, step in enumerate(steps) if step in free and at + 1 < len(steps)]
        steps = steps[: own[0] + 1] if own else steps
        return any(all(step in names for step in steps) for names in known[kind])

    return exists


def main():
    platform, lines, *rest = sys.argv[1:]
    forms = {"cloudformation": cloudformation, "terraform": terraform, "pages": pages}
    exists = forms[platform](*rest)
    with open(lines, encoding="utf-8") as file:
        for line in file.read().splitlines():
            kind, path = line.split(" ", 1)
            found = exists(kind, path.split("."))
            print(line, file=sys.stdout if found else sys.stderr)


main()
