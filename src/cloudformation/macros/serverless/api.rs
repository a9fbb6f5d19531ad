//! `AWS::Serverless::Api` and `AWS::Serverless::HttpApi`: the API, its deployment and stage, and the
//! domain that it is served from; also those that functions bring along.

use ecow::eco_format;
use sha2::{Digest, Sha256};

use super::super::nodes::Maker;
use super::globals::Globals;
use super::{Source, is_alphanumeric};
use crate::source::Span;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// The API that functions share which name none.
pub(super) fn implicit_rest(span: Span, globals: &Globals) -> Vec<Entry> {
    implicit("ServerlessRestApi", "Api", span, globals, rest)
}

/// The same for HTTP APIs.
pub(super) fn implicit_http(span: Span, globals: &Globals) -> Vec<Entry> {
    implicit("ServerlessHttpApi", "HttpApi", span, globals, http)
}

fn implicit(
    id: &str,
    kind: &str,
    span: Span,
    globals: &Globals,
    generate: impl FnOnce(&Source<'_>) -> Vec<Entry>,
) -> Vec<Entry> {
    let maker = Maker(span);
    let stage = (kind == "Api").then(|| maker.entry("StageName", maker.text("Prod")));
    let properties = maker.mapping(stage.into_iter().collect());
    let entry = maker.entry(id, maker.object([("Properties", properties)]));
    generate(&Source::of(&entry, globals.of_type(kind)))
}

/// A REST API.
pub(super) fn rest(source: &Source<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&[
        "ApiKeySourceType",
        "BinaryMediaTypes",
        "Description",
        "DisableExecuteApiEndpoint",
        "FailOnWarnings",
        "MinimumCompressionSize",
        "Mode",
        "Name",
        "Policy",
    ]);
    properties.extend(source.renamed("DefinitionBody", "Body"));
    properties.extend(endpoint(source));
    properties.extend(source.tag_list());
    let api = source.main("AWS::ApiGateway::RestApi", properties);

    let reference = || maker.reference(source.id.clone());
    let deployment = source.beside(
        "Deployment",
        "AWS::ApiGateway::Deployment",
        vec![maker.entry("RestApiId", reference())],
    );
    let mut properties = source.passed(&[
        "AccessLogSetting",
        "CacheClusterEnabled",
        "CacheClusterSize",
        "CanarySetting",
        "MethodSettings",
        "StageName",
        "TracingEnabled",
        "Variables",
    ]);
    let deployed = eco_format!("{}Deployment", source.id);
    properties.push(maker.entry("RestApiId", reference()));
    properties.push(maker.entry("DeploymentId", maker.reference(deployed)));
    properties.extend(source.tag_list());
    let name = source
        .text("StageName")
        .filter(|name| is_alphanumeric(name));
    let suffix = eco_format!("{}Stage", name.unwrap_or_default());
    let stage = source.beside(&suffix, "AWS::ApiGateway::Stage", properties);
    let mut made = vec![api, deployment, stage];
    made.extend(domain(source, "AWS::ApiGateway::DomainName"));
    made
}

/// `EndpointConfiguration`, which may be the name of a type alone.
fn endpoint(source: &Source<'_>) -> Option<Entry> {
    let entry = source.entry("EndpointConfiguration")?;
    let maker = Maker(entry.value.span);
    let value = match &entry.value.kind {
        NodeKind::Mapping(entries) if entry.value.get("Type").is_some() => {
            let entries = entries.iter().map(|part| match part.key.as_str() {
                "Type" => Entry {
                    key: "Types".into(),
                    value: maker.list(vec![part.value.clone()]),
                    ..part.clone()
                },
                "VPCEndpointIds" => Entry {
                    key: "VpcEndpointIds".into(),
                    ..part.clone()
                },
                _ => part.clone(),
            });
            maker.mapping(entries.collect())
        }
        NodeKind::Mapping(_) => return Some(entry.clone()),
        _ => maker.object([("Types", maker.list(vec![entry.value.clone()]))]),
    };
    Some(Entry {
        value,
        ..entry.clone()
    })
}

/// An HTTP API.
pub(super) fn http(source: &Source<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&[
        "CorsConfiguration",
        "Description",
        "DisableExecuteApiEndpoint",
        "FailOnWarnings",
        "Name",
        "Tags",
    ]);
    properties.extend(source.renamed("DefinitionBody", "Body"));
    properties.push(maker.entry("ProtocolType", maker.text("HTTP")));
    let api = source.main("AWS::ApiGatewayV2::Api", properties);

    let stage = stage_v2(source, "$default", "ApiGatewayDefaultStage");
    let mut made = vec![api, stage];
    made.extend(domain(source, "AWS::ApiGatewayV2::DomainName"));
    made
}

/// A WebSocket API. Its routes are left out.
pub(super) fn web_socket(source: &Source<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&[
        "ApiKeySelectionExpression",
        "Description",
        "DisableExecuteApiEndpoint",
        "DisableSchemaValidation",
        "IpAddressType",
        "Name",
        "RouteSelectionExpression",
        "Tags",
    ]);
    properties.push(maker.entry("ProtocolType", maker.text("WEBSOCKET")));
    let api = source.main("AWS::ApiGatewayV2::Api", properties);

    let stage = stage_v2(source, "default", "DefaultStage");
    vec![api, stage]
}

/// The stage of an HTTP or WebSocket API: by its name, and by what the id of one with the default name
/// ends in.
fn stage_v2(source: &Source<'_>, default: &str, default_suffix: &str) -> Entry {
    let maker = source.maker();
    let mut properties = source.passed(&[
        "AccessLogSettings",
        "DefaultRouteSettings",
        "RouteSettings",
        "StageName",
        "StageVariables",
        "Tags",
    ]);
    let name = source.get("StageName");
    if name.is_none() {
        properties.push(maker.entry("StageName", maker.text(default)));
    }
    properties.push(maker.entry("ApiId", maker.reference(source.id.clone())));
    properties.push(maker.entry("AutoDeploy", maker.bool(true)));
    let suffix = match name.map(Node::as_str) {
        None => default_suffix.into(),
        Some(Some(name)) if name == default => default_suffix.into(),
        Some(name) => eco_format!("{}Stage", name.unwrap_or_default()),
    };
    source.beside(&suffix, "AWS::ApiGatewayV2::Stage", properties)
}

/// The domain that an API is served from. Its id is made of the name, where that is a text.
fn domain(source: &Source<'_>, kind: &str) -> Option<Entry> {
    let domain = source.entry("Domain")?;
    let name = domain.value.entry("DomainName")?;
    let maker = Maker(domain.key_span);
    let is_http = kind == "AWS::ApiGatewayV2::DomainName";
    let hash: String = name.value.as_str().map_or_else(String::new, |name| {
        let digest = Sha256::digest(name.as_bytes());
        digest
            .iter()
            .take(5)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    });
    let part = |property: &str| domain.value.entry(property).cloned();
    let configuration = ["CertificateArn", "EndpointConfiguration", "SecurityPolicy"];
    let (id, properties) = if is_http {
        let settings = configuration.into_iter().filter_map(part).map(|entry| {
            let key = match entry.key.as_str() {
                "EndpointConfiguration" => "EndpointType".into(),
                _ => entry.key.clone(),
            };
            Entry { key, ..entry }
        });
        let settings = maker.list(vec![maker.mapping(settings.collect())]);
        let settings = maker.entry("DomainNameConfigurations", settings);
        let id = eco_format!("ApiGatewayDomainNameV2{hash}");
        (id, vec![settings])
    } else {
        let id = eco_format!("ApiGatewayDomainName{hash}");
        let certificate = part("CertificateArn");
        let policy = part("SecurityPolicy");
        (id, certificate.into_iter().chain(policy).collect())
    };
    let own = [Some(name.clone()), part("MutualTlsAuthentication")];
    let properties = properties.into_iter().chain(own.into_iter().flatten());
    Some(source.named(id, kind, properties.collect()))
}
