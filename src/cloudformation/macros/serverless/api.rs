//! `AWS::Serverless::Api` and `AWS::Serverless::HttpApi`: the API, its deployment and stage, and the
//! domain that it is served from.

use ecow::eco_format;
use sha1::{Digest, Sha1};

use super::super::super::functions::Call;
use super::super::nodes::Maker;
use super::{Serverless, Source, is_alphanumeric};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// A REST API.
pub(super) fn rest(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Vec<Entry> {
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
    properties.extend(body(source, serverless));
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

/// `Body`, which is put together from events where it is not given as a whole, with authorizers, origins
/// and the resource policy in it.
fn body(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Option<Entry> {
    let is_changed = ["Auth", "Cors"].iter().any(|it| source.get(it).is_some());
    match source.renamed("DefinitionBody", "Body") {
        Some(body) if !is_changed => return Some(body),
        None if source.get("DefinitionUri").is_some() => return None,
        _ => {}
    }
    let maker = source.maker();
    let text = eco_format!("the definition of {} is not put together", source.id);
    let name = eco_format!("{}::Body", source.id);
    Some(maker.entry("Body", serverless.unknown(name, text, maker)))
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
        // What a function gives is the name of a type, unless it is chosen from what is written.
        NodeKind::Mapping(_) if Call::of(&entry.value).is_none_or(|call| call.is_choice()) => {
            return Some(entry.clone());
        }
        _ => maker.object([("Types", maker.list(vec![entry.value.clone()]))]),
    };
    Some(Entry {
        value,
        ..entry.clone()
    })
}

/// `CorsConfiguration` of an HTTP API: `true` lets every web site in. What a function gives instead of an
/// object is not followed.
fn cors(source: &Source<'_>) -> Option<Entry> {
    let entry = source.entry("CorsConfiguration")?;
    let maker = Maker(entry.value.span);
    match entry.value.kind {
        NodeKind::Bool(true) => {
            let every = maker.list(vec![maker.text("*")]);
            let value = maker.object([("AllowOrigins", every)]);
            Some(Entry {
                value,
                ..entry.clone()
            })
        }
        NodeKind::Mapping(_) if Call::of(&entry.value).is_none_or(|call| call.is_choice()) => {
            Some(entry.clone())
        }
        _ => None,
    }
}

/// An HTTP API.
pub(super) fn http(source: &Source<'_>, serverless: &mut Serverless<'_>) -> Vec<Entry> {
    let maker = source.maker();
    let mut properties = source.passed(&[
        "Description",
        "DisableExecuteApiEndpoint",
        "FailOnWarnings",
        "Name",
        "Tags",
    ]);
    properties.extend(cors(source));
    properties.extend(body(source, serverless));
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

/// The domain that an API is served from. Its id is made of the name, where that is a text; without
/// `EndpointConfiguration` it is a regional one. SAM refuses one without a name; what is said of it is
/// judged all the same.
fn domain(source: &Source<'_>, kind: &str) -> Option<Entry> {
    let domain = source.entry("Domain")?;
    let name = domain.value.entry("DomainName");
    name.or_else(|| domain.value.entry("SecurityPolicy"))
        .or_else(|| domain.value.entry("CertificateArn"))?;
    let maker = Maker(domain.key_span);
    let part = |property: &str| domain.value.entry(property).cloned();
    let renamed = |property: &str, key: &str| {
        let key = key.into();
        part(property).map(|entry| Entry { key, ..entry })
    };
    let endpoint = part("EndpointConfiguration")
        .unwrap_or_else(|| maker.entry("EndpointConfiguration", maker.text("REGIONAL")));
    let hash = match name {
        Some(name) => name.value.as_str().map_or_else(String::new, id_hash),
        None => id_hash(source.id),
    };
    let mut properties: Vec<Entry> = name.cloned().into_iter().collect();
    properties.extend(part("MutualTlsAuthentication"));
    let id = if kind == "AWS::ApiGatewayV2::DomainName" {
        let endpoint = Entry {
            key: "EndpointType".into(),
            ..endpoint
        };
        let settings = [
            part("CertificateArn"),
            Some(endpoint),
            part("OwnershipVerificationCertificateArn"),
            part("SecurityPolicy"),
        ];
        let settings = maker.mapping(settings.into_iter().flatten().collect());
        let settings = maker.list(vec![settings]);
        properties.push(maker.entry("DomainNameConfigurations", settings));
        eco_format!("ApiGatewayDomainNameV2{hash}")
    } else {
        let is_regional = endpoint.value.as_str() == Some("REGIONAL");
        properties.extend(match is_regional {
            true => renamed("CertificateArn", "RegionalCertificateArn"),
            false => part("CertificateArn"),
        });
        let types = maker.list(vec![endpoint.value.clone()]);
        properties.push(Entry {
            value: maker.object([("Types", types)]),
            ..endpoint
        });
        properties.extend(part("OwnershipVerificationCertificateArn"));
        properties.extend(part("SecurityPolicy"));
        eco_format!("ApiGatewayDomainName{hash}")
    };
    Some(source.named(id, kind, properties))
}

/// What an id has of a text.
fn id_hash(text: &str) -> String {
    let digest = Sha1::digest(text.as_bytes());
    let bytes = digest.iter().take(5);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
