//! The roles that functions and state machines get where they name none.

use ecow::eco_format;

use super::super::super::functions::Call;
use super::super::nodes::Maker;
use super::{Serverless, Source};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Managed policies that are below `service-role/`, of those that functions commonly have.
const SERVICE_ROLES: [&str; 9] = [
    "AWSLambdaBasicExecutionRole",
    "AWSLambdaDynamoDBExecutionRole",
    "AWSLambdaENIManagementAccess",
    "AWSLambdaKinesisExecutionRole",
    "AWSLambdaMSKExecutionRole",
    "AWSLambdaRole",
    "AWSLambdaSQSQueueExecutionRole",
    "AWSLambdaVPCAccessExecutionRole",
    "AmazonAPIGatewayPushToCloudWatchLogs",
];

/// A role that is being put together.
pub(super) struct Role {
    /// Who takes it on: `lambda.amazonaws.com`.
    pub(super) service: &'static str,
    /// Names of managed policies that it always has.
    pub(super) managed: Vec<&'static str>,
    /// Policies that go with other properties.
    pub(super) inline: Vec<Node>,
}

/// The role of a resource, with the policies that it names.
pub(super) fn generate(source: &Source<'_>, role: Role, serverless: &mut Serverless<'_>) -> Entry {
    let maker = source.maker();
    let mut managed: Vec<Node> = role
        .managed
        .iter()
        .map(|name| managed_policy(name, maker))
        .collect();
    let mut inline = Vec::new();
    for (at, policy) in policies(source).into_iter().enumerate() {
        match kind_of(policy) {
            Kind::Managed => managed.push(with_arns(policy)),
            Kind::Statement => {
                inline.push(named(source, at, policy.clone(), Maker(policy.span)));
            }
            Kind::Template(name) => {
                let text = eco_format!("the policy template {name} is not expanded");
                let name = eco_format!("{}::{name}", source.id);
                let document = serverless.unknown(name, text, Maker(policy.span));
                inline.push(named(source, at, document, Maker(policy.span)));
            }
        }
    }
    inline.extend(role.inline);
    let trust = source.renamed("AssumeRolePolicyDocument", "AssumeRolePolicyDocument");
    let trust = trust
        .unwrap_or_else(|| maker.entry("AssumeRolePolicyDocument", trust_in(role.service, maker)));
    let place = source
        .entry("Policies")
        .map_or(source.key_span, |entry| entry.key_span);
    let mut properties = vec![
        trust,
        Entry {
            key_span: place,
            ..maker.entry("ManagedPolicyArns", maker.list(managed))
        },
    ];
    if !inline.is_empty() {
        properties.push(Entry {
            key_span: place,
            ..maker.entry("Policies", maker.list(inline))
        });
    }
    properties.extend(source.renamed("RolePath", "Path"));
    properties.extend(source.passed(&["PermissionsBoundary"]));
    properties.extend(source.tag_list());
    source.beside("Role", "AWS::IAM::Role", properties)
}

/// The trust of a role in a service.
pub(super) fn trust_in(service: &str, maker: Maker) -> Node {
    let statement = maker.object([
        ("Effect", maker.text("Allow")),
        (
            "Principal",
            maker.object([("Service", maker.list(vec![maker.text(service)]))]),
        ),
        ("Action", maker.list(vec![maker.text("sts:AssumeRole")])),
    ]);
    maker.object([
        ("Version", maker.text("2012-10-17")),
        ("Statement", maker.list(vec![statement])),
    ])
}

/// A policy of a role that allows one action on one resource.
pub(super) fn allowing(name: &str, action: &str, resource: Node, maker: Maker) -> Node {
    let statement = maker.object([
        ("Effect", maker.text("Allow")),
        ("Action", maker.text(action)),
        ("Resource", resource),
    ]);
    let document = maker.object([
        ("Version", maker.text("2012-10-17")),
        ("Statement", maker.list(vec![statement])),
    ]);
    maker.object([
        ("PolicyName", maker.text(name)),
        ("PolicyDocument", document),
    ])
}

fn named(source: &Source<'_>, at: usize, document: Node, maker: Maker) -> Node {
    let name = eco_format!("{}RolePolicy{at}", source.id);
    maker.object([
        ("PolicyName", maker.text(name)),
        ("PolicyDocument", document),
    ])
}

fn managed_policy(name: &str, maker: Maker) -> Node {
    if name.starts_with("arn:") {
        return maker.text(name);
    }
    let path = if SERVICE_ROLES.contains(&name) {
        "service-role/"
    } else {
        ""
    };
    let arn = eco_format!("arn:${{AWS::Partition}}:iam::aws:policy/{path}{name}");
    maker.call("Sub", maker.text(arn))
}

/// The name of a managed policy as its ARN, also where `Fn::If` chooses between names.
fn with_arns(policy: &Node) -> Node {
    let branches = |kind: &NodeKind| match kind {
        NodeKind::Sequence(parts) if parts.len() == 3 => NodeKind::Sequence(vec![
            parts[0].clone(),
            with_arns(&parts[1]),
            with_arns(&parts[2]),
        ]),
        other => other.clone(),
    };
    let kind = match (&policy.tag, &policy.kind) {
        (None, NodeKind::String(name)) => return managed_policy(name, Maker(policy.span)),
        (Some(tag), kind) if tag == "If" => branches(kind),
        (None, NodeKind::Mapping(entries)) => match entries.as_slice() {
            [entry] if entry.key == "Fn::If" => NodeKind::Mapping(vec![Entry {
                value: Node {
                    kind: branches(&entry.value.kind),
                    ..entry.value.clone()
                },
                ..entry.clone()
            }]),
            _ => return policy.clone(),
        },
        _ => return policy.clone(),
    };
    Node {
        kind,
        ..policy.clone()
    }
}

fn policies<'p>(source: &'p Source<'_>) -> Vec<&'p Node> {
    match source.get("Policies") {
        None => Vec::new(),
        Some(node) => match &node.kind {
            NodeKind::Sequence(items) if node.tag.is_none() => items.iter().collect(),
            NodeKind::Null => Vec::new(),
            _ => vec![node],
        },
    }
}

enum Kind<'p> {
    Managed,
    Statement,
    Template(&'p str),
}

fn kind_of(policy: &Node) -> Kind<'_> {
    match &policy.kind {
        _ if Call::of(policy).is_some() => match holds_statement(policy) {
            true => Kind::Statement,
            false => Kind::Managed,
        },
        NodeKind::Mapping(entries) if policy.get("Statement").is_none() => {
            match entries.as_slice() {
                [only] => Kind::Template(&only.key),
                _ => Kind::Statement,
            }
        }
        NodeKind::Mapping(_) => Kind::Statement,
        _ => Kind::Managed,
    }
}

/// Whether `Fn::If` chooses between documents and not between names.
fn holds_statement(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().any(holds_statement),
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|entry| entry.key == "Statement" || holds_statement(&entry.value)),
        _ => false,
    }
}
