# Provider schemas to {type: [paths of sets]}, for the types that the plans in $plans have.
def nested($path): if $path == "" then . else "\($path).\(.)" end;
def sets($path):
  ((.attributes // {}) | to_entries[] | (.key | nested($path)) as $here
    | if (.value.type | type) == "array" and .value.type[0] == "set" then $here
      elif .value.nested_type then
        (if .value.nested_type.nesting_mode == "set" then $here else empty end), (.value.nested_type | sets($here))
      else empty end),
  ((.block_types // {}) | to_entries[] | (.key | nested($path)) as $here
    | (if .value.nesting_mode == "set" then $here else empty end), (.value.block | sets($here)));

([$plans[][].type] | unique) as $types
| [.provider_schemas[]
   | ((.resource_schemas // {}) | to_entries[]),
     ((.data_source_schemas // {}) | to_entries[] | .key = "data.\(.key)")]
| map(select(.key as $type | $types | index($type)) | {key, value: [.value.block | sets("")]})
| from_entries
