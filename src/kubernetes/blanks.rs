//! What a manifest does not say: placeholders that something fills in before it is applied (`envsubst`,
//! Flux, Tekton's and Argo's parameters, `ko`, `sed`), and schemas that were not read.
//!
//! A placeholder in an attribute makes it unknown; `nginx:${TAG}` is then neither a fixed version nor
//! a floating one. Names and labels keep their text, since two objects that name the same placeholder
//! mean the same; so does what is for a shell, where `$` is nothing to fill in.

use std::sync::{Arc, LazyLock};

use ecow::{EcoString, eco_format};
use regex::Regex;

use super::schemas;
use crate::value::{Data, Map, Reason, ReasonKind, Shape, TemplatePart, Unknown, Value};

/// `${NAME}` with whatever default, `$NAME`, `$(params.name)`, `{{ name }}`, `<name>`, `__NAME__`, `ko://path`.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    let forms = r"\$\{[^{}\n]+\}|\$[A-Z_][A-Z0-9_]*|\$\([^()\n]+\)|\{\{[^{}\n]*\}\}|^<[^<>\n]+>$|__[A-Z][A-Z0-9_]*__|^ko://\S+$";
    Regex::new(forms).expect("the expression is correct")
});

/// Keys under which texts stay as they are written; and those that end in `Name` or `Selector`.
const KEPT: [&str; 13] = [
    "args",
    "binaryData",
    "command",
    "data",
    "env",
    "labels",
    "matchLabels",
    "metadata",
    "name",
    "namespace",
    "script",
    "selector",
    "stringData",
];

/// Longest text that is looked through. No attribute that anything is decided by is longer.
const LONGEST: usize = 1024;

/// Whether a text may hold anything of this, so that going through its objects is worth the while.
pub(super) fn may_be_in(text: &str) -> bool {
    ["$", "{{", "<", "__", "ko://", schemas::KEY]
        .iter()
        .any(|mark| text.contains(mark))
}

/// The value of an object with unknowns for what it does not say.
pub(super) fn opened(value: Value) -> Value {
    let data = match value.data {
        Data::String(text) => text_of(text),
        Data::Sequence(kind, items) => {
            let items = Arc::unwrap_or_clone(items).into_iter().map(opened);
            Data::Sequence(kind, Arc::new(items.collect()))
        }
        Data::Object(kind, entries) => {
            let entries = Arc::unwrap_or_clone(entries).into_iter();
            let entries = entries.map(|(name, value)| {
                let value = entry(&name, value);
                (name, value)
            });
            Data::Object(kind, Arc::new(entries.collect::<Map>()))
        }
        data => data,
    };
    Value { data, ..value }
}

fn entry(name: &str, value: Value) -> Value {
    if name == schemas::KEY && value.is_null() {
        let reason = Reason::new(ReasonKind::Unsupported, "schemas are not read");
        return Value::unknown(reason).with_origin(value.origin);
    }
    // A script's, where it is a text; of a rule about connections it is where they come from.
    let is_script = name == "source" && value.as_str().is_some();
    let is_kept =
        is_script || KEPT.contains(&name) || name.ends_with("Name") || name.ends_with("Selector");
    if is_kept { value } else { opened(value) }
}

fn text_of(text: EcoString) -> Data {
    if text.len() > LONGEST || text.contains('\n') || !PLACEHOLDER.is_match(&text) {
        return Data::String(text);
    }
    let mut parts = Vec::new();
    let mut end = 0;
    let mut reason = None;
    for found in PLACEHOLDER.find_iter(&text) {
        if found.start() > end {
            parts.push(TemplatePart::Text(text[end..found.start()].into()));
        }
        end = found.end();
        let message = eco_format!("{} is filled in before this is applied", found.as_str());
        let why = Reason::new(ReasonKind::Input, message);
        parts.push(TemplatePart::Unknown(Value::unknown(why.clone())));
        reason.get_or_insert(why);
    }
    if end < text.len() {
        parts.push(TemplatePart::Text(text[end..].into()));
    }
    let Some(reason) = reason else {
        return Data::String(text);
    };
    // What is all placeholder may be filled in with nothing, which is null.
    let is_mixed = parts.len() > 1;
    let unknown = Unknown {
        not_null: is_mixed,
        shape: is_mixed.then(|| Shape::Template(Arc::new(parts))),
        ..Unknown::because(reason)
    };
    Data::Unknown(Arc::new(unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_open(text: &str) -> bool {
        opened(Value::string(text)).is_unknown()
    }

    #[test]
    fn placeholders_of_common_tools_make_a_text_unknown() {
        for text in [
            "${IMAGE}",
            "nginx:${TAG:-latest}",
            "$IMAGE",
            "$(params.image)",
            "{{workflow.parameters.image}}",
            "<your-image>",
            "__IMAGE__:1",
            "ko://example.com/cmd/app",
        ] {
            assert!(is_open(text), "{text}");
        }
    }

    #[test]
    fn other_texts_stay() {
        for text in [
            "nginx:1.27",
            "^/api/(.*)$",
            "a < b > c",
            "$host",
            "cost: 5$",
            "line\n${A}",
            "__init__",
            "see ko://example.com",
        ] {
            assert!(!is_open(text), "{text}");
        }
    }

    #[test]
    fn names_labels_and_what_is_for_a_shell_keep_their_text() {
        let kept: Map = [
            ("command", Value::tuple(vec![Value::from("echo $HOME")])),
            ("serviceAccountName", Value::from("${APP}")),
        ]
        .into_iter()
        .chain([("podSelector", Value::from("${APP}"))])
        .collect();
        let value = opened(Value::object(kept));
        assert!(value.find_unknown().is_none());
    }

    #[test]
    fn a_source_is_for_a_shell_where_it_is_a_text() {
        let within = |source: Value| {
            let entries: Map = [("source", source)].into_iter().collect();
            opened(Value::object(entries)).find_unknown().is_some()
        };
        assert!(!within(Value::from("$CLEAN")));
        let nets: Map = [("nets", Value::from("${OFFICE}"))].into_iter().collect();
        assert!(within(Value::object(nets)));
    }

    #[test]
    fn what_is_around_a_placeholder_is_known() {
        let value = opened(Value::from("registry.example.com/a:${TAG}"));
        assert_eq!(value.same(&Value::from("docker.io/a:1")), Some(false));
        assert_eq!(value.same(&Value::from("registry.example.com/a:1")), None);
        assert_eq!(value.same(&Value::null()), Some(false));
    }
}
