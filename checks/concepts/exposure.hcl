# A database answers on its own port, and a load balancer where it listens: neither is worse for a rule that
# lets SSH in.
#
# name  what stands behind which resource with rules in it: `machines behind aws_security_group.web`
# whom  those that do, as a message says it: within the module of the rule, so that what is said of a module
#       is the same for all calls of it
concept "exposure" {
  summary = "That the code shows something behind a firewall rule that has a public address and a route to the internet."

  from "concept" "rule_scope" {
    for_each = merge([
      for of_kind in [{
        for machine in flatten([for name in self.names : named("exposed_machine", name)]) :
        machine.kind => machine.address... if certainly(machine.certain)
        }] : {
        for what, kinds in {
          "machines"                    = ["machine"]
          "machines and databases"      = ["machine", "database"]
          "machines and load balancers" = ["machine", "load balancer"]
          "anything"                    = ["machine", "database", "load balancer"]
        } : what => sort(distinct(list([for kind in kinds : of_kind[kind]])))
      }
    ]...)
    when = certainly(length(each.value) > 0)

    name = "${each.key} behind ${self.address}"
    whom = join("", [
      trimprefix(each.value[0], join("", regexall("^(?:module[.][^.[]+(?:\\[[^]]*\\])?[.])*", self.address))),
      length(each.value) == 1 ? ", which has a public address" : " and ${length(each.value) - 1} more, which have public addresses",
    ])
  }
}
