//! Dynamic references: `{{resolve:ssm:/path}}`, which CloudFormation replaces on deployment.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>

use std::sync::Arc;

use ecow::{EcoString, eco_format};

use crate::value::{Data, Reason, ReasonKind, Reference, Shape, TemplatePart, Unknown, Value};

const OPENING: &str = "{{resolve:";
const CLOSING: &str = "}}";

/// A text as the value that it will have: the text, or an unknown whose known parts are kept where
/// there are dynamic references in it.
pub(super) fn text(text: EcoString) -> Value {
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    let mut reason = None;
    let mut references = Vec::new();
    while let Some((before, reference, after)) = next_reference(rest) {
        if !before.is_empty() {
            parts.push(TemplatePart::Text(before.into()));
        }
        let service = reference.split(':').next().unwrap_or_default();
        let why = Reason::new(
            ReasonKind::Runtime,
            eco_format!("it is read from {service} when the stack is deployed"),
        );
        parts.push(TemplatePart::Unknown(Value::unknown(why.clone())));
        reason.get_or_insert(why);
        references.push(stored(reference));
        rest = after;
    }
    let Some(reason) = reason else {
        return Value::string(text);
    };
    if !rest.is_empty() {
        parts.push(TemplatePart::Text(rest.into()));
    }
    let unknown = Unknown {
        not_null: true,
        references,
        shape: Some(Shape::Template(Arc::new(parts))),
        ..Unknown::because(reason)
    };
    Value::new(Data::Unknown(Arc::new(unknown)))
}

/// What is stored outside of all templates: `ssm:/path:1`. No resource has such an address.
pub(super) fn stored(reference: &str) -> Reference {
    Reference::new(reference, "")
}

/// What is before the next reference, the reference without its marks, and what is behind it.
fn next_reference(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(OPENING)?;
    let (reference, after) = rest.split_once(CLOSING)?;
    Some((before, reference, after))
}
