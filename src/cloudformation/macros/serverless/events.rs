//! `Events` of functions: what brings them about, and the permission to call the function.
//!
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html>

use ecow::{EcoString, eco_format};

use super::super::nodes::Maker;
use super::{Serverless, Source, role};
use crate::source::Span;
use crate::syntax::tree::{Entry, Node};

/// Events that the function polls for, with the managed policy that it takes.
const POLLED: [(&str, Option<&str>); 7] = [
    ("DocumentDB", None),
    ("DynamoDB", Some("AWSLambdaDynamoDBExecutionRole")),
    ("Kinesis", Some("AWSLambdaKinesisExecutionRole")),
    ("MQ", None),
    ("MSK", Some("AWSLambdaMSKExecutionRole")),
    ("SQS", Some("AWSLambdaSQSQueueExecutionRole")),
    ("SelfManagedKafka", None),
];

/// An event of a function.
struct Event<'e> {
    /// The function's id and the event's name.
    id: EcoString,
    kind: &'e str,
    properties: &'e [Entry],
    span: Span,
    source: &'e Source<'e>,
    /// What is called: the function, or the alias that it publishes.
    target: &'e str,
    /// The stage of the API that it names.
    stage: EcoString,
}

/// The managed policies that a function takes for what it polls for.
pub(super) fn managed_policies(source: &Source<'_>) -> Vec<&'static str> {
    let kinds = declared(source).filter_map(|event| event.value.get("Type")?.as_str());
    let policies = kinds.filter_map(|kind| POLLED.iter().find(|(polled, _)| *polled == kind)?.1);
    let mut policies: Vec<_> = policies.collect();
    policies.sort_unstable();
    policies.dedup();
    policies
}

fn declared<'e>(source: &'e Source<'_>) -> impl Iterator<Item = &'e Entry> {
    let events = source.get("Events").and_then(Node::as_mapping);
    events.unwrap_or_default().iter()
}

/// What the events of a function stand for.
pub(super) fn of_function(
    source: &Source<'_>,
    target: &str,
    serverless: &mut Serverless<'_>,
) -> Vec<Entry> {
    let mut made = Vec::new();
    for entry in declared(source) {
        let Some(kind) = entry.value.get("Type").and_then(Node::as_str) else {
            continue;
        };
        let properties = entry.value.get("Properties").and_then(Node::as_mapping);
        let event = Event {
            id: eco_format!("{}{}", source.id, entry.key),
            kind,
            properties: properties.unwrap_or_default(),
            span: entry.key_span,
            source,
            target,
            stage: serverless.stage_of(entry),
        };
        event.note_implicit_api(serverless);
        made.extend(event.resources());
    }
    made
}

impl Event<'_> {
    fn get(&self, property: &str) -> Option<&Entry> {
        self.properties.iter().find(|entry| entry.key == property)
    }

    fn maker(&self) -> Maker {
        Maker(self.span)
    }

    /// Functions that name no API share one.
    fn note_implicit_api(&self, serverless: &mut Serverless<'_>) {
        if self.kind == "Api" && self.get("RestApiId").is_none() {
            serverless.implicit_rest.get_or_insert(self.span);
        }
        if self.kind == "HttpApi" && self.get("ApiId").is_none() {
            serverless.implicit_http.get_or_insert(self.span);
        }
    }

    fn resources(&self) -> Vec<Entry> {
        if POLLED.iter().any(|(polled, _)| *polled == self.kind) {
            return vec![self.mapping()];
        }
        let called_by = |service: &str, rest: Option<Entry>| {
            let permission = self.permission("Permission", service, None);
            rest.into_iter().chain([permission]).collect()
        };
        match self.kind {
            "Api" => {
                let suffix = eco_format!("Permission{}", self.stage);
                vec![self.permission(&suffix, "apigateway.amazonaws.com", None)]
            }
            "HttpApi" => called_by("apigateway.amazonaws.com", None),
            "AlexaSkill" => called_by("alexa-appkit.amazon.com", None),
            "S3" => vec![self.permission("Permission", "s3.amazonaws.com", Some("SourceAccount"))],
            "Cognito" => vec![self.cognito_permission()],
            "IoTRule" => called_by("iot.amazonaws.com", Some(self.topic_rule())),
            "SNS" => called_by("sns.amazonaws.com", Some(self.subscription())),
            "CloudWatchLogs" => called_by("logs.amazonaws.com", Some(self.log_filter())),
            "Schedule" | "CloudWatchEvent" | "EventBridgeRule" => {
                called_by("events.amazonaws.com", Some(self.rule()))
            }
            "ScheduleV2" => self.schedule(),
            _ => Vec::new(),
        }
    }

    fn made(&self, suffix: &str, kind: &str, properties: Vec<Entry>) -> Entry {
        let id = eco_format!("{}{suffix}", self.id);
        self.source.named(id, kind, properties)
    }

    /// The permission of a service to call the function; `account` is the condition that a service
    /// takes whose resources are not in an account's name space.
    fn permission(&self, suffix: &str, service: &str, account: Option<&str>) -> Entry {
        let maker = self.maker();
        let mut properties = vec![
            maker.entry("Action", maker.text("lambda:InvokeFunction")),
            maker.entry("FunctionName", maker.reference(self.target)),
            maker.entry("Principal", maker.text(service)),
        ];
        match account {
            Some(account) => {
                properties.push(maker.entry(account, maker.reference("AWS::AccountId")));
            }
            None => properties.extend(self.source_arn()),
        }
        self.made(suffix, "AWS::Lambda::Permission", properties)
    }

    /// What may call the function, where the event is a resource of its own or names it.
    fn source_arn(&self) -> Option<Entry> {
        let maker = self.maker();
        let arn = match self.kind {
            "SNS" => self.get("Topic")?.value.clone(),
            "AlexaSkill" => {
                return self.get("SkillId").map(|skill| Entry {
                    key: "EventSourceToken".into(),
                    ..skill.clone()
                });
            }
            "Schedule" | "CloudWatchEvent" | "EventBridgeRule" => maker.attribute(&self.id, "Arn"),
            "CloudWatchLogs" => self.log_group_arn()?,
            "Api" | "HttpApi" => self.api_arn(),
            _ => return None,
        };
        Some(maker.entry("SourceArn", arn))
    }

    fn api_arn(&self) -> Node {
        let maker = self.maker();
        let (property, implicit) = match self.kind {
            "Api" => ("RestApiId", "ServerlessRestApi"),
            _ => ("ApiId", "ServerlessHttpApi"),
        };
        let api = match self.get(property) {
            Some(api) => api.value.clone(),
            None => maker.reference(implicit),
        };
        let arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*";
        let names = maker.object([("Api", api)]);
        maker.call("Sub", maker.list(vec![maker.text(arn), names]))
    }

    fn log_group_arn(&self) -> Option<Node> {
        let maker = self.maker();
        let group = self.get("LogGroupName")?.value.clone();
        let arn =
            "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*";
        let names = maker.object([("Group", group)]);
        Some(maker.call("Sub", maker.list(vec![maker.text(arn), names])))
    }

    fn cognito_permission(&self) -> Entry {
        let maker = self.maker();
        let properties = vec![
            maker.entry("Action", maker.text("lambda:InvokeFunction")),
            maker.entry("FunctionName", maker.reference(self.target)),
            maker.entry("Principal", maker.text("cognito-idp.amazonaws.com")),
        ];
        let suffix = "CognitoPermission";
        self.source
            .beside(suffix, "AWS::Lambda::Permission", properties)
    }

    /// What a poll is set up by: the names of the event's properties are its own, but for those of
    /// the source.
    fn mapping(&self) -> Entry {
        let maker = self.maker();
        let renamed = |entry: &Entry| {
            let key = match entry.key.as_str() {
                "Stream" | "Queue" | "Broker" | "Cluster" => "EventSourceArn".into(),
                _ => entry.key.clone(),
            };
            Entry {
                key,
                ..entry.clone()
            }
        };
        let mut properties: Vec<Entry> = self.properties.iter().map(renamed).collect();
        properties.push(maker.entry("FunctionName", maker.reference(self.target)));
        self.made("", "AWS::Lambda::EventSourceMapping", properties)
    }

    fn subscription(&self) -> Entry {
        let maker = self.maker();
        let mut properties = self.named(&[("Topic", "TopicArn"), ("Region", "Region")]);
        properties.extend(self.named(&[
            ("FilterPolicy", "FilterPolicy"),
            ("FilterPolicyScope", "FilterPolicyScope"),
            ("RedrivePolicy", "RedrivePolicy"),
        ]));
        properties.push(maker.entry("Protocol", maker.text("lambda")));
        properties.push(maker.entry("Endpoint", maker.attribute(self.target, "Arn")));
        self.made("", "AWS::SNS::Subscription", properties)
    }

    fn log_filter(&self) -> Entry {
        let maker = self.maker();
        let names = [
            ("LogGroupName", "LogGroupName"),
            ("FilterPattern", "FilterPattern"),
        ];
        let mut properties = self.named(&names);
        properties.push(maker.entry("DestinationArn", maker.attribute(self.target, "Arn")));
        self.made("", "AWS::Logs::SubscriptionFilter", properties)
    }

    fn topic_rule(&self) -> Entry {
        let maker = self.maker();
        let lambda = maker.object([("FunctionArn", maker.attribute(self.target, "Arn"))]);
        let actions = maker.list(vec![maker.object([("Lambda", lambda)])]);
        let names = [("Sql", "Sql"), ("AwsIotSqlVersion", "AwsIotSqlVersion")];
        let mut payload = self.named(&names);
        payload.push(maker.entry("Actions", actions));
        let payload = maker.entry("TopicRulePayload", maker.mapping(payload));
        self.made("", "AWS::IoT::TopicRule", vec![payload])
    }

    fn rule(&self) -> Entry {
        let maker = self.maker();
        let names = [
            ("Description", "Description"),
            ("EventBusName", "EventBusName"),
            ("Name", "Name"),
            ("Pattern", "EventPattern"),
            ("RoleArn", "RoleArn"),
            ("Schedule", "ScheduleExpression"),
            ("State", "State"),
        ];
        let mut properties = self.named(&names);
        let target = maker.object([
            ("Arn", maker.attribute(self.target, "Arn")),
            ("Id", maker.text(eco_format!("{}LambdaTarget", self.id))),
        ]);
        properties.push(maker.entry("Targets", maker.list(vec![target])));
        self.made("", "AWS::Events::Rule", properties)
    }

    /// A schedule of the scheduler takes a role and no permission.
    fn schedule(&self) -> Vec<Entry> {
        let maker = self.maker();
        let role_id = eco_format!("{}Role", self.id);
        let own_role = self.get("RoleArn").is_none();
        let names = [
            ("Description", "Description"),
            ("FlexibleTimeWindow", "FlexibleTimeWindow"),
            ("GroupName", "GroupName"),
            ("KmsKeyArn", "KmsKeyArn"),
            ("Name", "Name"),
            ("ScheduleExpression", "ScheduleExpression"),
            ("State", "State"),
        ];
        let mut properties = self.named(&names);
        let role = match self.get("RoleArn") {
            Some(role) => role.value.clone(),
            None => maker.attribute(&role_id, "Arn"),
        };
        let target = maker.object([
            ("Arn", maker.attribute(self.target, "Arn")),
            ("RoleArn", role),
        ]);
        properties.push(maker.entry("Target", target));
        let mut made = vec![self.made("", "AWS::Scheduler::Schedule", properties)];
        if own_role {
            let name = eco_format!("{}StartExecutionPolicy", self.id);
            let function = maker.attribute(self.target, "Arn");
            let policy = role::allowing(&name, "lambda:InvokeFunction", function, maker);
            let trust = role::trust_in("scheduler.amazonaws.com", maker);
            let properties = vec![
                maker.entry("AssumeRolePolicyDocument", trust),
                maker.entry("Policies", maker.list(vec![policy])),
            ];
            made.push(self.made("Role", "AWS::IAM::Role", properties));
        }
        made
    }

    /// Properties of the event under the names that they have elsewhere.
    fn named(&self, names: &[(&str, &str)]) -> Vec<Entry> {
        let found = names.iter().filter_map(|(property, name)| {
            let entry = self.get(property)?;
            Some(Entry {
                key: (*name).into(),
                ..entry.clone()
            })
        });
        found.collect()
    }
}
