locals {
  flush = <<EOT
plain
  kept indentation
EOT
  dedented = <<-EOT
      six
    four
        eight

      six again
  EOT
  odd = <<-EOT
	tab
    spaces
	  both
EOT
  marker_right = <<-EOT
  two
            EOT
  at_margin = <<-EOT
none
    four
  EOT
  blank_lines = <<-EOT

    text
  
    more
  EOT
  empty = <<EOT
EOT
  not_the_end = <<EOT
EOTX
 EOT x
"EOT"
EOT
  hyphenated = <<END-OF-TEXT
text
END-OF-TEXT
  sequences = <<-EOT
    ${"first"}
      %{ if true }yes%{ else }no%{ endif }
    %{ for x in ["a", "b"] ~}
      - ${x}
    %{ endfor ~}
    $${literal} %%{literal}
    "quotes" and \n backslashes
  EOT
  in_call = join(",", [<<A
one
A
    , <<B
two
B
  ])
  nested = <<-OUTER
    ${<<INNER
inner
INNER
}
    outer
  OUTER
  in_object = {
    script = <<-EOT
      echo
    EOT
    after = 1
  }
  value = [
    local.flush, local.dedented, local.odd, local.marker_right, local.at_margin,
    local.blank_lines, local.empty, local.not_the_end, local.hyphenated,
    local.sequences, local.in_call, local.nested, local.in_object,
  ]
}
