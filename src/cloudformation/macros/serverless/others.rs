//! The serverless types that stand for little more than one resource.

use ecow::eco_format;

use super::super::nodes::Maker;
use super::role::{self, Role};
use super::{Serverless, Source};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// `AWS::Serverless::SimpleTable`
pub(super) fn table(source: &Source<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let key = source.get("PrimaryKey");
    let part = |name: &str| key.and_then(|key| key.get(name)).cloned();
    let name = part("Name").unwrap_or_else(|| maker.text("id"));
    let kind = match part("Type").as_ref().and_then(Node::as_str) {
        Some("Number") => "N",
        Some("Binary") => "B",
        _ => "S",
    };
    let attribute = maker.object([
        ("AttributeName", name.clone()),
        ("AttributeType", maker.text(kind)),
    ]);
    let hash = maker.object([("AttributeName", name), ("KeyType", maker.text("HASH"))]);
    let mut properties = source.passed(&[
        "PointInTimeRecoverySpecification",
        "ProvisionedThroughput",
        "SSESpecification",
        "TableName",
    ]);
    properties.push(maker.entry("AttributeDefinitions", maker.list(vec![attribute])));
    properties.push(maker.entry("KeySchema", maker.list(vec![hash])));
    if source.get("ProvisionedThroughput").is_none() {
        properties.push(maker.entry("BillingMode", maker.text("PAY_PER_REQUEST")));
    }
    properties.extend(source.tag_list());
    vec![source.main("AWS::DynamoDB::Table", properties)]
}

/// `AWS::Serverless::StateMachine`
pub(super) fn state_machine(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&["DefinitionSubstitutions", "EncryptionConfiguration"]);
    for (property, name) in [
        ("Definition", "Definition"),
        ("Logging", "LoggingConfiguration"),
        ("Name", "StateMachineName"),
        ("Role", "RoleArn"),
        ("Tracing", "TracingConfiguration"),
        ("Type", "StateMachineType"),
    ] {
        properties.extend(source.renamed(property, name));
    }
    properties.extend(source.tag_list());
    let mut made = Vec::new();
    if source.get("Role").is_none() {
        let role = eco_format!("{}Role", source.id);
        properties.push(maker.entry("RoleArn", maker.attribute(&role, "Arn")));
        let role = Role {
            service: "states.amazonaws.com",
            managed: Vec::new(),
            inline: Vec::new(),
        };
        made.push(role::generate(source, role, serverless));
    }
    made.insert(
        0,
        source.main("AWS::StepFunctions::StateMachine", properties),
    );
    made.extend(started_by(source));
    made
}

/// The rules that start a state machine, each with its role.
fn started_by(source: &Source<'_>) -> Vec<Entry> {
    let events = source.get("Events").and_then(Node::as_mapping);
    let mut made = Vec::new();
    for event in events.unwrap_or_default() {
        let kind = event.value.get("Type").and_then(Node::as_str);
        if !matches!(
            kind,
            Some("Schedule" | "CloudWatchEvent" | "EventBridgeRule" | "ScheduleV2" | "Api")
        ) {
            continue;
        }
        let maker = Maker(event.key_span);
        let id = eco_format!("{}{}", source.id, event.key);
        let service = match kind {
            Some("Api") => "apigateway.amazonaws.com",
            Some("ScheduleV2") => "scheduler.amazonaws.com",
            _ => "events.amazonaws.com",
        };
        let role_id = eco_format!("{id}Role");
        let name = eco_format!("{id}RoleStartExecutionPolicy");
        let machine = maker.reference(source.id.clone());
        let policy = role::allowing(&name, "states:StartExecution", machine, maker);
        let properties = vec![
            maker.entry("AssumeRolePolicyDocument", role::trust_in(service, maker)),
            maker.entry("Policies", maker.list(vec![policy])),
        ];
        made.push(source.named(role_id, "AWS::IAM::Role", properties));
        let given = event.value.get("Properties");
        let part = |from: &str, name: &str| {
            let entry = given?.entry(from)?;
            Some(Entry {
                key: name.into(),
                ..entry.clone()
            })
        };
        let (kind, names): (_, &[(&str, &str)]) = match kind {
            Some("Api") => continue,
            Some("ScheduleV2") => (
                "AWS::Scheduler::Schedule",
                &[
                    ("ScheduleExpression", "ScheduleExpression"),
                    ("State", "State"),
                ],
            ),
            _ => (
                "AWS::Events::Rule",
                &[
                    ("EventBusName", "EventBusName"),
                    ("Pattern", "EventPattern"),
                    ("Schedule", "ScheduleExpression"),
                    ("State", "State"),
                ],
            ),
        };
        let properties = names.iter().filter_map(|(from, name)| part(from, name));
        made.push(source.named(id, kind, properties.collect()));
    }
    made
}

/// `AWS::Serverless::LayerVersion`, which is kept unless its `RetentionPolicy` says otherwise.
pub(super) fn layer(source: &Source<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&[
        "CompatibleArchitectures",
        "CompatibleRuntimes",
        "Description",
        "LayerName",
        "LicenseInfo",
    ]);
    if source.get("LayerName").is_none() {
        properties.push(maker.entry("LayerName", maker.text(source.id.clone())));
    }
    let mut layer = source.main("AWS::Lambda::LayerVersion", properties);
    let policy = source.text("RetentionPolicy").unwrap_or("Retain");
    let policy = match policy.eq_ignore_ascii_case("delete") {
        true => "Delete",
        false => "Retain",
    };
    if let NodeKind::Mapping(entries) = &mut layer.value.kind {
        entries.retain(|entry| entry.key != "DeletionPolicy");
        entries.push(maker.entry("DeletionPolicy", maker.text(policy)));
    }
    vec![layer]
}

/// `AWS::Serverless::Application`: a nested stack.
pub(super) fn application(source: &Source<'_>) -> Vec<Entry> {
    let mut properties = source.passed(&["NotificationARNs", "Parameters", "TimeoutInMinutes"]);
    if source.text("Location").is_some() {
        properties.extend(source.renamed("Location", "TemplateURL"));
    }
    properties.extend(source.tag_list());
    vec![source.main("AWS::CloudFormation::Stack", properties)]
}

/// `AWS::Serverless::GraphQLApi`: the API and its schema.
pub(super) fn graphql(source: &Source<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&["Name", "XrayEnabled"]);
    if source.get("Name").is_none() {
        properties.push(maker.entry("Name", maker.text(source.id.clone())));
    }
    let auth = source.get("Auth").and_then(|auth| auth.entry("Type"));
    properties.extend(auth.map(|kind| Entry {
        key: "AuthenticationType".into(),
        ..kind.clone()
    }));
    if source
        .get("Logging")
        .is_some_and(|it| it.as_mapping().is_some())
    {
        properties.extend(source.renamed("Logging", "LogConfig"));
    }
    properties.extend(source.tag_list());
    let api = source.main("AWS::AppSync::GraphQLApi", properties);
    let id = maker.attribute(source.id, "ApiId");
    let mut schema = vec![maker.entry("ApiId", id)];
    schema.extend(source.renamed("SchemaInline", "Definition"));
    let schema = source.beside("Schema", "AWS::AppSync::GraphQLSchema", schema);
    vec![api, schema]
}
