//! Every property of CloudFormation and of Terraform's AWS provider that the catalogue reads exists.
//!
//! A misspelt path is a check that never fires, and no fixture of ours would tell: it would be misspelt
//! there too. `tests/data/record-paths.sh` holds what is read here against the providers' schemas and
//! records what it found in `tests/data/paths`; a path that is read and not recorded fails. Paths are
//! followed through `for`, `for_each`, splats, references, and the functions that hand on what they are given. What
//! is read of the objects of a concept is held against its attributes.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path as FilePath;

use cumulint::check::catalogue;
use cumulint::check::definition::{From, Target};
use cumulint::syntax::hcl::ast::{Expr, ExprKind, For, Part, Step};

/// Functions whose result is, or holds, what they are given.
const PASSING: [&str; 14] = [
    "bounded",
    "coalesce",
    "coalescelist",
    "compact",
    "concat",
    "distinct",
    "flatten",
    "json_form",
    "jsondecode",
    "list",
    "merge",
    "one",
    "toset",
    "values",
];

/// Functions that give resources of the type that their first argument names; the second is an attribute.
const FINDING: [&str; 4] = ["beside", "linked", "resources", "sharing"];

/// What an attribute of a platform refers to that `follow` is given, where something is read of that.
const LEADS_TO: [(&str, &str, &str); 51] = [
    ("AWS::", "LaunchTemplateId", "AWS::EC2::LaunchTemplate"),
    ("AWS::", "LaunchTemplateName", "AWS::EC2::LaunchTemplate"),
    (
        "AWS::",
        "LaunchConfigurationName",
        "AWS::AutoScaling::LaunchConfiguration",
    ),
    (
        "AWS::",
        "TemplateName",
        "AWS::ElasticBeanstalk::ConfigurationTemplate",
    ),
    ("aws_", "vpc_zone_identifier", "aws_subnet"),
    (
        "aws_",
        "template_name",
        "aws_elastic_beanstalk_configuration_template",
    ),
    (
        "concept security_group_rule",
        "prefix_lists",
        "aws_ec2_managed_prefix_list",
    ),
    ("AWS::", "GatewayId", "AWS::EC2::VPNGateway"),
    ("AWS::", "ApiId", "AWS::ApiGatewayV2::Api"),
    ("AWS::", "RestApiId", "AWS::ApiGateway::RestApi"),
    (
        "AWS::",
        "LoadBalancerArn",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
    ),
    ("AWS::", "SourcePrefixListId", "AWS::EC2::PrefixList"),
    ("AWS::", "TaskDefinition", "AWS::ECS::TaskDefinition"),
    (
        "AWS::",
        "AdditionalMasterSecurityGroups",
        "AWS::EC2::SecurityGroup",
    ),
    (
        "AWS::",
        "AdditionalSlaveSecurityGroups",
        "AWS::EC2::SecurityGroup",
    ),
    (
        "AWS::",
        "EmrManagedMasterSecurityGroup",
        "AWS::EC2::SecurityGroup",
    ),
    (
        "AWS::",
        "EmrManagedSlaveSecurityGroup",
        "AWS::EC2::SecurityGroup",
    ),
    (
        "AWS::",
        "SSLCertificateId",
        "AWS::CertificateManager::Certificate",
    ),
    (
        "AWS::",
        "CertificateArn",
        "AWS::CertificateManager::Certificate",
    ),
    ("azurerm_", "namespace_id", "azurerm_eventhub_namespace"),
    ("azurerm_", "namespace_name", "azurerm_eventhub_namespace"),
    (
        "azurerm_",
        "network_interface_ids",
        "azurerm_network_interface",
    ),
    (
        "azurerm_",
        "kubernetes_cluster_id",
        "azurerm_kubernetes_cluster",
    ),
    ("google_", "cluster", "google_container_cluster"),
    (
        "google_",
        "instance_template",
        "google_compute_instance_template",
    ),
    ("google_", "network", "google_compute_network"),
    ("google_", "subnetwork", "google_compute_subnetwork"),
    ("google_", "target", "google_compute_target_http_proxy"),
    ("google_", "url_map", "google_compute_url_map"),
    ("AWS::", "LaunchTemplate", "AWS::EC2::LaunchTemplate"),
    (
        "AWS::",
        "LaunchTemplateSpecification",
        "AWS::EC2::LaunchTemplate",
    ),
    (
        "AWS::",
        "LaunchConfigurationName",
        "AWS::AutoScaling::LaunchConfiguration",
    ),
    ("AWS::", "DBSubnetGroupName", "AWS::RDS::DBSubnetGroup"),
    (
        "AWS::",
        "ClusterSubnetGroupName",
        "AWS::Redshift::ClusterSubnetGroup",
    ),
    ("aws_", "launch_template", "aws_launch_template"),
    (
        "aws_",
        "launch_template_specification",
        "aws_launch_template",
    ),
    ("aws_", "launch_configuration", "aws_launch_configuration"),
    ("aws_", "db_subnet_group_name", "aws_db_subnet_group"),
    (
        "aws_",
        "cluster_subnet_group_name",
        "aws_redshift_subnet_group",
    ),
    ("aws_", "cluster_identifier", "aws_rds_cluster"),
    ("aws_", "api_id", "aws_apigatewayv2_api"),
    ("aws_", "rest_api_id", "aws_api_gateway_rest_api"),
    ("aws_", "load_balancer_arn", "aws_lb"),
    ("aws_", "prefix_list_id", "aws_ec2_managed_prefix_list"),
    ("aws_", "prefix_list_ids", "aws_ec2_managed_prefix_list"),
    ("aws_", "subnet_id", "aws_subnet"),
    ("aws_", "task_definition", "aws_ecs_task_definition"),
    (
        "aws_",
        "additional_master_security_groups",
        "aws_security_group",
    ),
    (
        "aws_",
        "additional_slave_security_groups",
        "aws_security_group",
    ),
    (
        "aws_",
        "emr_managed_master_security_group",
        "aws_security_group",
    ),
    (
        "aws_",
        "emr_managed_slave_security_group",
        "aws_security_group",
    ),
];

/// Functions that give objects of the concept that their first argument names.
const GIVING: [&str; 4] = ["concepts", "named", "selecting", "together"];

/// What projections ask of several types together, and this one does not have: it is null there.
const SHARED: [&str; 34] = [
    "AWS::AutoScaling::LaunchConfiguration LaunchTemplate",
    "aws_instance ebs_block_device.no_device",
    "aws_spot_instance_request ebs_block_device.no_device",
    "google_compute_network_firewall_policy_rule target_resources",
    "google_compute_region_network_firewall_policy_rule target_resources",
    "azurerm_function_app site_config.php_version",
    "azurerm_function_app site_config.python_version",
    "azurerm_function_app_slot site_config.php_version",
    "azurerm_function_app_slot site_config.python_version",
    "azurerm_linux_function_app site_config.application_stack.php_version",
    "azurerm_linux_function_app_slot site_config.application_stack.php_version",
    "azurerm_linux_function_app site_config.application_stack.ruby_version",
    "azurerm_linux_function_app_slot site_config.application_stack.ruby_version",
    "azurerm_windows_function_app site_config.application_stack.ruby_version",
    "azurerm_windows_function_app_slot site_config.application_stack.ruby_version",
    "azurerm_windows_web_app site_config.application_stack.ruby_version",
    "azurerm_windows_web_app_slot site_config.application_stack.ruby_version",
    "azurerm_orchestrated_virtual_machine_scale_set network_interface.ip_forwarding_enabled",
    "azurerm_orchestrated_virtual_machine_scale_set os_profile.windows_configuration.automatic_updates_enabled",
    "azurerm_virtual_machine source_image_reference",
    "azurerm_virtual_machine source_image_reference.publisher",
    "azurerm_virtual_machine source_image_reference.sku",
    "azurerm_windows_function_app site_config.application_stack.php_version",
    "azurerm_windows_function_app site_config.application_stack.python_version",
    "azurerm_windows_function_app_slot site_config.application_stack.php_version",
    "azurerm_windows_function_app_slot site_config.application_stack.python_version",
    "azurerm_windows_virtual_machine storage_image_reference",
    "azurerm_windows_virtual_machine storage_image_reference.publisher",
    "azurerm_windows_virtual_machine storage_image_reference.sku",
    "google_compute_firewall_policy_with_rules rule.target_secure_tags",
    "google_compute_network_firewall_policy_with_rules rule.target_resources",
    "google_compute_network_firewall_policy_with_rules rule.target_secure_tags",
    "google_compute_region_network_firewall_policy_with_rules rule.target_resources",
    "google_compute_region_network_firewall_policy_with_rules rule.target_secure_tags",
];

/// What went with a later release of its provider (5.0 of AWS), and is still read where an older one is used.
const FORMER: [&str; 18] = [
    "aws_db_security_group description",
    "aws_elasticache_security_group description",
    "aws_redshift_security_group description",
    "aws_wafv2_web_acl rule.statement.managed_rule_group_statement.excluded_rule",
    "aws_wafv2_web_acl rule.statement.managed_rule_group_statement.excluded_rule.name",
    "azurerm_kubernetes_cluster addon_profile.azure_policy.enabled",
    "azurerm_kubernetes_cluster private_link_enabled",
    "azurerm_mssql_server extended_auditing_policy",
    "azurerm_mssql_server extended_auditing_policy.retention_in_days",
    "azurerm_network_interface network_security_group_id",
    "azurerm_recovery_services_protected_vm source_vm_id",
    "azurerm_sql_server extended_auditing_policy",
    "azurerm_sql_server extended_auditing_policy.retention_in_days",
    "azurerm_subnet network_security_group_id",
    "google_container_cluster ip_allocation_policy.use_ip_aliases",
    "google_container_cluster node_config.workload_metadata_config.node_metadata",
    "google_container_cluster node_pool.node_config.workload_metadata_config.node_metadata",
    "google_container_node_pool node_config.workload_metadata_config.node_metadata",
];

/// A type and the attributes from there on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Path {
    kind: String,
    steps: Vec<String>,
}

/// What an expression reads.
struct Reads<'r> {
    kind: &'r str,
    each: Vec<Path>,
    bound: Vec<(String, Vec<Path>)>,
    found: &'r mut BTreeSet<Path>,
}

impl Reads<'_> {
    /// Notes what is read in an expression, and gives the paths that its value may be.
    fn follow(&mut self, expr: &Expr) -> Vec<Path> {
        match &expr.kind {
            ExprKind::Traversal { root, steps } => {
                let from = self.of_name(&root.name);
                self.read(from, steps)
            }
            ExprKind::Access { base, steps } | ExprKind::Splat { base, steps, .. } => {
                let from = self.follow(base);
                self.read(from, steps)
            }
            ExprKind::Parens(inner) => self.follow(inner),
            ExprKind::Tuple(items) => items.iter().flat_map(|item| self.follow(item)).collect(),
            ExprKind::Conditional { condition, yes, no } => {
                self.follow(condition);
                let mut either = self.follow(yes);
                either.extend(self.follow(no));
                either
            }
            ExprKind::Call { name, args, .. } => self.call(&name.name, args),
            ExprKind::For(parts) => self.follow_for(parts),
            ExprKind::Binary { left, right, .. } => {
                self.follow(left);
                self.follow(right);
                Vec::new()
            }
            ExprKind::Unary { operand, .. } => {
                self.follow(operand);
                Vec::new()
            }
            ExprKind::Object(entries) => {
                for (key, value) in entries {
                    self.follow(key);
                    self.follow(value);
                }
                Vec::new()
            }
            ExprKind::Template(parts) => {
                for part in parts {
                    if let Part::Interpolation(inner) = part {
                        self.follow(inner);
                    }
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn of_name(&self, name: &str) -> Vec<Path> {
        if let Some((_, paths)) = self.bound.iter().rev().find(|(bound, _)| bound == name) {
            return paths.clone();
        }
        match name {
            "self" => vec![Path {
                kind: self.kind.to_owned(),
                steps: Vec::new(),
            }],
            "each" => self.each.clone(),
            _ => Vec::new(),
        }
    }

    fn read(&mut self, from: Vec<Path>, steps: &[Step]) -> Vec<Path> {
        let mut paths = from;
        for step in steps {
            let name = match step {
                Step::Attr(name) => Some(&name.name),
                Step::Index(index) => match &index.kind {
                    ExprKind::String(name) => Some(name),
                    _ => {
                        self.follow(index);
                        None
                    }
                },
                Step::Splat { steps, .. } => {
                    paths = self.read(paths, steps);
                    None
                }
            };
            if let Some(name) = name {
                for path in &mut paths {
                    path.steps.push(name.to_string());
                }
            }
        }
        let named = paths.iter().filter(|path| !path.steps.is_empty());
        self.found.extend(named.cloned());
        paths
    }

    fn call(&mut self, name: &str, args: &[Expr]) -> Vec<Path> {
        let given: Vec<Vec<Path>> = args.iter().map(|arg| self.follow(arg)).collect();
        if PASSING.contains(&name) {
            return given.into_iter().flatten().collect();
        }
        let text = |at: usize| match args.get(at).map(|arg| &arg.kind) {
            Some(ExprKind::String(text)) => Some(text.to_string()),
            _ => None,
        };
        if name == "follow" {
            return given
                .into_iter()
                .flatten()
                .filter_map(|path| followed(&path))
                .collect();
        }
        if let Some(concept) = text(0).filter(|_| GIVING.contains(&name)) {
            return vec![Path {
                kind: concept_kind(&concept),
                steps: Vec::new(),
            }];
        }
        let Some(kind) = text(0).filter(|_| FINDING.contains(&name)) else {
            return Vec::new();
        };
        self.found.extend(text(1).map(|attribute| Path {
            kind: kind.clone(),
            steps: attribute.split('.').map(str::to_owned).collect(),
        }));
        vec![Path {
            kind,
            steps: Vec::new(),
        }]
    }

    fn follow_for(&mut self, parts: &For) -> Vec<Path> {
        let elements = self.follow(&parts.collection);
        let outer = self.bound.len();
        if let Some(key) = &parts.key_name {
            self.bound.push((key.name.to_string(), Vec::new()));
        }
        self.bound
            .push((parts.value_name.name.to_string(), elements));
        for inner in [&parts.key, &parts.condition].into_iter().flatten() {
            self.follow(inner);
        }
        let value = self.follow(&parts.value);
        self.bound.truncate(outer);
        value
    }
}

/// What a reference leads to: where nobody has said it, something that is in no schema.
fn followed(path: &Path) -> Option<Path> {
    let from = line(path)?;
    let last = path
        .steps
        .iter()
        .rev()
        .find(|step| *step != "value" && *step != "each")?;
    let leads = |(of, name, _): &&(&str, &str, &str)| from.starts_with(of) && last == name;
    let kind = match LEADS_TO.iter().find(leads) {
        Some((.., kind)) => (*kind).to_owned(),
        None => format!("{from} ->"),
    };
    Some(Path {
        kind,
        steps: Vec::new(),
    })
}

/// How objects of a concept stand among the types.
fn concept_kind(concept: &str) -> String {
    format!("concept {concept}")
}

/// What expressions read of a type; `each` is what `for_each` gives.
fn read_by<'e>(
    kind: &str,
    for_each: Option<&Expr>,
    exprs: impl Iterator<Item = &'e Expr>,
    found: &mut BTreeSet<Path>,
) {
    let mut reads = Reads {
        kind,
        each: Vec::new(),
        bound: Vec::new(),
        found,
    };
    let elements = for_each.map(|each| reads.follow(each));
    let value = |mut path: Path| {
        path.steps.push("each".to_owned());
        path
    };
    reads.each = elements
        .unwrap_or_default()
        .into_iter()
        .map(value)
        .collect();
    exprs.for_each(|expr| drop(reads.follow(expr)));
}

/// `TYPE path.to.property`, of all that the catalogue reads of a platform's types with a beginning.
fn read_of(platform: &str, beginning: &str) -> BTreeSet<String> {
    let of_beginning = read_by_catalogue(|of| of == platform).into_iter();
    let of_beginning = of_beginning.filter(|it| it.kind.starts_with(beginning));
    let lines = of_beginning.filter_map(|path| line(&path));
    lines
        .filter(|it| !SHARED.contains(&it.as_str()) && !FORMER.contains(&it.as_str()))
        .collect()
}

/// All that the catalogue reads on some platforms.
fn read_by_catalogue(is_wanted: impl Fn(&str) -> bool) -> BTreeSet<Path> {
    let mut found = BTreeSet::new();
    let definitions = catalogue();
    for projection in definitions.concepts.iter().flat_map(|it| &it.projections) {
        let for_each = projection.for_each.as_ref();
        match &projection.from {
            From::Types { platform, types } if is_wanted(platform) => {
                for kind in types {
                    read_by(kind, for_each, projection.exprs(), &mut found);
                }
            }
            From::Concept(parent) => {
                let kind = concept_kind(parent);
                read_by(&kind, for_each, projection.exprs(), &mut found);
            }
            _ => {}
        }
    }
    for on in definitions.checks.iter().flat_map(|it| &it.on) {
        match &on.target {
            Target::Types { platform, types } if is_wanted(platform) => {
                for kind in types {
                    read_by(kind, None, on.exprs(), &mut found);
                }
            }
            Target::Concept(concept) => {
                read_by(&concept_kind(concept), None, on.exprs(), &mut found);
            }
            _ => {}
        }
    }
    found
}

/// A path without what is not the provider's: `each.value` behind elements, `planned`, and what every
/// object has.
fn line(path: &Path) -> Option<String> {
    let mut steps: Vec<&str> = Vec::new();
    let mut rest = path.steps.iter().map(String::as_str);
    while let Some(step) = rest.next() {
        if step != "each" {
            steps.push(step);
        } else if rest.next() != Some("value") {
            return None;
        }
    }
    let own = ["address", "certain", "planned", "platform", "type"];
    let first = steps.first().filter(|first| !own.contains(first))?;
    let is_policy = ["DeletionPolicy", "UpdateReplacePolicy", "lifecycle"].contains(first);
    (!is_policy).then(|| format!("{} {}", path.kind, steps.join(".")))
}

/// What is newer than the recorded schemas, with the page that has it.
const NEWER: &[(&str, &str)] = &[
    (
        "aws_dlm_lifecycle_policy default_policy",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy",
    ),
    (
        "aws_dlm_lifecycle_policy policy_details.exclusions.exclude_tags",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy",
    ),
    (
        "aws_dlm_lifecycle_policy policy_details.exclusions.exclude_volume_types",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy",
    ),
    (
        "aws_dsql_cluster force_destroy",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dsql_cluster",
    ),
    (
        "aws_instance primary_network_interface",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    ),
    (
        "aws_s3tables_table_bucket force_destroy",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3tables_table_bucket",
    ),
    (
        "aws_spot_instance_request primary_network_interface",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/spot_instance_request",
    ),
];

fn hold(platform: &str, beginning: &str, file: &str) {
    let read = read_of(platform, beginning);
    let path = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/paths");
    // The recording script asks for what is read; it leaves only what it has found.
    if let Some(directory) = std::env::var_os("CUMULINT_PATHS") {
        let lines: Vec<&str> = read.iter().map(String::as_str).collect();
        fs::write(
            FilePath::new(&directory).join(file),
            lines.join("\n") + "\n",
        )
        .unwrap();
        return;
    }
    let recorded = fs::read_to_string(path.join(file)).unwrap();
    let recorded: BTreeSet<&str> = recorded.lines().collect();
    let is_newer = |it: &&String| NEWER.iter().any(|(newer, _)| newer == it);
    let unproven = read.iter().filter(|it| !is_newer(it));
    let unproven = unproven.filter(|it| !recorded.contains(it.as_str()));
    let unproven: Vec<&str> = unproven.map(String::as_str).collect();
    assert!(
        unproven.is_empty(),
        "read, and not known to exist; tests/data/record-paths.sh looks:\n{}",
        unproven.join("\n")
    );
    assert!(read.len() > 50, "{platform}: hardly anything is read");
}

#[test]
fn properties_of_cloudformation_that_are_read_exist() {
    hold("cloudformation", "AWS::", "cloudformation.txt");
}

#[test]
fn attributes_of_terraform_for_aws_that_are_read_exist() {
    hold("terraform", "aws_", "terraform-aws.txt");
}

#[test]
fn attributes_of_terraform_for_azure_that_are_read_exist() {
    hold("terraform", "azurerm_", "terraform-azurerm.txt");
}

#[test]
fn attributes_of_terraform_for_google_that_are_read_exist() {
    hold("terraform", "google_", "terraform-google.txt");
}

#[test]
fn attributes_of_terraform_for_kubernetes_that_are_read_exist() {
    hold("terraform", "kubernetes_", "terraform-kubernetes.txt");
}

#[test]
fn attributes_of_concepts_that_are_read_are_defined() {
    let definitions = catalogue();
    let mut count = 0;
    for path in read_by_catalogue(|_| true) {
        let Some(name) = path.kind.strip_prefix("concept ") else {
            continue;
        };
        let concept = definitions.concepts.iter().find(|it| it.name == name);
        let concept = concept.unwrap_or_else(|| panic!("there is no concept {name}"));
        let Some(line) = line(&path) else {
            continue;
        };
        let attribute = &path.steps[0];
        assert!(concept.defines(attribute), "{line} is not defined");
        count += 1;
    }
    assert!(count > 50, "hardly anything is read of concepts");
}
