# root_on_host_network  whether a container in the network of its host runs as root, without that being said
concept "container_task" {
  summary = "A group of containers that Amazon ECS starts together."

  from "terraform" "aws_ecs_task_definition" {
    host_pid = self.pid_mode == "host"
    host_ipc = self.ipc_mode == "host"

    root_on_host_network = self.network_mode == "host" && anytrue([
      for container in jsondecode(json_form(self.container_definitions)) :
      !coalesce(container.privileged, false) && contains(["", "0", "root"], split(":", coalesce(container.user, "root"))[0])
    ])
  }
  from "cloudformation" "AWS::ECS::TaskDefinition" {
    host_pid = self.PidMode == "host"
    host_ipc = self.IpcMode == "host"

    root_on_host_network = self.NetworkMode == "host" && anytrue([
      for container in list(self.ContainerDefinitions) :
      !coalesce(container.Privileged, false) && contains(["", "0", "root"], split(":", coalesce(container.User, "root"))[0])
    ])
  }
}
