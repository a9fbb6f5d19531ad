# name  the address of the resource that the rule stands in
# whom  those machines, as a message says it: within the module of the rule, so that what is said of a module
#       is the same for all calls of it
concept "exposure" {
  summary = "That the code shows machines behind a firewall rule that have a public address and a route to the internet."

  from "concept" "rule_scope" {
    for_each = [sort(distinct(flatten([
      for name in self.names : [for machine in named("exposed_machine", name) : machine.address if certainly(machine.certain)]
    ])))]
    when = certainly(length(each.value) > 0)

    name = self.address
    whom = join("", [
      trimprefix(each.value[0], join("", regexall("^(?:module[.][^.[]+(?:\\[[^]]*\\])?[.])*", self.address))),
      length(each.value) == 1 ? ", which has a public address" : " and ${length(each.value) - 1} more, which have public addresses",
    ])
  }
}
