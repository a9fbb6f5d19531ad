# A plan in JSON to {address: {values, unknown}}, without attributes that are null.
def modules: ., (.child_modules[]? | modules);
def without_nulls: with_entries(select(.value != null));

(.resource_changes // [] | map({key: .address, value: .change.after_unknown}) | from_entries) as $unknown
| [(.planned_values.root_module | modules | .resources[]?),
   # Of the state only what data gave: what is imported is there as it was found.
   (.prior_state.values.root_module // {} | modules | .resources[]? | select(.mode == "data"))]
| map({
    key: .address,
    value: {
      type: ((if .mode == "data" then "data." else "" end) + .type),
      values: (.values // {} | without_nulls),
      unknown: ($unknown[.address] // {} | if type == "object" then . else {} end)
    }
  })
| from_entries
