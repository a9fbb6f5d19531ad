//! Rules and schedules: what starts a function or a state machine for an event or at a time.

use ecow::{EcoString, eco_format};

use super::super::nodes::Maker;
use super::Source;
use super::queues::Queue;
use super::role;
use crate::source::Span;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// What is started.
#[derive(Clone, Copy)]
pub(super) enum Started {
    Function,
    StateMachine,
}

impl Started {
    /// What starting it takes.
    const fn action(self) -> &'static str {
        match self {
            Self::Function => "lambda:InvokeFunction",
            Self::StateMachine => "states:StartExecution",
        }
    }

    /// What the id of a rule's target ends in.
    const fn target_suffix(self) -> &'static str {
        match self {
            Self::Function => "LambdaTarget",
            Self::StateMachine => "StepFunctionsTarget",
        }
    }

    const fn policy_suffix(self) -> &'static str {
        match self {
            Self::Function => "LambdaPolicy",
            Self::StateMachine => "StartExecutionPolicy",
        }
    }
}

/// An event that starts something.
pub(super) struct Starter<'s> {
    pub(super) started: Started,
    /// Its ARN.
    pub(super) arn: Node,
    /// The id of the rule or schedule.
    pub(super) id: &'s EcoString,
    /// The event's properties.
    pub(super) properties: &'s [Entry],
    pub(super) span: Span,
    pub(super) source: &'s Source<'s>,
}

impl Starter<'_> {
    fn get(&self, property: &str) -> Option<&Entry> {
        self.properties.iter().find(|entry| entry.key == property)
    }

    fn maker(&self) -> Maker {
        Maker(self.span)
    }

    /// A rule, which starts it with a role if it is given one, and the queue for what fails.
    pub(super) fn rule(&self, role: Option<Node>) -> Vec<Entry> {
        let maker = self.maker();
        let names = [
            ("Description", "Description"),
            ("EventBusName", "EventBusName"),
            ("Name", "Name"),
            ("Pattern", "EventPattern"),
            ("RuleName", "Name"),
            ("Schedule", "ScheduleExpression"),
            ("State", "State"),
        ];
        let mut properties = renamed(self.properties, &names);
        properties.extend(self.get("Enabled").map(|enabled| Entry {
            key: "State".into(),
            value: maker.text(match enabled.value.kind {
                NodeKind::Bool(false) => "DISABLED",
                _ => "ENABLED",
            }),
            ..enabled.clone()
        }));
        let id = eco_format!("{}{}", self.id, self.started.target_suffix());
        let mut target = vec![
            maker.entry("Arn", self.arn.clone()),
            maker.entry("Id", maker.text(id)),
        ];
        target.extend(role.map(|role| maker.entry("RoleArn", role)));
        target.extend(renamed(self.properties, &TARGET));
        let (dead_letters, mut made) = self.dead_letters(true);
        target.extend(dead_letters);
        let targets = maker.list(vec![maker.mapping(target)]);
        properties.push(maker.entry("Targets", targets));
        made.push(
            self.source
                .named(self.id.clone(), "AWS::Events::Rule", properties),
        );
        made
    }

    /// `DeadLetterConfig` of a target, and the queue for it where it asks for one; a rule's queue has a
    /// policy.
    fn dead_letters(&self, has_policy: bool) -> (Option<Entry>, Vec<Entry>) {
        let Some(config) = self.get("DeadLetterConfig") else {
            return (None, Vec::new());
        };
        let maker = Maker(config.key_span);
        let config_of = |arn: Node| {
            let value = maker.object([("Arn", arn)]);
            Some(Entry {
                value,
                ..config.clone()
            })
        };
        if let Some(arn) = config.value.get("Arn") {
            return (config_of(arn.clone()), Vec::new());
        }
        let named = config.value.get("QueueLogicalId").and_then(Node::as_str);
        let id = named.map_or_else(|| eco_format!("{}Queue", self.id), EcoString::from);
        let arn = maker.attribute(&id, "Arn");
        let queue = Queue {
            id,
            of: self.id,
            principal: maker.object([("Service", maker.text("events.amazonaws.com"))]),
            sender: maker.attribute(self.id, "Arn"),
        };
        let [queue, policy] = queue.generate(self.source, maker);
        let policy = has_policy.then_some(policy);
        (config_of(arn), [queue].into_iter().chain(policy).collect())
    }

    /// A schedule of the scheduler, with the role that it takes unless it names one.
    pub(super) fn schedule(&self) -> Vec<Entry> {
        let maker = self.maker();
        let mut properties = renamed(self.properties, &SCHEDULE);
        if self.get("Name").is_none() && self.get("OmitName").is_none() {
            properties.push(maker.entry("Name", maker.text(self.id.clone())));
        }
        if self.get("FlexibleTimeWindow").is_none() {
            let off = maker.object([("Mode", maker.text("OFF"))]);
            properties.push(maker.entry("FlexibleTimeWindow", off));
        }
        let (dead_letters, mut made) = self.dead_letters(false);
        let role = match self.get("RoleArn") {
            Some(role) => role.value.clone(),
            None => {
                let (arn, role) = self.schedule_role(dead_letters.as_ref());
                made.push(role);
                arn
            }
        };
        let mut target = vec![
            maker.entry("Arn", self.arn.clone()),
            maker.entry("RoleArn", role),
        ];
        target.extend(renamed(self.properties, &TARGET));
        target.extend(dead_letters);
        properties.push(maker.entry("Target", maker.mapping(target)));
        made.push(
            self.source
                .named(self.id.clone(), "AWS::Scheduler::Schedule", properties),
        );
        made
    }

    /// The ARN of a schedule's own role, and the role.
    fn schedule_role(&self, dead_letters: Option<&Entry>) -> (Node, Entry) {
        let maker = self.maker();
        let name = eco_format!("{}{}", self.id, self.started.policy_suffix());
        let mut policies = vec![role::allowing(
            &name,
            self.started.action(),
            self.arn.clone(),
            maker,
        )];
        policies.extend(dead_letters.and_then(|config| {
            let name = eco_format!("{}SQSPolicy", self.id);
            let queue = config.value.get("Arn")?.clone();
            Some(role::allowing(&name, "sqs:SendMessage", queue, maker))
        }));
        let trust = role::trust_in("scheduler.amazonaws.com", maker);
        let mut properties = vec![
            maker.entry("AssumeRolePolicyDocument", trust),
            maker.entry("Policies", maker.list(policies)),
        ];
        properties.extend(self.get("PermissionsBoundary").cloned());
        let id = eco_format!("{}Role", self.id);
        let arn = maker.attribute(&id, "Arn");
        (arn, self.source.named(id, "AWS::IAM::Role", properties))
    }
}

/// What a target has of an event under the same name.
const TARGET: [(&str, &str); 4] = [
    ("Input", "Input"),
    ("InputPath", "InputPath"),
    ("InputTransformer", "InputTransformer"),
    ("RetryPolicy", "RetryPolicy"),
];

/// What a schedule has of an event.
const SCHEDULE: [(&str, &str); 10] = [
    ("Description", "Description"),
    ("EndDate", "EndDate"),
    ("FlexibleTimeWindow", "FlexibleTimeWindow"),
    ("GroupName", "GroupName"),
    ("KmsKeyArn", "KmsKeyArn"),
    ("Name", "Name"),
    ("ScheduleExpression", "ScheduleExpression"),
    ("ScheduleExpressionTimezone", "ScheduleExpressionTimezone"),
    ("StartDate", "StartDate"),
    ("State", "State"),
];

/// Properties of an event under the names that they have elsewhere.
pub(super) fn renamed(properties: &[Entry], names: &[(&str, &str)]) -> Vec<Entry> {
    let found = names.iter().filter_map(|(property, name)| {
        let entry = properties.iter().find(|entry| entry.key == *property)?;
        Some(Entry {
            key: (*name).into(),
            ..entry.clone()
        })
    });
    found.collect()
}
