//! Parameters: what a template declares, and what values for them are given from outside.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>

use std::collections::BTreeMap;

use ecow::{EcoString, eco_format};

use super::dynamic;
use super::functions::scalar_text;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile};
use crate::syntax::tree::{Entry, Node, NodeKind, place};
use crate::value::{Data, HopKind, Number, Origin, Reason, ReasonKind, Reference, Unknown, Value};

/// What the types of parameters begin with that are read from the SSM parameter store.
const STORED: &str = "AWS::SSM::Parameter::Value<";

/// A value that is given for a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The value as text; of a list, the elements with commas between them.
    pub value: EcoString,
    /// Where it is written; `None` for the command line.
    pub place: Option<Place>,
}

/// Reads a file of parameters in any of its forms: the command line's
/// `[{"ParameterKey": …, "ParameterValue": …}]`, its `["Name=Value"]`, a map of names and values, and such
/// a map under `Parameters`. What is not of these forms is told and left out; `UsePreviousValue` gives nothing.
pub fn read(root: &Node, file: &SourceFile) -> (BTreeMap<EcoString, Given>, Vec<Diagnostic>) {
    let mut given = BTreeMap::new();
    let mut diagnostics = Vec::new();
    match &root.kind {
        NodeKind::Sequence(items) => {
            for item in items {
                match listed(item, file) {
                    Listed::Value(name, value) => {
                        given.insert(name, value);
                    }
                    Listed::Previous => {}
                    Listed::Malformed => diagnostics.push(malformed(
                        "expected an object with ParameterKey and ParameterValue, or Name=Value",
                        place::element(item, file),
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
                let place = place::entry(entry, file);
                match plain_text(&entry.value) {
                    Some(value) => {
                        let place = Some(place);
                        given.insert(entry.key.clone(), Given { value, place });
                    }
                    None => diagnostics.push(malformed(
                        "expected a text, a number, a truth value or a list of these",
                        place,
                    )),
                }
            }
        }
        _ => diagnostics.push(malformed(
            "expected a list or a map of parameters",
            place::element(root, file),
        )),
    }
    (given, diagnostics)
}

fn malformed(message: &str, place: Place) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::Evaluation, message, place)
}

/// An element of the command line's form.
enum Listed {
    Value(EcoString, Given),
    Previous,
    Malformed,
}

fn listed(item: &Node, file: &SourceFile) -> Listed {
    if let Some((name, value)) = item.as_str().and_then(|text| text.split_once('=')) {
        let place = Some(place::element(item, file));
        let value = value.into();
        return Listed::Value(name.trim().into(), Given { value, place });
    }
    let Some(name) = item.get("ParameterKey").and_then(Node::as_str) else {
        return Listed::Malformed;
    };
    match item.entry("ParameterValue") {
        None if item.get("UsePreviousValue").is_some() => Listed::Previous,
        None => Listed::Malformed,
        Some(entry) => plain_text(&entry.value).map_or(Listed::Malformed, |value| {
            let place = Some(place::entry(entry, file));
            Listed::Value(name.into(), Given { value, place })
        }),
    }
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

    /// What is shown in the place of a secret.
    pub(super) fn masked(&self, value: &Value) -> Value {
        let name = &self.entry.key;
        let reason = eco_format!("the value of parameter {name} is not shown, as NoEcho asks for");
        let unknown = self.unknown(Reason::new(ReasonKind::Input, reason));
        Value::new(Data::Unknown(unknown.into())).with_origin(value.origin.clone())
    }

    /// The value where another template gives it one: as the text that CloudFormation makes of it.
    pub(super) fn of_argument(&self, argument: &Value) -> Value {
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
        let text = default.and_then(|default| plain_text(&default.value));
        if self.kind().starts_with(STORED) {
            let path = given.map(|given| given.value.clone()).or(text);
            return self.stored(path, declared.behind(HopKind::Variable, name.clone()));
        }
        let (text, origin) = match (given, text) {
            (Some(given), _) => (given.value.clone(), given_origin(given, name)),
            (None, Some(text)) => {
                let place = default.map(|default| place::entry(default, self.file));
                let origin = place.map_or(declared, Origin::at);
                (text, origin.behind(HopKind::Variable, name.clone()))
            }
            (None, None) => {
                let reason = eco_format!("parameter {name} has no default and no value is given");
                let unknown = self.unknown(Reason::new(ReasonKind::Input, reason));
                return Value::new(Data::Unknown(unknown.into()))
                    .with_origin(declared.behind(HopKind::Variable, name.clone()));
            }
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

fn typed(text: EcoString, kind: &str, origin: &Origin) -> Value {
    if kind == "CommaDelimitedList" || kind.starts_with("List<") {
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
        Some(number) if kind == "Number" => number.into(),
        _ => dynamic::text(text),
    }
}

/// The texts that a parameter may be; empty where anything is allowed.
pub(super) fn allowed_values(declaration: &Node) -> Vec<EcoString> {
    let allowed = declaration.get("AllowedValues").and_then(Node::as_sequence);
    allowed
        .into_iter()
        .flatten()
        .filter_map(plain_text)
        .collect()
}

/// A scalar as CloudFormation turns it into text, and a list of scalars with commas; `None` for
/// anything else.
fn plain_text(node: &Node) -> Option<EcoString> {
    Some(match &node.kind {
        NodeKind::String(text) => text.clone(),
        NodeKind::Bool(value) => eco_format!("{value}"),
        NodeKind::Number(number) => eco_format!("{number}"),
        NodeKind::Sequence(items) => {
            let flat = items.iter().all(|item| item.as_sequence().is_none());
            let texts = flat.then(|| items.iter().map(plain_text).collect::<Option<Vec<_>>>());
            texts??.join(",").into()
        }
        NodeKind::Null | NodeKind::Mapping(_) => return None,
    })
}
