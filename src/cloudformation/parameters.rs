//! Parameters: what a template declares, and what values for them are given from outside.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>

use std::collections::BTreeMap;

use ecow::{EcoString, eco_format};

use super::dynamic;
use super::functions::{scalar_text, ways};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile};
use crate::syntax::tree::{Entry, Node, NodeKind, place};
use crate::value::{Data, HopKind, Number, Origin, Reason, ReasonKind, Reference, Unknown, Value};

/// What the types of parameters begin with that are read from the SSM parameter store.
const STORED: &str = "AWS::SSM::Parameter::Value<";

/// What leaves a value to the stack that is deployed already.
const PREVIOUS: &str = "UsePreviousValue";

/// A value that is given for a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The value as text; of a list, the elements with commas between them. `None` where the file has
    /// the name and not the value: it leaves that to the stack that is deployed already, or is no value.
    pub value: Option<EcoString>,
    /// Where it is written; `None` for the command line.
    pub place: Option<Place>,
}

/// Reads a file of parameters in any of its forms: the command line's
/// `[{"ParameterKey": …, "ParameterValue": …}]`, its `["Name=Value"]`, a map of names and values, and such
/// a map under `Parameters`. What is not of these forms is told, and its value is not known if it has a name.
pub fn read(root: &Node, file: &SourceFile) -> (BTreeMap<EcoString, Given>, Vec<Diagnostic>) {
    let mut given = BTreeMap::new();
    let mut diagnostics = Vec::new();
    match &root.kind {
        NodeKind::Sequence(items) => {
            for item in items {
                let place = place::element(item, file);
                match listed(item, file) {
                    Some((name, value)) => {
                        if value.value.is_none() && !uses_previous(item) {
                            diagnostics.push(malformed(VALUE, place));
                        }
                        given.insert(name, value);
                    }
                    None => diagnostics.push(malformed(
                        "expected an object with ParameterKey and ParameterValue, or Name=Value",
                        place,
                    )),
                }
            }
        }
        NodeKind::Mapping(_) => {
            let map = root
                .get("Parameters")
                .filter(|node| node.as_mapping().is_some())
                .unwrap_or(root);
            for entry in map.as_mapping().unwrap_or_default() {
                let value = Given::of(entry, file);
                if value.value.is_none() {
                    diagnostics.push(malformed(VALUE, place::entry(entry, file)));
                }
                given.insert(entry.key.clone(), value);
            }
        }
        _ => diagnostics.push(malformed(
            "expected a list or a map of parameters",
            place::element(root, file),
        )),
    }
    (given, diagnostics)
}

/// What a value may be.
const VALUE: &str = "expected a text, a number, a truth value or a list of these";

fn malformed(message: &str, place: Place) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::Evaluation, message, place)
}

impl Given {
    fn of(entry: &Entry, file: &SourceFile) -> Self {
        Self {
            value: plain_text(&entry.value, file),
            place: Some(place::entry(entry, file)),
        }
    }
}

fn uses_previous(item: &Node) -> bool {
    item.get(PREVIOUS).is_some() && item.get("ParameterValue").is_none()
}

/// Name and value in an element of the command line's form.
fn listed(item: &Node, file: &SourceFile) -> Option<(EcoString, Given)> {
    if let Some((name, value)) = item.as_str().and_then(|text| text.split_once('=')) {
        let given = Given {
            value: Some(value.into()),
            place: Some(place::element(item, file)),
        };
        return Some((name.trim().into(), given));
    }
    let name = item.get("ParameterKey")?.as_str()?;
    let given = match item.entry("ParameterValue") {
        Some(entry) => Given::of(entry, file),
        None => Given {
            value: None,
            place: Some(place::entry(item.entry(PREVIOUS)?, file)),
        },
    };
    Some((name.into(), given))
}

/// A parameter that a template declares.
#[derive(Clone, Copy)]
pub(super) struct Parameter<'p> {
    pub(super) entry: &'p Entry,
    pub(super) file: &'p SourceFile,
    /// What the addresses of its stack begin with.
    pub(super) prefix: &'p str,
}

impl Parameter<'_> {
    fn kind(&self) -> &str {
        let kind = self.entry.value.get("Type").and_then(Node::as_str);
        kind.unwrap_or("String")
    }

    /// Whether its value is a secret, which nothing may show.
    pub(super) fn is_secret(&self) -> bool {
        match self.entry.value.get("NoEcho").map(|it| &it.kind) {
            Some(NodeKind::Bool(value)) => *value,
            Some(NodeKind::String(text)) => text.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }

    /// Whether it has several values at once.
    pub(super) fn is_list(&self) -> bool {
        is_list(self.kind())
    }

    /// The texts that it may be; empty where anything is allowed. Those of a list are for its elements,
    /// and those of what is stored in SSM for where it is.
    pub(super) fn allowed_values(&self) -> Vec<EcoString> {
        if self.is_list() || self.kind().starts_with(STORED) {
            return Vec::new();
        }
        let allowed = self.entry.value.get("AllowedValues");
        let allowed = allowed.and_then(Node::as_sequence).unwrap_or_default();
        let texts = allowed.iter();
        texts
            .filter_map(|value| plain_text(value, self.file))
            .collect()
    }

    /// The value that a text is to it.
    pub(super) fn of_text(&self, text: EcoString, origin: &Origin) -> Value {
        typed(text, self.kind(), origin).with_origin(origin.clone())
    }

    /// What is shown in the place of a secret.
    pub(super) fn masked(&self, value: &Value) -> Value {
        let name = &self.entry.key;
        let reason = eco_format!("the value of parameter {name} is not shown, as NoEcho asks for");
        let unknown = self.unknown(Reason::new(ReasonKind::Input, reason));
        Value::new(Data::Unknown(unknown.into())).with_origin(value.origin.clone())
    }

    /// The value where another template gives it one, which may be the default in some ways of the
    /// conditions that it hangs on.
    pub(super) fn of_argument(&self, argument: Option<&Value>) -> Value {
        let Some(argument) = argument else {
            return self.value(None);
        };
        let unknown = argument.as_unknown();
        let Some((unknown, choice)) = unknown.and_then(|it| Some((it, it.choice()?))) else {
            return self.of_value(argument);
        };
        let yes = self.of_argument(choice.yes.as_ref());
        let no = self.of_argument(choice.no.as_ref());
        let origin = argument.origin.clone();
        ways::both(choice.decision, &unknown.reason, yes, no)
            .with_origin(origin.behind(HopKind::Variable, self.entry.key.clone()))
    }

    /// A value as the text that CloudFormation makes of it.
    fn of_value(&self, argument: &Value) -> Value {
        let origin = argument.origin.clone();
        let origin = origin.behind(HopKind::Variable, self.entry.key.clone());
        let text = match argument.as_items() {
            Some(items) => {
                let texts: Option<Vec<EcoString>> = items.iter().map(scalar_text).collect();
                texts.map(|texts| texts.join(",").into())
            }
            None => scalar_text(argument),
        };
        match text {
            Some(text) if self.kind().starts_with(STORED) => self.stored(Some(text), origin),
            Some(text) => typed(text, self.kind(), &origin).with_origin(origin),
            None => argument.clone().with_origin(origin),
        }
    }

    /// A value that CloudFormation reads from the SSM parameter store: unknown, but not where from.
    fn stored(&self, path: Option<EcoString>, origin: Origin) -> Value {
        let name = &self.entry.key;
        let reason = eco_format!("parameter {name} is read from SSM when the stack is deployed");
        let references = path.map(|path| dynamic::stored(&eco_format!("ssm:{path}")));
        let unknown = Unknown {
            references: references.into_iter().collect(),
            ..self.unknown(Reason::new(ReasonKind::Runtime, reason))
        };
        Value::new(Data::Unknown(unknown.into())).with_origin(origin)
    }

    /// Unknown, but the same wherever this parameter is referred to.
    fn unknown(&self, reason: Reason) -> Unknown {
        let address = eco_format!("{}{}", self.prefix, self.entry.key);
        Unknown {
            stands_for: Some(Reference::new(address, "")),
            not_null: true,
            ..Unknown::because(reason)
        }
    }

    /// The value that it has within the template: the given one, or the default, or unknown.
    pub(super) fn value(&self, given: Option<&Given>) -> Value {
        let name = &self.entry.key;
        let declared = Origin::at(Place::new(self.file.id, self.entry.key_span));
        let default = self.entry.value.entry("Default");
        let (text, origin) = match (given, default) {
            (Some(given), _) => (given.value.clone(), given_origin(given, name)),
            (None, Some(default)) => {
                let origin = Origin::at(place::entry(default, self.file));
                let text = plain_text(&default.value, self.file);
                (text, origin.behind(HopKind::Variable, name.clone()))
            }
            (None, None) => (None, declared.behind(HopKind::Variable, name.clone())),
        };
        if self.kind().starts_with(STORED) {
            return self.stored(text, origin);
        }
        let Some(text) = text else {
            let reason = match given {
                Some(_) => eco_format!("parameter {name} is given no value that is written"),
                None => eco_format!("parameter {name} has no default and no value is given"),
            };
            let unknown = self.unknown(Reason::new(ReasonKind::Input, reason));
            return Value::new(Data::Unknown(unknown.into())).with_origin(origin);
        };
        typed(text, self.kind(), &origin).with_origin(origin)
    }
}

fn given_origin(given: &Given, name: &EcoString) -> Origin {
    match given.place {
        Some(place) => Origin::at(place).behind(HopKind::ValuesFile, name.clone()),
        None => Origin::NONE.behind(HopKind::CommandLine, name.clone()),
    }
}

fn is_list(kind: &str) -> bool {
    kind == "CommaDelimitedList" || kind.starts_with("List<")
}

fn typed(text: EcoString, kind: &str, origin: &Origin) -> Value {
    if is_list(kind) {
        let element = kind
            .strip_prefix("List<")
            .and_then(|rest| rest.strip_suffix('>'))
            .unwrap_or("String");
        let items = text
            .split(',')
            .map(|item| typed(item.trim().into(), element, origin).with_origin(origin.clone()));
        return Value::tuple(items.collect());
    }
    match Number::parse(&text) {
        // A reference gives the text that was given, so that 010 is not 10.
        Some(number) if kind == "Number" && number.to_string() == text => number.into(),
        _ => dynamic::text(text),
    }
}

/// A scalar as CloudFormation turns it into text, and a list of scalars with commas; `None` for
/// anything else.
pub(super) fn plain_text(node: &Node, file: &SourceFile) -> Option<EcoString> {
    Some(match &node.kind {
        NodeKind::String(text) => text.clone(),
        NodeKind::Bool(value) => eco_format!("{value}"),
        NodeKind::Number(number) => {
            let text = eco_format!("{number}");
            // A float stays one: of 1.10 there is 1.1 left, and of 1.0 it is 1.0.
            let written = file.text.get(node.span.range()).unwrap_or_default();
            match written.contains('.') && !text.contains('.') {
                true => eco_format!("{text}.0"),
                false => text,
            }
        }
        NodeKind::Sequence(items) => {
            let text = |item: &Node| match item.kind {
                NodeKind::Sequence(_) => None,
                _ => plain_text(item, file),
            };
            let texts: Option<Vec<EcoString>> = items.iter().map(text).collect();
            texts?.join(",").into()
        }
        NodeKind::Null | NodeKind::Mapping(_) => return None,
    })
}
