# root_encrypted  whether the volume with the operating system is encrypted
# user_encrypted  whether the volume with the user's files is encrypted
concept "virtual_desktop" {
  summary = "A desktop that a person works on from afar."

  from "terraform" "aws_workspaces_workspace" {
    root_encrypted = coalesce(self.root_volume_encryption_enabled, false)
    user_encrypted = coalesce(self.user_volume_encryption_enabled, false)
  }
  from "cloudformation" "AWS::WorkSpaces::Workspace" {
    root_encrypted = coalesce(self.RootVolumeEncryptionEnabled, false)
    user_encrypted = coalesce(self.UserVolumeEncryptionEnabled, false)
  }
}
