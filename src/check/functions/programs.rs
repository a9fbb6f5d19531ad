//! `programs`: which programs containers start, and with which flags.
//!
//! The components of a cluster are configured by the flags of their command line, which manifests write
//! in many ways: `command` and `args` apart or together, `--flag=value`, `--flag value`, a script for a
//! shell, a starter in front. Only what is known to be started is found: of a command that is unknown, and
//! of an image's own, nothing can be said here.
//!
//! Words are read as Kubernetes' components read them: the last of several values counts, a flag without
//! a value is `true`, and `_` in a flag's name is `-`.

mod script;

use ecow::EcoString;

use crate::check::scope::Here;
use crate::expr::{FunctionError, convert};
use crate::value::{Data, Map, Origin, Reason, ReasonKind, Value};

/// Shells, which get what they start as the text after `-c`.
const SHELLS: [&str; 4] = ["ash", "bash", "dash", "sh"];

/// Programs that start the one which they are given, after their own options.
const STARTERS: [&str; 8] = [
    "catatonit",
    "dumb-init",
    "env",
    "exec",
    "go-runner",
    "nohup",
    "sudo",
    "tini",
];

/// Words of a script that may stand before a command.
const KEYWORDS: [&str; 8] = ["!", "do", "else", "if", "then", "until", "while", "{"];

/// Shells within shells that are looked into.
const MAX_SHELLS: usize = 3;

/// A word of a command line. `None` as text is one that is not known.
#[derive(Clone)]
struct Word {
    text: Option<EcoString>,
    origin: Origin,
}

/// `programs(containers, names)`: a list of `name`, `container` and `flags`, one for each program of
/// those names that a container is known to start. Never unknown as a whole; `flags` is unknown where a
/// word might be any flag, and a flag's value where it is filled in when the container starts.
pub(super) fn programs(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let names = args[1]
        .as_items()
        .ok_or_else(|| FunctionError::argument(1, "a list of names is needed"))?;
    let mut found = Vec::new();
    for container in args[0].as_items().unwrap_or_default() {
        let words = words(container);
        for name in names.iter().filter_map(Value::as_str) {
            if let Some(words) = started(&words, name, MAX_SHELLS) {
                found.push(program(name, container, &words));
            }
        }
    }
    Ok(Value::tuple(found))
}

/// The words of a container's command line.
fn words(container: &Value) -> Vec<Word> {
    let lists = ["command", "args"]
        .iter()
        .filter_map(|name| container.get(name));
    let mut words = Vec::new();
    for list in lists {
        match &list.data {
            Data::Sequence(_, items) => words.extend(items.iter().map(|item| word(list, item))),
            Data::Null => {}
            _ => words.push(Word {
                text: None,
                origin: list.origin.clone(),
            }),
        }
    }
    words
}

fn word(list: &Value, item: &Value) -> Word {
    let item = list.narrowed_to(item);
    let text = convert::to_string(&item).ok();
    Word {
        text: text.as_ref().and_then(Value::as_str).map(EcoString::from),
        origin: item.origin,
    }
}

/// What follows a program's name where words start it; `None` where they are not known to.
fn started(mut words: &[Word], program: &str, shells: usize) -> Option<Vec<Word>> {
    loop {
        let (first, rest) = words.split_first()?;
        let text = first.text.as_ref().filter(|text| !text.starts_with('-'))?;
        let name = base_name(text);
        if name == program {
            return Some(rest.to_vec());
        }
        if name == "hyperkube" {
            let (component, rest) = rest.split_first()?;
            let component = component.text.as_ref()?;
            let is_meant =
                component == program || Some(component.as_str()) == program.strip_prefix("kube-");
            return is_meant.then(|| rest.to_vec());
        }
        if SHELLS.contains(&name) {
            return in_script(rest, program, shells.checked_sub(1)?);
        }
        if !STARTERS.contains(&name) {
            return None;
        }
        let options = rest.iter().take_while(|word| is_option(word)).count();
        words = rest.get(options..)?;
    }
}

/// What follows a program's name in the script that a shell is given.
fn in_script(options: &[Word], program: &str, shells: usize) -> Option<Vec<Word>> {
    let is_script_next = |word: &Word| {
        let text = word.text.as_deref().unwrap_or_default();
        text.starts_with('-') && !text.starts_with("--") && text.ends_with('c')
    };
    let at = options.iter().position(is_script_next)?;
    let script = options.get(at + 1)?;
    script::commands(script.text.as_ref()?)
        .into_iter()
        .find_map(|command| {
            let words: Vec<Word> = command
                .into_iter()
                .map(|text| Word {
                    text: Some(text),
                    origin: script.origin.clone(),
                })
                .collect();
            let before = |word: &&Word| is_assignment(word) || is_keyword(word);
            let before = words.iter().take_while(before).count();
            started(words.get(before..)?, program, shells)
        })
}

/// The last part of a path.
fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `-x`, `--`, or `NAME=value`, before the program that is started.
fn is_option(word: &Word) -> bool {
    word.text.as_ref().is_some_and(|text| text.starts_with('-')) || is_assignment(word)
}

fn is_keyword(word: &Word) -> bool {
    word.text
        .as_deref()
        .is_some_and(|text| KEYWORDS.contains(&text))
}

/// `NAME=value`.
fn is_assignment(word: &Word) -> bool {
    let name = word.text.as_ref().and_then(|text| text.split_once('='));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

fn program(name: &str, container: &Value, words: &[Word]) -> Value {
    let list = ["args", "command"]
        .iter()
        .find_map(|name| container.get(name).filter(|list| !list.is_null()));
    let origin = list.map_or(&container.origin, |list| &list.origin).clone();
    let entries = [
        ("name", Value::string(name)),
        (
            "container",
            container.get("name").cloned().unwrap_or_default(),
        ),
        ("flags", flags(words).with_origin(origin.clone())),
    ];
    Value::object(entries.into_iter().collect()).with_origin(origin)
}

/// The flags among the words after a program's name.
fn flags(words: &[Word]) -> Value {
    let mut flags = Map::default();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(text) = word.text.as_ref().filter(|text| !text.starts_with('$')) else {
            return filled_in("a word of the command line may be any flag");
        };
        let Some(flag) = text.strip_prefix("--").or_else(|| text.strip_prefix('-')) else {
            continue;
        };
        let (name, value) = match flag.split_once('=') {
            Some((name, value)) => (name, Some((EcoString::from(value), &word.origin))),
            None => {
                let next = words
                    .next_if(|next| next.text.as_ref().is_none_or(|text| !text.starts_with('-')));
                let Some(next) = next else {
                    flags.insert(
                        key(flag),
                        Value::string("true").with_origin(word.origin.clone()),
                    );
                    continue;
                };
                (flag, next.text.clone().map(|text| (text, &next.origin)))
            }
        };
        let value = match value {
            Some((value, origin)) if !value.contains('$') => {
                Value::string(value).with_origin(origin.clone())
            }
            _ => filled_in("the value is filled in when the container starts")
                .with_origin(word.origin.clone()),
        };
        flags.insert(key(name), value);
    }
    Value::object(flags)
}

fn key(name: &str) -> EcoString {
    name.replace('_', "-").into()
}

fn filled_in(what: &str) -> Value {
    Value::unknown(Reason::new(ReasonKind::Runtime, what))
}
