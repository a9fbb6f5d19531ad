# deletion_days  how long its deletion can be taken back
concept "encryption_key" {
  summary = "A key of a key management service."

  from "terraform" "aws_kms_key" "aws_kms_external_key" "aws_kms_replica_key" "aws_kms_replica_external_key" {
    deletion_days = coalesce(self.deletion_window_in_days, 30)
  }
  from "cloudformation" "AWS::KMS::Key" "AWS::KMS::ReplicaKey" {
    deletion_days = coalesce(self.PendingWindowInDays, 30)
  }
  from "terraform" "google_kms_crypto_key" {
    deletion_days = tonumber(trimsuffix(coalesce(self.destroy_scheduled_duration, "2592000s"), "s")) / 86400
  }
}
