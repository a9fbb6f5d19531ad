//! Queues that events of functions bring along: between a topic and the function, and for what a rule
//! could not deliver.

use ecow::{EcoString, eco_format};

use super::super::nodes::Maker;
use super::Source;
use crate::syntax::tree::{Entry, Node};

/// A queue, with what is allowed to send to it.
pub(super) struct Queue<'q> {
    pub(super) id: EcoString,
    /// The id of the event or rule that it is for.
    pub(super) of: &'q EcoString,
    /// Who sends: `*`, or a service.
    pub(super) principal: Node,
    /// What must be the ARN of the sender's resource.
    pub(super) sender: Node,
}

impl Queue<'_> {
    /// The queue and its policy.
    pub(super) fn generate(self, source: &Source<'_>, maker: Maker) -> [Entry; 2] {
        let arn = maker.attribute(&self.id, "Arn");
        let url = maker.reference(self.id.clone());
        let policy_id = eco_format!("{}QueuePolicy", self.of);
        let policy = policy(self.principal, self.sender, arn, url, maker);
        [
            source.named(self.id, "AWS::SQS::Queue", Vec::new()),
            source.named(policy_id, "AWS::SQS::QueuePolicy", policy),
        ]
    }
}

/// The properties of a queue's policy that lets something send to it.
pub(super) fn policy(
    principal: Node,
    sender: Node,
    queue: Node,
    url: Node,
    maker: Maker,
) -> Vec<Entry> {
    let equals = maker.object([("aws:SourceArn", sender)]);
    let statement = maker.object([
        ("Action", maker.text("sqs:SendMessage")),
        ("Effect", maker.text("Allow")),
        ("Principal", principal),
        ("Resource", queue),
        ("Condition", maker.object([("ArnEquals", equals)])),
    ]);
    let document = maker.object([
        ("Version", maker.text("2012-10-17")),
        ("Statement", maker.list(vec![statement])),
    ]);
    vec![
        maker.entry("PolicyDocument", document),
        maker.entry("Queues", maker.list(vec![url])),
    ]
}
