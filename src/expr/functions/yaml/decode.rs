//! YAML to values.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Tag};
use rustc_hash::FxHashMap;

use crate::expr::convert;
use crate::expr::functions::arguments::normal;
use crate::expr::functions::date;
use crate::value::{Data, Map, Number, Value};

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 128;

/// The value of the only document.
pub(super) fn decode(text: &str) -> Result<Value, String> {
    let mut builder = Builder::default();
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        if matches!(event, Event::DocumentStart(..)) {
            documents += 1;
        }
        if documents > 1 {
            return Err("there is more than one document".into());
        }
        builder.take(event)?;
    }
    builder.root.ok_or_else(|| "there is no document".into())
}

/// A collection that is not closed yet.
enum Open {
    Sequence(Vec<Value>),
    Mapping {
        entries: Vec<(ecow::EcoString, Value)>,
        key: Option<Key>,
    },
}

enum Key {
    Name(ecow::EcoString),
    /// `<<`: the entries of the value are entries of the mapping.
    Merge,
}

#[derive(Default)]
struct Builder {
    /// With the number of its anchor, 0 for none.
    open: Vec<(Open, usize)>,
    /// Values are shared, so that aliases of aliases do not grow.
    anchors: FxHashMap<usize, Value>,
    root: Option<Value>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let quoted = !matches!(style, ScalarStyle::Plain);
                if !quoted && tag.is_none() && text == "<<" && self.awaits_key() {
                    return self.key(Key::Merge);
                }
                let value = scalar(&text, style, tag)?;
                self.add(value, anchor)
            }
            Event::Alias(anchor) => match self.anchors.get(&anchor).cloned() {
                Some(value) => self.add(value, 0),
                None => Err("an alias stands within what it stands for".into()),
            },
            Event::SequenceStart(_, anchor, tag) => {
                expect_tag(tag.as_deref(), "seq")?;
                self.begin(Open::Sequence(Vec::new()), anchor)
            }
            Event::MappingStart(_, anchor, tag) => {
                expect_tag(tag.as_deref(), "map")?;
                let mapping = Open::Mapping {
                    entries: Vec::new(),
                    key: None,
                };
                self.begin(mapping, anchor)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some((Open::Sequence(items), anchor)) => self.add(Value::tuple(items), anchor),
                Some((Open::Mapping { entries, .. }, anchor)) => {
                    let entries: Map = entries.into_iter().collect();
                    self.add(Value::object(entries), anchor)
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some((Open::Mapping { key: None, .. }, _)))
    }

    fn begin(&mut self, collection: Open, anchor: usize) -> Result<(), String> {
        if self.awaits_key() {
            return Err("only texts can be keys".into());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(format!("it is nested deeper than {MAX_DEPTH}"));
        }
        self.open.push((collection, anchor));
        Ok(())
    }

    fn key(&mut self, new: Key) -> Result<(), String> {
        if let Some((Open::Mapping { key, .. }, _)) = self.open.last_mut() {
            *key = Some(new);
        }
        Ok(())
    }

    fn add(&mut self, value: Value, anchor: usize) -> Result<(), String> {
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => {
                self.root = Some(value);
                Ok(())
            }
            Some((Open::Sequence(items), _)) => {
                items.push(value);
                Ok(())
            }
            Some((Open::Mapping { entries, key }, _)) => match key.take() {
                Some(Key::Name(name)) => {
                    entries.push((name, value));
                    Ok(())
                }
                Some(Key::Merge) => merge(entries, &value),
                None => match convert::to_string(&value).map(|value| value.data) {
                    Ok(Data::String(name)) => {
                        *key = Some(Key::Name(name));
                        Ok(())
                    }
                    _ => Err("only texts can be keys".into()),
                },
            },
        }
    }
}

/// Adds the entries of a mapping. Of a sequence of mappings too, says YAML; Terraform refuses it.
fn merge(entries: &mut Vec<(ecow::EcoString, Value)>, value: &Value) -> Result<(), String> {
    let Some(map) = value.as_entries() else {
        return Err(format!("{} cannot be merged", value.type_in_words()));
    };
    if entries.len() + map.len() > crate::expr::bounds::MAX_ELEMENTS {
        return Err("a mapping has too many entries".into());
    }
    entries.extend(
        map.iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    Ok(())
}

/// The core tag's name; empty for none; an error for any other tag.
fn core_tag(tag: Option<&Tag>) -> Result<&str, String> {
    match tag {
        None => Ok(""),
        Some(tag) if tag.handle() == "tag:yaml.org,2002:" => Ok(tag.suffix()),
        Some(tag) if tag.handle().is_empty() => tag
            .suffix()
            .strip_prefix("tag:yaml.org,2002:")
            .ok_or_else(|| format!("the tag {} is not supported", tag.suffix())),
        Some(tag) => Err(format!(
            "the tag {}{} is not supported",
            tag.handle(),
            tag.suffix()
        )),
    }
}

fn expect_tag(tag: Option<&Tag>, wanted: &str) -> Result<(), String> {
    match core_tag(tag)? {
        "" => Ok(()),
        tag if tag == wanted => Ok(()),
        tag => Err(format!("a collection cannot be of type {tag}")),
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<Cow<'_, Tag>>) -> Result<Value, String> {
    let tag = core_tag(tag.as_deref())?;
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let plain = matches!(style, ScalarStyle::Plain);
    let wrong = || format!("{text:?} is not of type {tag}");
    match tag {
        "" if !plain => Ok(Value::string(normal(text))),
        "str" | "binary" => Ok(Value::string(normal(text))),
        "" | "bool" | "int" | "float" | "null" | "timestamp" if !quoted => {
            match resolve(text, tag)? {
                Some(value) => Ok(value),
                None if tag.is_empty() => Ok(Value::string(normal(text))),
                None if tag == "null" => Ok(Value::null()),
                None => Err(wrong()),
            }
        }
        "bool" | "int" | "float" | "null" | "timestamp" => Ok(Value::string(normal(text))),
        _ => Err(format!("the tag {tag} is not supported")),
    }
}

/// What a plain scalar stands for; `None` for a text.
fn resolve(text: &str, tag: &str) -> Result<Option<Value>, String> {
    Ok(Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::null(),
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Value::from(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Value::from(false)
        }
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF"
        | ".nan" | ".NaN" | ".NAN" => return Err(format!("{text} is not supported")),
        _ => {
            if matches!(tag, "" | "timestamp")
                && let Some(time) = date::from_yaml(text)
            {
                return Ok(Some(Value::string(time)));
            }
            return Ok(number(text).map(Value::from));
        }
    }))
}

/// `12`, `012`, `0o14`, `0x1F`, `-1.5e3`, `.5`.
fn number(text: &str) -> Option<Number> {
    let based = |prefix: &str, base: u32| {
        let digits = text.strip_prefix(prefix)?;
        let valid = digits.chars().all(|c| c.is_digit(base));
        let value = i64::from_str_radix(digits, base).ok()?;
        valid.then(|| Number::from(value))
    };
    let begins = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'));
    if !begins {
        return None;
    }
    based("0o", 8)
        .or_else(|| based("0x", 16))
        .or_else(|| Number::parse(text))
}
