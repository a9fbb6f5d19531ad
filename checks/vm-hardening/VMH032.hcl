check "VMH032" {
  name        = "root-on-host-network"
  title       = "A container in the network of its host runs as root"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Running as an ordinary user reduces what a container that shares the network of its host can do there, as the control asks for the machine."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "In the network of its host a container sees the traffic and the local services of everything else there. As root it can also listen on any port and change what it is offered."
  remediation = "Set `user` (`User` in CloudFormation) in the container definitions to one that is not root, or `network_mode` (`NetworkMode`) to `awsvpc`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-containerdefinition.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
  ]
  equivalents = {
    guard = ["ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK"]
  }

  # Privileged containers are told of by VMH011.
  on "container_task" {
    deny    = self.root_on_host_network
    message = "${self.address} runs a container as root in the network of its host"
  }
}
