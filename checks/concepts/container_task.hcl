concept "container_task" {
  summary = "A group of containers that Amazon ECS starts together."

  from "terraform" "aws_ecs_task_definition" {
    host_pid = self.pid_mode == "host"
    host_ipc = self.ipc_mode == "host"
  }
  from "cloudformation" "AWS::ECS::TaskDefinition" {
    host_pid = self.PidMode == "host"
    host_ipc = self.IpcMode == "host"
  }
}
