check "NET003" {
  name        = "internal-service-open-to-internet"
  title       = "A service meant for internal use is reachable from the whole internet"
  controls    = { "27017:2015" = ["CLD.13.1.4", "13.1.3"], "27017:2026" = ["8.20", "8.22"] }
  because     = "The rule shows whether databases, directories and management interfaces stay on the inner side of the virtual network, where the policy for the physical network has them."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Databases, caches, directories and management interfaces are built for trusted networks: some ask for no password at all, others were never hardened against strangers. On the internet they are found, emptied and held to ransom by machines."
  remediation = "Name the networks that need it, or take the rule away and go through a bastion, a VPN or the provider's session service: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` (AWS), `CidrIp` and `CidrIpv6` (CloudFormation), `source_address_prefix` (Azure), `source_ranges` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]

  # FTP (20, 21), Telnet (23), RPC (135), NetBIOS and SMB (139, 445), LDAP (389), rsync (873), SQL Server
  # (1433), Oracle (1521), NFS (2049), ZooKeeper (2181), Docker (2375, 2376), etcd (2379), MySQL (3306),
  # PostgreSQL (5432), VNC (5900), WinRM (5985, 5986), Redis (6379), Kubernetes (6443, 10250), Cassandra
  # (9042), Kafka (9092), Elasticsearch (9200, 9300), Memcached (11211), MongoDB (27017). A rule that
  # opens every port is told of once, by NET004.
  on "ingress_rule" {
    when    = (
      self.tcp && !self.every_port && anytrue([
        for port in [
          20, 21, 23, 135, 139, 389, 445, 873, 1433, 1521, 2049, 2181, 2375, 2376, 2379, 3306, 5432, 5900,
          5985, 5986, 6379, 6443, 9042, 9092, 9200, 9300, 10250, 11211, 27017,
        ] : covers_port(self.ports, port)
      ])
    )
    deny    = anytrue([for source in self.sources : is_world(source)])
    message = "${self.address} lets the whole internet reach a port of a database, a file service or a management interface"
  }
}
