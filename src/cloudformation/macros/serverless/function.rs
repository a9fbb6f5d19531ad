//! `AWS::Serverless::Function`: the function, its role, version and alias, its URL and its events.

use ecow::{EcoString, eco_format};

use super::super::nodes::Maker;
use super::role::{self, Role};
use super::{Serverless, Source, events};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Properties that the function has under the same name.
const PASSED: [&str; 23] = [
    "Architectures",
    "CodeSigningConfigArn",
    "Description",
    "DurableConfig",
    "Environment",
    "EphemeralStorage",
    "FileSystemConfigs",
    "FunctionName",
    "Handler",
    "ImageConfig",
    "KmsKeyArn",
    "Layers",
    "LoggingConfig",
    "MemorySize",
    "PackageType",
    "RecursiveLoop",
    "ReservedConcurrentExecutions",
    "Runtime",
    "RuntimeManagementConfig",
    "SnapStart",
    "TenancyConfig",
    "Timeout",
    "VpcConfig",
];

/// All that a function stands for.
pub(super) fn generate(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Vec<Entry> {
    let mut made = vec![function(source)];
    if source.get("Role").is_none() {
        made.push(execution_role(source, serverless));
    }
    let mut target = source.id.clone();
    if let Some(name) = source.get("AutoPublishAlias") {
        let suffix = eco_format!("Alias{}", serverless.text_of(name).unwrap_or_default());
        made.extend(version_and_alias(source, &suffix, name));
        target = eco_format!("{}{suffix}", source.id);
    }
    if let Some(url) = source.entry("FunctionUrlConfig") {
        made.extend(function_url(source, url, &target));
    }
    if let Some(config) = source.entry("EventInvokeConfig") {
        made.push(invoke_config(source, config));
    }
    made.extend(events::of_function(source, &target, serverless));
    made
}

fn function(source: &Source<'_>) -> Entry {
    let maker = source.maker();
    let mut properties = source.passed(&PASSED);
    properties.extend(code(source));
    properties.push(match source.entry("Role") {
        Some(role) => role.clone(),
        None => {
            let role = eco_format!("{}Role", source.id);
            maker.entry("Role", maker.attribute(&role, "Arn"))
        }
    });
    if let Some(queue) = source.entry("DeadLetterQueue")
        && let Some(target) = queue.value.entry("TargetArn")
    {
        let value = Maker(queue.value.span).mapping(vec![target.clone()]);
        properties.push(Entry {
            key: "DeadLetterConfig".into(),
            key_span: queue.key_span,
            value,
        });
    }
    if let Some(tracing) = source.entry("Tracing") {
        let mode = Maker(tracing.key_span).object([("Mode", tracing.value.clone())]);
        properties.push(Entry {
            key: "TracingConfig".into(),
            key_span: tracing.key_span,
            value: mode,
        });
    }
    properties.extend(source.tag_list());
    source.main("AWS::Lambda::Function", properties)
}

/// `Code`, unless it is a path of the machine that packages it.
fn code(source: &Source<'_>) -> Option<Entry> {
    let of = |property: &str, key: &str| {
        let entry = source.entry(property)?;
        let value = Maker(entry.value.span).object([(key, entry.value.clone())]);
        Some(Entry {
            key: "Code".into(),
            key_span: entry.key_span,
            value,
        })
    };
    of("InlineCode", "ZipFile").or_else(|| of("ImageUri", "ImageUri"))
}

fn execution_role(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Entry {
    let maker = source.maker();
    let mut managed = vec!["AWSLambdaBasicExecutionRole"];
    if source.get("Tracing").is_some() {
        managed.push("AWSXrayWriteOnlyAccess");
    }
    if source.get("VpcConfig").is_some() {
        managed.push("AWSLambdaVPCAccessExecutionRole");
    }
    managed.extend(events::managed_policies(source));
    let mut inline = Vec::new();
    if let Some(queue) = source.get("DeadLetterQueue")
        && let Some(target) = queue.get("TargetArn")
    {
        let action = match queue.get("Type").and_then(Node::as_str) {
            Some("SNS") => "sns:Publish",
            _ => "sqs:SendMessage",
        };
        let name = "DeadLetterQueuePolicy";
        inline.push(role::allowing(name, action, target.clone(), maker));
    }
    let role = Role {
        service: "lambda.amazonaws.com",
        managed,
        inline,
    };
    role::generate(source, role, serverless)
}

/// What is published, and the alias for it. Its id has the alias's name, where that is known.
fn version_and_alias(source: &Source<'_>, suffix: &str, name: &Node) -> [Entry; 2] {
    let maker = source.maker();
    let function = || maker.reference(source.id.clone());
    let version_id = eco_format!("{}Version", source.id);
    let version = source.beside(
        "Version",
        "AWS::Lambda::Version",
        vec![maker.entry("FunctionName", function())],
    );
    let mut properties = vec![
        maker.entry("FunctionName", function()),
        maker.entry("FunctionVersion", maker.attribute(&version_id, "Version")),
        maker.entry("Name", name.clone()),
    ];
    properties.extend(source.passed(&["ProvisionedConcurrencyConfig"]));
    let alias = source.beside(suffix, "AWS::Lambda::Alias", properties);
    [version, alias]
}

/// The URL of the function or its alias, and where it asks for no signature, the permissions for
/// everybody.
fn function_url(source: &Source<'_>, url: &Entry, target: &EcoString) -> Vec<Entry> {
    let maker = Maker(url.key_span);
    let mut properties: Vec<Entry> = url.value.as_mapping().unwrap_or_default().to_vec();
    properties.push(maker.entry("TargetFunctionArn", maker.reference(target.clone())));
    let mut made = vec![source.beside("Url", "AWS::Lambda::Url", properties)];
    let kind = url.value.entry("AuthType");
    let Some(kind) = kind.filter(|kind| kind.value.as_str() == Some("NONE")) else {
        return made;
    };
    let maker = Maker(kind.key_span);
    let mut permission = |suffix: &str, action: &str, limit: Entry| {
        let properties = vec![
            maker.entry("Action", maker.text(action)),
            maker.entry("FunctionName", maker.reference(target.clone())),
            maker.entry("Principal", maker.text("*")),
            limit,
        ];
        made.push(source.beside(suffix, "AWS::Lambda::Permission", properties));
    };
    let without_signature = Entry {
        key: "FunctionUrlAuthType".into(),
        ..kind.clone()
    };
    permission(
        "UrlPublicPermissions",
        "lambda:InvokeFunctionUrl",
        without_signature,
    );
    let by_url = maker.entry("InvokedViaFunctionUrl", maker.bool(true));
    permission(
        "URLInvokeAllowPublicAccess",
        "lambda:InvokeFunction",
        by_url,
    );
    made
}

fn invoke_config(source: &Source<'_>, config: &Entry) -> Entry {
    let maker = Maker(config.key_span);
    let mut properties = match &config.value.kind {
        NodeKind::Mapping(entries) => entries.clone(),
        _ => Vec::new(),
    };
    properties.retain(|entry| entry.key != "DestinationConfig");
    properties.push(maker.entry("FunctionName", maker.reference(source.id.clone())));
    let alias = source.get("AutoPublishAlias").cloned();
    let qualifier = alias.unwrap_or_else(|| maker.text("$LATEST"));
    properties.push(maker.entry("Qualifier", qualifier));
    source.beside(
        "EventInvokeConfig",
        "AWS::Lambda::EventInvokeConfig",
        properties,
    )
}
