check "DEL030" {
  name        = "cluster-without-backtrack"
  title       = "An Aurora MySQL cluster cannot be wound back"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Backtracking is the quickest way to restore what a mistake has spoilt, and this attribute shows that it is off."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A wrong statement is undone in minutes by winding the cluster back, where a restore makes a new cluster and takes hours. It can only be turned on when a cluster is made."
  remediation = "Set `backtrack_window` to the seconds that you want to be able to go back (`BacktrackWindow` in CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_326"]
    guard   = ["AURORA_MYSQL_BACKTRACKING_ENABLED"]
  }

  # Without an engine it is Aurora for MySQL up to provider 4.x. Clusters that are replicas, part of a global database or of the first serverless kind cannot have it.
  on "terraform" "aws_rds_cluster" {
    when = (
      contains(["aurora", "aurora-mysql"], coalesce(self.engine, "aurora")) && coalesce(self.engine_mode, "provisioned") == "provisioned" &&
      self.global_cluster_identifier == null && self.replication_source_identifier == null
    )
    require = coalesce(self.backtrack_window, 0) > 0
    message = "${self.address} cannot be wound back"
  }

  # Whoever writes a window means an engine that has one.
  on "cloudformation" "AWS::RDS::DBCluster" {
    when = (
      (contains(["aurora", "aurora-mysql"], self.Engine) || (self.Engine == null && self.BacktrackWindow != null)) && coalesce(self.EngineMode, "provisioned") == "provisioned" &&
      self.GlobalClusterIdentifier == null && self.ReplicationSourceIdentifier == null
    )
    require = coalesce(self.BacktrackWindow, 0) > 0
    message = "${self.address} cannot be wound back"
  }
}
