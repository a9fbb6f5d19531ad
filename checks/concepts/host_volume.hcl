concept "host_volume" {
  summary = "A file or directory of the host that containers see."

  from "concept" "pod" {
    for_each = [for volume in list(self.spec.volumes) : volume if volume.hostPath != null]
    when     = each.value.hostPath.path != null
    path     = each.value.hostPath.path
  }
  from "terraform" "aws_ecs_task_definition" {
    for_each = [for volume in list(self.volume) : volume if volume.host_path != null]
    path     = each.value.host_path
  }
  from "cloudformation" "AWS::ECS::TaskDefinition" {
    for_each = [for volume in list(self.Volumes) : volume if volume.Host.SourcePath != null]
    path     = each.value.Host.SourcePath
  }
}
