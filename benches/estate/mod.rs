//! Estates of any size, made up: what the benchmarks scan.
//!
//! Half Terraform (root modules of ten files that call a shared module), a third Kubernetes
//! manifests, the rest CloudFormation templates. The same size gives the same files.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Files of one root module.
const FILES_OF_A_MODULE: usize = 10;

/// Writes an estate of `files` files into an empty directory.
pub(crate) fn write(directory: &Path, files: usize) {
    let terraform = files / 2;
    let kubernetes = files / 3;
    for at in 0..terraform {
        let module = format!("terraform/team-{:04}", at / FILES_OF_A_MODULE);
        put(
            directory,
            &format!("{module}/part-{:02}.tf", at % FILES_OF_A_MODULE),
            &configuration(at),
        );
    }
    put(
        directory,
        "terraform/modules/service/main.tf",
        SHARED_MODULE,
    );
    for at in 0..kubernetes {
        put(
            directory,
            &format!("kubernetes/app-{at:05}.yaml"),
            &manifest(at),
        );
    }
    for at in 0..files - terraform - kubernetes {
        put(
            directory,
            &format!("cloudformation/stack-{at:05}.yaml"),
            &template(at),
        );
    }
}

fn put(directory: &Path, name: &str, text: &str) {
    let path = directory.join(name);
    fs::create_dir_all(path.parent().expect("every file is in a directory"))
        .expect("the directory can be made");
    fs::write(path, text).expect("the file can be written");
}

const SHARED_MODULE: &str = r#"
variable "name" { type = string }
variable "ports" { type = list(number) }
variable "cidr" { type = string }

resource "aws_security_group" "this" {
  name = var.name
  dynamic "ingress" {
    for_each = toset([for port in var.ports : tostring(port)])
    content {
      from_port   = tonumber(ingress.value)
      to_port     = tonumber(ingress.value)
      protocol    = "tcp"
      cidr_blocks = [var.cidr]
    }
  }
}

resource "aws_instance" "this" {
  count                  = 2
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.this.id]
  metadata_options {
    http_tokens = "required"
  }
}

output "group_id" { value = aws_security_group.this.id }
"#;

fn configuration(at: usize) -> String {
    let mut text = String::new();
    let part = at % FILES_OF_A_MODULE;
    write!(
        text,
        r#"
locals {{
  prefix_{part} = "team-{team}-${{var.stage_{part}}}"
  tags_{part}   = merge({{ Part = "{part}" }}, {{ Stage = upper(var.stage_{part}) }})
}}

variable "stage_{part}" {{
  type    = string
  default = "dev"
}}

resource "aws_s3_bucket" "data_{part}" {{
  bucket = "${{local.prefix_{part}}}-data"
  tags   = local.tags_{part}
}}

resource "aws_s3_bucket_versioning" "data_{part}" {{
  bucket = aws_s3_bucket.data_{part}.id
  versioning_configuration {{
    status = var.stage_{part} == "prod" ? "Enabled" : "Suspended"
  }}
}}

resource "aws_db_instance" "db_{part}" {{
  identifier              = local.prefix_{part}
  engine                  = "postgres"
  instance_class          = "db.t3.micro"
  backup_retention_period = {retention}
  storage_encrypted       = true
  publicly_accessible     = false
}}

module "service_{part}" {{
  source = "../modules/service"
  name   = local.prefix_{part}
  ports  = [443, {port}]
  cidr   = cidrsubnet("10.0.0.0/8", 8, {part})
}}
"#,
        team = at / FILES_OF_A_MODULE,
        retention = at % 8,
        port = 8000 + part,
    )
    .expect("writing to a string does not fail");
    text
}

fn manifest(at: usize) -> String {
    format!(
        r#"apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-{at}
  namespace: team-{team}
spec:
  replicas: 2
  selector:
    matchLabels: {{app: app-{at}}}
  template:
    metadata:
      labels: {{app: app-{at}}}
    spec:
      containers:
        - name: main
          image: registry.example.com/app-{at}:1.{at}
          ports: [{{containerPort: 8080}}]
          resources:
            limits: {{cpu: 500m, memory: 256Mi}}
          securityContext:
            runAsNonRoot: true
            allowPrivilegeEscalation: {escalates}
        - name: sidecar
          image: registry.example.com/proxy:latest
---
apiVersion: v1
kind: Service
metadata:
  name: app-{at}
  namespace: team-{team}
spec:
  selector: {{app: app-{at}}}
  ports:
    - port: 80
      targetPort: 8080
"#,
        team = at % 50,
        escalates = at.is_multiple_of(3),
    )
}

fn template(at: usize) -> String {
    format!(
        r#"AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage: {{Type: String, Default: dev}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "stack-{at}-${{Stage}}"
      VersioningConfiguration:
        Status: !If [IsProd, Enabled, Suspended]
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: stack {at}
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: {port}
          ToPort: {port}
          CidrIp: 10.{octet}.0.0/16
  Database:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Snapshot
    Properties:
      Engine: postgres
      DBInstanceClass: db.t3.micro
      BackupRetentionPeriod: {retention}
      PubliclyAccessible: false
"#,
        port = 1000 + at % 9000,
        octet = at % 256,
        retention = at % 10,
    )
}
