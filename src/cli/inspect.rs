//! `cumulint inspect`: what the checks see.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use cumulint::diagnostic::Diagnostic;
use cumulint::resource::{Resource, Unit};
use cumulint::scan::Estate;
use cumulint::source::{HIDDEN, Sources};
use cumulint::value::{Data, Reason, ReasonKind, Value};
use miette::IntoDiagnostic;
use serde::Serialize;

use super::estate::{EstateArgs, Ground};
use super::{Common, Exit, output, pool};

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub(crate) struct InspectArgs {
    #[command(flatten)]
    estate: EstateArgs,
    /// Form of the output
    #[arg(short, long, value_enum, default_value = "terminal")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Terminal,
    /// For programs: an unknown is {"$unknown": REASON}, a reference {"$ref": ADDRESS.ATTRIBUTE},
    /// a secret "(sensitive)"
    Json,
}

/// Version of the JSON form.
const VERSION: u32 = 1;

/// Most that is written of values, in bytes and roughly. A few lines of configuration can describe
/// values of any size.
const MAX_WRITTEN: usize = 64 * 1024 * 1024;

/// What may still be written.
struct Room {
    left: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { left: MAX_WRITTEN }
    }
}

impl Room {
    /// The attributes of a resource, those that are too large left unknown.
    fn fit(&mut self, attributes: &Value) -> Value {
        let mut fit = |value: &Value| match value.written_size(self.left) {
            Some(size) => {
                self.left -= size;
                value.clone()
            }
            None => Value::unknown(Reason::new(ReasonKind::Bound, "too large to be shown")),
        };
        match attributes.as_entries() {
            Some(entries) => {
                let entries = entries.iter();
                Value::object(
                    entries
                        .map(|(name, value)| (name.clone(), fit(value)))
                        .collect(),
                )
                .or_secret(attributes.origin.is_secret)
            }
            None => fit(attributes),
        }
    }
}

#[derive(Serialize)]
struct EstateJson<'a> {
    version: u32,
    units: Vec<UnitJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    platform: &'static str,
    name: &'a str,
    resources: Vec<ResourceJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
}

#[derive(Serialize)]
struct ResourceJson<'a> {
    r#type: &'a str,
    address: &'a str,
    file: String,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    conditional: Option<&'a str>,
    attributes: Value,
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    kind: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

/// Evaluates and prints.
pub(crate) fn run(args: &InspectArgs, common: &Common) -> miette::Result<Exit> {
    let ground = Ground::prepare(&args.estate, common)?;
    let found = ground.discover();
    let (text, is_empty, refused) = pool::install(common.threads(), || {
        let estate = ground.evaluate(found);
        let text = match args.format {
            Form::Json => json(&estate, &ground.sources),
            Form::Terminal => Ok(terminal(&estate, &ground.sources)),
        };
        text.map(|text| (text, estate.is_empty(), estate.refused))
    })?
    .into_diagnostic()?;
    if !common.quiet {
        output::print(text.as_bytes())?;
    }
    ground.require_understood(&refused)?;
    Ok(if is_empty && !ground.has_files_only() {
        Exit::NothingToScan
    } else {
        Exit::Clean
    })
}

fn json(estate: &Estate, sources: &Sources) -> serde_json::Result<String> {
    let mut room = Room::default();
    let report = EstateJson {
        version: VERSION,
        units: estate
            .units
            .iter()
            .map(|unit| unit_json(unit, sources, &mut room))
            .collect(),
        diagnostics: diagnostics_json(&estate.diagnostics, sources),
    };
    let mut text = serde_json::to_string_pretty(&report)?;
    text.push('\n');
    Ok(text)
}

fn unit_json<'a>(unit: &'a Unit, sources: &Sources, room: &mut Room) -> UnitJson<'a> {
    let resource_json = |resource: &'a Resource| {
        let file = sources.file(resource.header.file);
        ResourceJson {
            r#type: &resource.kind,
            address: &resource.address,
            line: file.lines().line(resource.header.span.start),
            file: file.name.clone(),
            conditional: resource.conditional.as_ref().map(|why| why.text.as_str()),
            attributes: room.fit(&resource.attributes),
        }
    };
    UnitJson {
        platform: unit.platform.name(),
        name: &unit.name,
        resources: unit.resources.iter().map(resource_json).collect(),
        diagnostics: diagnostics_json(&unit.diagnostics, sources),
    }
}

fn diagnostics_json<'a>(all: &'a [Diagnostic], sources: &Sources) -> Vec<DiagnosticJson<'a>> {
    all.iter()
        .map(|diagnostic| {
            let file = diagnostic.place.map(|place| sources.file(place.file));
            let line = file
                .as_ref()
                .zip(diagnostic.place)
                .map(|(file, place)| file.lines().line(place.span.start));
            DiagnosticJson {
                kind: diagnostic.kind.name(),
                message: &diagnostic.message,
                file: file.map(|file| file.name.clone()),
                line,
            }
        })
        .collect()
}

/// One resource a paragraph, one attribute a line.
fn terminal(estate: &Estate, sources: &Sources) -> String {
    let mut out = Text::default();
    let mut room = Room::default();
    for unit in &estate.units {
        out.line(0, &format!("{} {}", unit.platform.name(), unit.name));
        for resource in &unit.resources {
            let file = sources.file(resource.header.file);
            let line = file.lines().line(resource.header.span.start);
            out.line(0, "");
            let fate = if resource.is_destroyed() {
                ", destroyed"
            } else {
                ""
            };
            let heading = format!("{}{fate}  ({}:{line})", resource.address, file.name);
            out.line(1, &heading);
            if let Some(reason) = &resource.conditional {
                out.line(2, &format!("exists only if: {}", reason.text));
            }
            out.entries(2, &room.fit(&resource.attributes));
        }
        for diagnostic in &unit.diagnostics {
            out.line(
                1,
                &format!("{}: {}", diagnostic.kind.name(), diagnostic.message),
            );
        }
        out.line(0, "");
    }
    for diagnostic in &estate.diagnostics {
        out.line(
            0,
            &format!("{}: {}", diagnostic.kind.name(), diagnostic.message),
        );
    }
    out.text
}

/// Indented text in which nothing acts on the terminal: what is scanned is a stranger's.
#[derive(Default)]
struct Text {
    text: String,
}

impl Text {
    fn line(&mut self, depth: usize, words: &str) {
        for _ in 0..depth.min(40) {
            self.text.push_str("  ");
        }
        for c in words.chars() {
            if c.is_control() || is_format_character(c) {
                write!(self.text, "{}", c.escape_unicode())
                    .expect("writing to a string does not fail");
            } else {
                self.text.push(c);
            }
        }
        self.text.push('\n');
    }

    fn entries(&mut self, depth: usize, value: &Value) {
        match &value.data {
            _ if value.is_hidden() => self.line(depth, HIDDEN),
            Data::Object(_, entries) => {
                for (name, value) in entries.iter() {
                    self.entry(depth, name, value);
                }
            }
            Data::Sequence(_, items) => {
                for (index, value) in items.iter().enumerate() {
                    self.entry(depth, &format!("[{index}]"), value);
                }
            }
            _ => self.line(depth, &scalar(value)),
        }
    }

    fn entry(&mut self, depth: usize, name: &str, value: &Value) {
        let is_open = match &value.data {
            _ if value.is_hidden() => false,
            Data::Object(_, entries) => !entries.is_empty(),
            Data::Sequence(_, items) => !items.is_empty(),
            _ => false,
        };
        if is_open {
            self.line(depth, name);
            self.entries(depth + 1, value);
        } else {
            self.line(depth, &format!("{name} = {}", scalar(value)));
        }
    }
}

/// Characters that change the direction or the look of what is around them.
const fn is_format_character(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn scalar(value: &Value) -> String {
    match &value.data {
        _ if value.is_hidden() => HIDDEN.to_owned(),
        Data::Null => "null".to_owned(),
        Data::Bool(value) => value.to_string(),
        Data::Number(number) => number.to_string(),
        Data::String(text) => format!("{:?}", text.as_str()),
        Data::Sequence(..) => "[]".to_owned(),
        Data::Object(..) => "{}".to_owned(),
        Data::Unknown(unknown) => match &unknown.stands_for {
            Some(reference) if reference.attribute.is_empty() => {
                format!("-> {}", reference.address)
            }
            Some(reference) => format!("-> {}.{}", reference.address, reference.attribute),
            None => format!("? {}", unknown.reason.text),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_too_large_is_left_out_and_the_others_stay() {
        let large = (0..60).fold(Value::from("x"), |value, _| {
            Value::tuple(vec![value.clone(), value])
        });
        let attributes = [("a", large), ("b", Value::from(1))].into_iter().collect();
        let shown = Room::default().fit(&Value::object(attributes));
        let text = serde_json::to_string(&shown).unwrap();
        assert_eq!(text, r#"{"a":{"$unknown":"too large to be shown"},"b":1}"#);
    }
}
