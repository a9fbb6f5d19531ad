check "VMH056" {
  name        = "notebook-users-are-root"
  title       = "Users of a notebook are root on its machine"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Root rights on the machine are more than most notebooks need, and the control asks that privileges are reduced to what is."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever may open the notebook, and every package that it installs, can read and change all of the machine, with the credentials on it."
  remediation = "Set `root_access = \"Disabled\"` (`RootAccess: Disabled` in CloudFormation). Lifecycle configurations still run as root."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-notebookinstance.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_307"]
  }

  on "terraform" "aws_sagemaker_notebook_instance" {
    require = coalesce(self.root_access, "Enabled") == "Disabled"
    message = "Users of ${self.address} are root on its machine"
  }

  on "cloudformation" "AWS::SageMaker::NotebookInstance" {
    require = coalesce(self.RootAccess, "Enabled") == "Disabled"
    message = "Users of ${self.address} are root on its machine"
  }
}
