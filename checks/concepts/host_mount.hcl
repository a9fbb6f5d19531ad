# A file or directory of the host in the place where one container sees it; `host_volume` is the volume.
concept "host_mount" {
  summary = "A file or directory of the host where a container sees it."

  from "concept" "pod" {
    for_each = flatten([
      for of_host in [{ for volume in list(self.spec.volumes) : volume.name => true... if volume.hostPath != null && volume.name != null }] : [
        for container in list(self.spec.initContainers, self.spec.containers, self.spec.ephemeralContainers) : [
          for mount in list(container.volumeMounts) : { container = container.name, mount = mount } if of_host[mount.name] != null
        ]
      ]
    ])

    container = each.value.container
    path      = each.value.mount.mountPath
    read_only = coalesce(each.value.mount.readOnly, false)
  }
  from "terraform" "aws_ecs_task_definition" {
    for_each = flatten([
      for of_host in [{ for volume in list(self.volume) : volume.name => true... if volume.host_path != null && volume.name != null }] : [
        for container in jsondecode(json_form(coalesce(self.container_definitions, "[]"))) : [
          for mount in list(container.mountPoints) : { container = container.name, mount = mount } if of_host[mount.sourceVolume] != null
        ]
      ]
    ])

    container = each.value.container
    path      = each.value.mount.containerPath
    read_only = coalesce(each.value.mount.readOnly, false)
  }
  from "cloudformation" "AWS::ECS::TaskDefinition" {
    for_each = flatten([
      for of_host in [{ for volume in list(self.Volumes) : volume.Name => true... if volume.Host.SourcePath != null && volume.Name != null }] : [
        for container in list(self.ContainerDefinitions) : [
          for mount in list(container.MountPoints) : { container = container.Name, mount = mount } if of_host[mount.SourceVolume] != null
        ]
      ]
    ])

    container = each.value.container
    path      = each.value.mount.ContainerPath
    read_only = coalesce(each.value.mount.ReadOnly, false)
  }
}
