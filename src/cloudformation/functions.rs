//! The intrinsic functions, by family.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

mod list;
mod logic;
mod reference;
mod text;
pub(super) mod ways;

use ecow::EcoString;

use super::evaluator::Evaluator;
use super::fault::{Answer, Fault};
use crate::source::Span;
use crate::syntax::tree::{Node, NodeKind};
use crate::value::{Data, Unknown, Value};

/// A use of a function.
pub(super) struct Call<'t> {
    /// The name in its long form.
    pub(super) name: &'t str,
    /// What it is given.
    argument: &'t Node,
    /// Whether the argument's tag is the function's own name.
    tagged: bool,
    /// The whole use.
    pub(super) span: Span,
}

/// What a function does.
pub(super) type Body = for<'t> fn(&mut Evaluator<'t>, &Call<'t>) -> Answer;

/// Name in its long form, and body. The short form is the name without `Fn::`.
const FUNCTIONS: &[(&str, Body)] = &[
    ("Condition", logic::condition),
    ("Fn::And", logic::and),
    ("Fn::Base64", text::base64),
    ("Fn::Cidr", list::cidr),
    ("Fn::Equals", logic::equals),
    ("Fn::FindInMap", list::find_in_map),
    ("Fn::GetAZs", reference::get_azs),
    ("Fn::GetAtt", reference::get_att),
    ("Fn::If", logic::if_),
    ("Fn::ImportValue", reference::import_value),
    ("Fn::Join", text::join),
    ("Fn::Length", list::length),
    ("Fn::Not", logic::not),
    ("Fn::Or", logic::or),
    ("Fn::Select", list::select),
    ("Fn::Split", list::split),
    ("Fn::Sub", text::sub),
    ("Fn::ToJsonString", text::to_json_string),
    ("Fn::Transform", reference::transform),
    ("Ref", reference::ref_),
];

/// The function of this name, long or short.
pub(super) fn find(name: &str) -> Option<Body> {
    let (_, body) = FUNCTIONS.iter().find(|(long, _)| {
        *long == name || long.strip_prefix("Fn::").is_some_and(|short| short == name)
    })?;
    Some(*body)
}

impl<'t> Call<'t> {
    /// The use of a function that a node is, if it is one.
    pub(super) fn of(node: &'t Node) -> Option<Self> {
        match &node.tag {
            Some(tag) => Some(Self {
                name: tag,
                argument: node,
                tagged: true,
                span: node.span,
            }),
            None => Self::long_form(node),
        }
    }

    /// `{ Fn::Name: … }`, `{ Ref: … }`, and what the package tool `rain` adds to them. `{ Condition: … }` is
    /// not among them: outside of conditions it is an ordinary object, as in an IAM policy.
    pub(super) fn long_form(node: &'t Node) -> Option<Self> {
        let [entry] = node.as_mapping()? else {
            return None;
        };
        let name = entry.key.as_str();
        let is_function = name == "Ref" || name.starts_with("Fn::") || name.starts_with("Rain::");
        (is_function && !name.starts_with("Fn::ForEach")).then_some(Self {
            name,
            argument: &entry.value,
            tagged: false,
            span: node.span,
        })
    }

    /// Whether its result is one of the values that stand in it.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self.name, "If" | "Fn::If")
    }

    /// A fault in this use.
    fn wrong(&self, message: impl std::fmt::Display) -> Fault {
        Fault::wrong(format!("{}: {message}", self.name), self.span)
    }

    /// The argument as it stands, unless it is a use of a function itself.
    fn literal(&self) -> Option<&'t NodeKind> {
        let bare = self.tagged || self.argument.tag.is_none();
        (bare && Call::long_form(self.argument).is_none()).then_some(&self.argument.kind)
    }

    /// The argument as a text that stands there.
    fn name_argument(&self) -> Result<&'t str, Fault> {
        match self.literal() {
            Some(NodeKind::String(text)) => Ok(text),
            _ => Err(self.wrong("expected a name")),
        }
    }

    /// The argument as a list that stands there, of a number of elements.
    fn items(&self, least: usize, most: usize) -> Result<&'t [Node], Fault> {
        match self.literal() {
            Some(NodeKind::Sequence(items)) if (least..=most).contains(&items.len()) => Ok(items),
            Some(NodeKind::Sequence(items)) if least == most => {
                Err(self.wrong(format!("takes {least} values, {} given", items.len())))
            }
            Some(NodeKind::Sequence(items)) => Err(self.wrong(format!(
                "takes {least} to {most} values, {} given",
                items.len()
            ))),
            _ => Err(self.wrong("expected a list")),
        }
    }

    /// The argument's value. `AWS::NoValue` is null there.
    fn value(&self, evaluator: &mut Evaluator<'t>) -> Value {
        if self.tagged {
            evaluator.content(self.argument).unwrap_or_default()
        } else {
            evaluator.argument(self.argument)
        }
    }
}

/// An unknown made of unknown things, certain not to be null; `None` where all is known.
fn derived<'v>(from: impl IntoIterator<Item = &'v Value>) -> Option<Value> {
    let unknown = Unknown {
        not_null: true,
        ..Unknown::derived(from)?
    };
    Some(Value::new(Data::Unknown(unknown.into())))
}

/// A scalar as CloudFormation makes text of it; `None` for null and everything else.
pub(super) fn scalar_text(value: &Value) -> Option<EcoString> {
    match &value.data {
        Data::String(text) => Some(text.clone()),
        Data::Bool(value) => Some(ecow::eco_format!("{value}")),
        Data::Number(number) => Some(ecow::eco_format!("{number}")),
        _ => None,
    }
}

/// A whole number, also as text.
fn whole_number(value: &Value) -> Option<i64> {
    match &value.data {
        Data::Number(number) => number.as_i64(),
        Data::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}
