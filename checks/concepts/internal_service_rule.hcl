# A rule that opens every port is no object of this concept: it names no service.
#
# wide      whether it lets the whole internet in, or the part of it that is told of several rules together
# services  the names of the services whose usual ports it opens to the whole internet
concept "internal_service_rule" {
  summary = "A firewall rule for ports of databases, file services and management interfaces, which are not made for strangers."

  from "concept" "ingress_rule" {
    when = self.tcp && !self.every_port

    wide = self.wide
    services = [
      for name, port in {
        "Cassandra"             = 9042
        "Docker"                = 2375
        "Docker with TLS"       = 2376
        "Elasticsearch"         = 9200
        "Elasticsearch's nodes" = 9300
        "etcd"                  = 2379
        "FTP"                   = 21
        "FTP's data"            = 20
        "Kafka"                 = 9092
        "the Kubernetes API"    = 6443
        "the kubelet"           = 10250
        "LDAP"                  = 389
        "Memcached"             = 11211
        "MongoDB"               = 27017
        "mSQL"                  = 4333
        "MySQL"                 = 3306
        "NetBIOS"               = 139
        "NFS"                   = 2049
        "Oracle"                = 1521
        "PostgreSQL"            = 5432
        "Redis"                 = 6379
        "rsync"                 = 873
        "SMB"                   = 445
        "SQL Server"            = 1433
        "Telnet"                = 23
        "VNC"                   = 5900
        "Windows RPC"           = 135
        "WinRM"                 = 5985
        "WinRM with TLS"        = 5986
        "ZooKeeper"             = 2181
      } : name
      if covers_port(self.ports, port) && world_reaches(self.openings, "tcp", port)
    ]
  }
}
