//! The serverless types that stand for little more than one resource.

use ecow::eco_format;

use super::super::nodes::Maker;
use super::role::{self, Role};
use super::schedules::{Started, Starter};
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
    made.extend(started_by(source, serverless));
    made
}

/// The rules and schedules that start a state machine, each with its role; of an API, the role alone.
fn started_by(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Vec<Entry> {
    let events = source.get("Events").and_then(Node::as_mapping);
    let mut made = Vec::new();
    for event in events.unwrap_or_default() {
        let maker = Maker(event.key_span);
        let id = eco_format!("{}{}", source.id, event.key);
        let properties = event.value.get("Properties").and_then(Node::as_mapping);
        let starter = Starter {
            started: Started::StateMachine,
            arn: maker.reference(source.id.clone()),
            id: &id,
            properties: properties.unwrap_or_default(),
            span: event.key_span,
            source,
        };
        match event.value.get("Type").and_then(Node::as_str) {
            Some("Api") => {
                serverless.implicit.note(event, source.resource);
                made.push(starting_role(source, event, "apigateway.amazonaws.com"));
            }
            Some("ScheduleV2") => made.extend(starter.schedule()),
            Some("Schedule" | "CloudWatchEvent" | "EventBridgeRule") => {
                let role = event
                    .value
                    .get("Properties")
                    .and_then(|it| it.get("RoleArn"));
                if role.is_none() {
                    made.push(starting_role(source, event, "events.amazonaws.com"));
                }
                let own = || maker.attribute(&eco_format!("{id}Role"), "Arn");
                made.extend(starter.rule(Some(role.cloned().unwrap_or_else(own))));
            }
            _ => {}
        }
    }
    made
}

/// The role with which an event starts a state machine.
fn starting_role(source: &Source<'_>, event: &Entry, service: &str) -> Entry {
    let maker = Maker(event.key_span);
    let id = eco_format!("{}{}Role", source.id, event.key);
    let name = eco_format!("{id}StartExecutionPolicy");
    let machine = maker.reference(source.id.clone());
    let policy = role::allowing(&name, "states:StartExecution", machine, maker);
    let properties = vec![
        maker.entry("AssumeRolePolicyDocument", role::trust_in(service, maker)),
        maker.entry("Policies", maker.list(vec![policy])),
    ];
    source.named(id, "AWS::IAM::Role", properties)
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
