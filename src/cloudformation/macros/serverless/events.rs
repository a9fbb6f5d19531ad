//! `Events` of functions: what brings them about, and the permission to call the function.
//!
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html>

use ecow::{EcoString, eco_format};

use super::super::nodes::Maker;
use super::queues::{self, Queue};
use super::schedules::{self, Started, Starter};
use super::{Serverless, Source};
use crate::source::Span;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// The type of what a function polls by.
const POLL: &str = "AWS::Lambda::EventSourceMapping";

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
    let has_queue = |event: &Entry| {
        let properties = event.value.get("Properties");
        let way = properties.and_then(|it| it.get("SqsSubscription"));
        event.value.get("Type").and_then(Node::as_str) == Some("SNS")
            && way.is_some_and(asks_for_queue)
    };
    if declared(source).any(has_queue) {
        policies.push("AWSLambdaSQSQueueExecutionRole");
    }
    policies.sort_unstable();
    policies.dedup();
    policies
}

fn declared<'e>(source: &'e Source<'_>) -> impl Iterator<Item = &'e Entry> {
    let events = source.get("Events").and_then(Node::as_mapping);
    events.unwrap_or_default().iter()
}

/// Whether a topic is to send to a queue: an existing one, or one that is made for it.
fn asks_for_queue(subscription: &Node) -> bool {
    match &subscription.kind {
        NodeKind::Bool(asked) => *asked,
        NodeKind::Mapping(_) => true,
        _ => false,
    }
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
        serverless.implicit.note(entry, source.resource);
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

    /// The ARN of what is called. A reference to an alias is its ARN.
    fn target_arn(&self) -> Node {
        let maker = self.maker();
        match self.target == self.source.id {
            true => maker.attribute(self.target, "Arn"),
            false => maker.reference(self.target),
        }
    }

    fn resources(&self) -> Vec<Entry> {
        if POLLED.iter().any(|(polled, _)| *polled == self.kind) {
            return vec![self.mapping()];
        }
        let called_by = |service: &str, mut rest: Vec<Entry>| {
            rest.push(self.permission("Permission", service, None));
            rest
        };
        match self.kind {
            "Api" => {
                let suffix = eco_format!("Permission{}", self.stage);
                vec![self.permission(&suffix, "apigateway.amazonaws.com", None)]
            }
            "HttpApi" => called_by("apigateway.amazonaws.com", Vec::new()),
            "AlexaSkill" => called_by("alexa-appkit.amazon.com", Vec::new()),
            "S3" => vec![self.permission("Permission", "s3.amazonaws.com", Some("SourceAccount"))],
            "Cognito" => vec![self.cognito_permission()],
            "IoTRule" => called_by("iot.amazonaws.com", vec![self.topic_rule()]),
            "SNS" => self.topic(),
            "CloudWatchLogs" => called_by("logs.amazonaws.com", vec![self.log_filter()]),
            "Schedule" | "CloudWatchEvent" | "EventBridgeRule" => {
                called_by("events.amazonaws.com", self.starter().rule(None))
            }
            "ScheduleV2" => self.starter().schedule(),
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
        self.made("", POLL, properties)
    }

    /// A topic calls the function, or sends to a queue that the function polls.
    fn topic(&self) -> Vec<Entry> {
        let maker = self.maker();
        let Some(way) = self
            .get("SqsSubscription")
            .filter(|it| asks_for_queue(&it.value))
        else {
            let permission = self.permission("Permission", "sns.amazonaws.com", None);
            return vec![self.subscription("lambda", self.target_arn()), permission];
        };
        let topic = self.get("Topic").map(|topic| topic.value.clone());
        let topic = topic.unwrap_or_else(|| maker.reference("AWS::NoValue"));
        let part = |name: &str| way.value.get(name).cloned();
        let mut made = Vec::new();
        let queue = match part("QueueArn") {
            Some(queue) => {
                let id = way.value.get("QueuePolicyLogicalId").and_then(Node::as_str);
                let url = part("QueueUrl").unwrap_or_else(|| maker.reference("AWS::NoValue"));
                let policy = queues::policy(maker.text("*"), topic, queue.clone(), url, maker);
                let own = eco_format!("{}QueuePolicy", self.id);
                let id = id.map_or(own, EcoString::from);
                made.push(self.source.named(id, "AWS::SQS::QueuePolicy", policy));
                queue
            }
            None => {
                let id = eco_format!("{}Queue", self.id);
                let arn = maker.attribute(&id, "Arn");
                let queue = Queue {
                    id,
                    of: &self.id,
                    principal: maker.text("*"),
                    sender: topic,
                };
                made.extend(queue.generate(self.source, maker));
                arn
            }
        };
        let size = part("BatchSize").unwrap_or_else(|| maker.number(10));
        let poll = vec![
            maker.entry("BatchSize", size),
            maker.entry("Enabled", maker.bool(true)),
            maker.entry("EventSourceArn", queue.clone()),
            maker.entry("FunctionName", maker.reference(self.target)),
        ];
        made.push(self.made("EventSourceMapping", POLL, poll));
        made.push(self.subscription("sqs", queue));
        made
    }

    fn subscription(&self, protocol: &str, endpoint: Node) -> Entry {
        let maker = self.maker();
        let mut properties = self.named(&[
            ("FilterPolicy", "FilterPolicy"),
            ("FilterPolicyScope", "FilterPolicyScope"),
            ("RedrivePolicy", "RedrivePolicy"),
            ("Region", "Region"),
            ("Topic", "TopicArn"),
        ]);
        properties.push(maker.entry("Protocol", maker.text(protocol)));
        properties.push(maker.entry("Endpoint", endpoint));
        self.made("", "AWS::SNS::Subscription", properties)
    }

    fn log_filter(&self) -> Entry {
        let maker = self.maker();
        let names = [
            ("LogGroupName", "LogGroupName"),
            ("FilterPattern", "FilterPattern"),
        ];
        let mut properties = self.named(&names);
        properties.push(maker.entry("DestinationArn", self.target_arn()));
        self.made("", "AWS::Logs::SubscriptionFilter", properties)
    }

    fn topic_rule(&self) -> Entry {
        let maker = self.maker();
        let lambda = maker.object([("FunctionArn", self.target_arn())]);
        let actions = maker.list(vec![maker.object([("Lambda", lambda)])]);
        let names = [("Sql", "Sql"), ("AwsIotSqlVersion", "AwsIotSqlVersion")];
        let mut payload = self.named(&names);
        payload.push(maker.entry("Actions", actions));
        let payload = maker.entry("TopicRulePayload", maker.mapping(payload));
        self.made("", "AWS::IoT::TopicRule", vec![payload])
    }

    /// What starts the function as a rule or schedule.
    fn starter(&self) -> Starter<'_> {
        Starter {
            started: Started::Function,
            arn: self.target_arn(),
            id: &self.id,
            properties: self.properties,
            span: self.span,
            source: self.source,
        }
    }

    /// Properties of the event under the names that they have elsewhere.
    fn named(&self, names: &[(&str, &str)]) -> Vec<Entry> {
        schedules::renamed(self.properties, names)
    }
}
