//! Values that cannot be known without running anything: why, and what is known all the same.

use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashSet;

use super::walk::walk;
use super::{Data, Map, Value};

/// Everything that is known of an unknown value.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Why it is unknown.
    pub reason: Reason,
    /// The one attribute that it is the value of, exactly: `aws_s3_bucket.b.id`, `!GetAtt B.Arn`.
    /// Two unknowns that stand for the same attribute are equal.
    pub stands_for: Option<Reference>,
    /// All resources that went into it, itself included: those of the parts of a template, of the
    /// arguments of a function.
    pub references: Vec<Reference>,
    /// Whether it is certain not to be null: a template's result is, a variable's value is not.
    pub not_null: bool,
    /// Whether that is only counted on, as an attribute is that code refers to: Terraform itself may
    /// find it to be null.
    pub counted_on: bool,
    /// What is known of its form.
    pub shape: Option<Shape>,
}

/// What is known of an unknown text.
#[derive(Clone, Debug)]
pub enum Shape {
    /// It is JSON or YAML, and this is what it decodes to, with unknown parts: `jsonencode({ a = x })`.
    Json(Value),
    /// It is an object, and these are the entries that are known; all others are not.
    Object(Arc<Map>),
    /// It is a list, and holds at least these; how many others, and where, is open.
    Items(Arc<Vec<Value>>),
    /// Known text with unknown parts in between: `"arn:aws:s3:::${x}/*"`.
    Template(Arc<Vec<TemplatePart>>),
    /// It is one of two values.
    Choice(Arc<Choice>),
    /// It is this text, or the number or truth value that this text spells in the one way in which
    /// Terraform writes it: which of them, only a schema says.
    Spelling(EcoString),
}

/// A value that hangs on a decision: CloudFormation's `Fn::If` with a condition that is open.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it hangs on.
    pub decision: Decision,
    /// The value where the decision is yes; `None` where there is then none, not even null.
    pub yes: Option<Value>,
    /// The value where it is no.
    pub no: Option<Value>,
}

/// A question that is open, and has one answer in all of a unit: the number of a formula in the
/// unit's `Decisions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decision(pub u32);

/// A piece of a text that is known in part.
#[derive(Clone, Debug)]
pub enum TemplatePart {
    /// Known.
    Text(EcoString),
    /// Unknown, possibly empty.
    Unknown(Value),
}

/// An attribute of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The resource's full address within its unit, as [`crate::resource::Resource::address`] has
    /// it. `…[*]` at its end stands for all of its instances.
    pub address: EcoString,
    /// The attribute path behind it, `arn`, `ebs_block_device[0].volume_id`; empty for the whole.
    pub attribute: EcoString,
}

/// Why a value is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The kind, for counting and for machines.
    pub kind: ReasonKind,
    /// One clause without a full stop, for people: `var.office has no default and no value is given`.
    pub text: EcoString,
}

/// The kinds of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReasonKind {
    /// A variable or parameter without a value.
    Input,
    /// An attribute that only the provider knows, after apply.
    Computed,
    /// Depends on where or when it is run: `timestamp()`, `AWS::AccountId`.
    Runtime,
    /// A module, file or stack that is not there or may not be read.
    Missing,
    /// Something that we do not evaluate.
    Unsupported,
    /// A bound was reached.
    Bound,
    /// The expression is wrong: the text of the error.
    Error,
}

impl ReasonKind {
    /// Its name in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Computed => "computed",
            Self::Runtime => "runtime",
            Self::Missing => "missing",
            Self::Unsupported => "unsupported",
            Self::Bound => "bound",
            Self::Error => "error",
        }
    }
}

impl Reason {
    /// A reason of a kind.
    pub fn new(kind: ReasonKind, text: impl Into<EcoString>) -> Self {
        Self {
            kind,
            text: text.into(),
        }
    }
}

impl Reference {
    /// An attribute of a resource.
    pub fn new(address: impl Into<EcoString>, attribute: impl Into<EcoString>) -> Self {
        Self {
            address: address.into(),
            attribute: attribute.into(),
        }
    }

    /// Whether it is certain not to be null: the resource itself, or what every resource has.
    pub fn is_always_there(&self) -> bool {
        matches!(&*self.attribute, "" | "id" | "arn")
    }
}

impl Unknown {
    /// Unknown, and nothing more is known.
    pub const fn because(reason: Reason) -> Self {
        Self {
            reason,
            stands_for: None,
            references: Vec::new(),
            not_null: false,
            counted_on: false,
            shape: None,
        }
    }

    /// The value of an attribute that only the provider knows. It is taken not to be null: code
    /// that refers to an attribute of a resource counts on its having one.
    pub fn attribute(reference: Reference) -> Self {
        let text = if reference.attribute.is_empty() {
            ecow::eco_format!("{} is known only after apply", reference.address)
        } else {
            ecow::eco_format!(
                "{}.{} is known only after apply",
                reference.address,
                reference.attribute
            )
        };
        Self {
            reason: Reason::new(ReasonKind::Computed, text),
            stands_for: Some(reference.clone()),
            counted_on: !reference.is_always_there(),
            references: vec![reference],
            not_null: true,
            shape: None,
        }
    }

    /// What is made of unknown things: the reason of the first of them, the references of all.
    /// `None` where none of the values is unknown.
    pub fn derived<'a>(from: impl IntoIterator<Item = &'a Value>) -> Option<Self> {
        let mut result: Option<Self> = None;
        let mut seen: FxHashSet<&'a Reference> = FxHashSet::default();
        let mut add = |unknown: &'a Self| {
            let all = result.get_or_insert_with(|| Self::because(unknown.reason.clone()));
            let new = unknown.references.iter().filter(|it| seen.insert(it));
            all.references.extend(new.cloned());
        };
        for value in from {
            match &value.data {
                Data::Unknown(unknown) => add(unknown),
                Data::Sequence(..) | Data::Object(..) => {
                    let ControlFlow::Continue(()) = walk(value, |value| {
                        if let Some(unknown) = value.as_unknown() {
                            add(unknown);
                        }
                        ControlFlow::<Infallible>::Continue(())
                    });
                }
                _ => {}
            }
        }
        if let Some(unknown) = &mut result {
            unknown.references.shrink_to_fit();
        }
        result
    }

    /// The elements that it is certain to hold, if it is a list of which that is known.
    pub fn certain_items(&self) -> Option<&[Value]> {
        match &self.shape {
            Some(Shape::Items(items)) => Some(items),
            _ => None,
        }
    }

    /// A value whose type hangs on a schema, and what it is spelled as.
    pub fn spelled(text: impl Into<EcoString>) -> Self {
        let reason = "only the provider's schema says whether it is a text";
        Self {
            not_null: true,
            shape: Some(Shape::Spelling(text.into())),
            ..Self::because(Reason::new(ReasonKind::Unsupported, reason))
        }
    }

    /// The text that it is or that spells what it is, if that is known.
    pub fn spelling(&self) -> Option<&EcoString> {
        match &self.shape {
            Some(Shape::Spelling(text)) => Some(text),
            _ => None,
        }
    }

    /// A list or a set of which only a schema says which of them it is, where the order matters: it is
    /// certain to hold these.
    pub fn ordered_by_schema(items: Arc<Vec<Value>>) -> Self {
        let reason =
            "only the provider's schema says whether it is a set, which has an order of its own";
        let derived = Self::derived(items.iter());
        Self {
            not_null: true,
            references: derived.map_or_else(Vec::new, |it| it.references),
            shape: Some(Shape::Items(items)),
            ..Self::because(Reason::new(ReasonKind::Unsupported, reason))
        }
    }

    /// Whether it is certain not to be null also where Terraform itself asks: it is not only counted on.
    pub const fn is_never_null(&self) -> bool {
        self.not_null && !self.counted_on
    }

    /// The two values that it may be, if it is known to be one of two.
    pub fn choice(&self) -> Option<&Choice> {
        match &self.shape {
            Some(Shape::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    /// Whether both are known to be the value of the same attribute of the same resource.
    pub fn stands_for_same_as(&self, other: &Self) -> bool {
        // `[*]` stands for many instances: two of them need not be the same one.
        let single = |reference: &Reference| !reference.address.contains("[*]");
        matches!((&self.stands_for, &other.stands_for), (Some(a), Some(b)) if a == b && single(a))
    }

    /// Whether it could turn out to be this text, by what is known of its form.
    pub fn can_be(&self, text: &str) -> bool {
        let parts = match &self.shape {
            Some(Shape::Template(parts)) => parts,
            Some(Shape::Choice(choice)) => {
                let might = |value: &Value| match &value.data {
                    Data::Unknown(unknown) => unknown.can_be(text),
                    Data::String(known) => known == text,
                    _ => true,
                };
                return [&choice.yes, &choice.no].into_iter().flatten().any(might);
            }
            Some(Shape::Spelling(spelling)) => return spelling == text,
            Some(Shape::Json(_)) => return !text.is_empty(),
            _ => return true,
        };
        let begins = match parts.first() {
            Some(TemplatePart::Text(prefix)) => text.starts_with(prefix.as_str()),
            _ => true,
        };
        let ends = match parts.last() {
            Some(TemplatePart::Text(suffix)) => text.ends_with(suffix.as_str()),
            _ => true,
        };
        begins && ends
    }
}
