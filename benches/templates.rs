//! A thousand CloudFormation templates, by the whole command on one core. The aim is less than two
//! seconds. `cargo bench --bench templates`.
//!
//! Each template has parameters, mappings, open conditions and a dozen resources of the kinds that checks
//! look at, twenty findings among them; every tenth calls a nested one, and every fifth is serverless.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use divan::Bencher;

const TEMPLATES: usize = 1_000;

fn main() {
    divan::main();
}

const HEAD: &str = "\
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: {Type: String, AllowedValues: [dev, test, prod]}
  Encrypt: {Type: String, Default: 'true', AllowedValues: ['true', 'false']}
  Source: {Type: String, Default: 10.0.0.0/8}
Mappings:
  Sizes:
    dev: {Instance: t3.micro}
    prod: {Instance: m7g.large}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Equals [!Ref Stage, dev]
  Encrypted: !And [!Condition IsProd, !Equals [!Ref Encrypt, 'true']]
Resources:
";

const RESOURCES: &str = "
  Group@:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Sub '${AWS::StackName}-@'
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
        - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Source}
  Server@:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: '{{resolve:ssm:/images/base}}'
      InstanceType: !FindInMap [Sizes, prod, Instance]
      SecurityGroupIds: [!GetAtt Group@.GroupId]
      BlockDeviceMappings:
        - DeviceName: /dev/xvda
          Ebs: {Encrypted: !If [Encrypted, true, false], VolumeSize: 20}
      Tags:
        - {Key: Name, Value: !Join ['-', [server, '@', !Ref Stage]]}
  Store@:
    Type: AWS::S3::Bucket
    DeletionPolicy: !If [IsProd, Retain, Delete]
    Properties:
      VersioningConfiguration: {Status: !If [IsDev, Suspended, Enabled]}
  Orders@:
    Type: AWS::DynamoDB::Table
    Condition: IsProd
    Properties:
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      BillingMode: PAY_PER_REQUEST
";

const FUNCTION: &str = "
  Handler@:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      Policies: [AmazonS3ReadOnlyAccess]
      Events:
        Get: {Type: Api, Properties: {Path: /, Method: get}}
";

fn write(directory: &Path) {
    for number in 0..TEMPLATES {
        let mut text = String::new();
        if number % 5 == 0 {
            text += "Transform: AWS::Serverless-2016-10-31\n";
        }
        text += HEAD;
        for at in 0..3 {
            text += &RESOURCES.replace('@', &at.to_string());
        }
        if number % 5 == 0 {
            text += &FUNCTION.replace('@', "");
        }
        if number % 10 == 1 {
            let called = number + 1;
            let _ = writeln!(
                text,
                "  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: t{called}.yaml\n      Parameters: {{Stage: !Ref Stage}}"
            );
        }
        fs::write(directory.join(format!("t{number}.yaml")), text)
            .expect("the directory can be written to");
    }
}

#[divan::bench(sample_count = 5)]
fn on_one_core(bencher: Bencher) {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    write(directory.path());
    bencher
        .counter(divan::counter::ItemsCount::new(TEMPLATES))
        .bench_local(|| {
            let status = Command::new(env!("CARGO_BIN_EXE_cumulint"))
                .args(["scan", "--threads", "1", "--format", "json", "--exit-zero"])
                .arg(directory.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .expect("the program has been built");
            assert!(status.success(), "the scan has failed");
        });
}
