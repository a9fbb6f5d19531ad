//! What is not read of a `CustomResourceDefinition`: the schemas of its versions.
//!
//! They make up nearly all of the text of an operator's manifests, megabytes of it, say nothing of what
//! runs, and cost more than everything else together. They are found by their indentation, before
//! anything is parsed.

use crate::source::Span;

/// What a schema stands under.
pub(super) const KEY: &str = "openAPIV3Schema";

/// The schemas in a text, in order. A schema that is not laid out as tools write it is not found: then
/// it is read like everything else.
pub fn schemas(text: &str) -> Vec<Span> {
    if !text.contains(KEY) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut document = Document::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("---") {
            found.append(&mut std::mem::take(&mut document).finish(start));
        } else {
            document.take(line, start);
        }
        start += line.len();
    }
    found.append(&mut document.finish(start));
    found
}

/// The schemas of one document.
#[derive(Default)]
struct Document {
    is_definition: bool,
    /// Whether anything follows a schema that is no key.
    is_odd: bool,
    schemas: Vec<Span>,
    /// The schema that is being gone through: its first byte, and how far its key is indented.
    open: Option<(usize, usize)>,
}

impl Document {
    fn take(&mut self, line: &str, start: usize) {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let content = content.trim_end();
        if let Some((first, key)) = self.open {
            if content.is_empty() || indent > key {
                return;
            }
            self.close(first, start);
            self.is_odd |= !is_key(content);
        }
        self.is_definition |= content == "kind: CustomResourceDefinition" && indent == 0;
        if content.strip_suffix(':') == Some(KEY) {
            self.open = Some((start + line.len(), indent));
        }
    }

    fn close(&mut self, first: usize, end: usize) {
        self.schemas.push(Span::new(first as u32, end as u32));
        self.open = None;
    }

    fn finish(mut self, end: usize) -> Vec<Span> {
        if let Some((first, _)) = self.open {
            self.close(first, end);
        }
        if self.is_definition && !self.is_odd {
            self.schemas
        } else {
            Vec::new()
        }
    }
}

/// Whether a line begins an entry, an element, a comment or the end of the document.
fn is_key(content: &str) -> bool {
    content.starts_with(['-', '#']) || content == "..." || content.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINITION: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        description: 'one

          two'
        type: object
    served: true
";

    fn found(text: &str) -> Vec<&str> {
        let spans = schemas(text);
        spans.iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn schemas_reach_as_far_as_they_are_indented() {
        let schema = "        description: 'one\n\n          two'\n        type: object\n";
        assert_eq!(found(DEFINITION), [schema]);
        let text = format!("a: 1\n---\n{DEFINITION}---\n{DEFINITION}");
        assert_eq!(found(&text), [schema, schema]);
        let crlf = DEFINITION.replace('\n', "\r\n");
        assert_eq!(found(&crlf), [schema.replace('\n', "\r\n")]);
    }

    #[test]
    fn only_definitions_have_schemas_that_are_left_out() {
        assert!(found(&DEFINITION.replace("CustomResourceDefinition", "Other")).is_empty());
        let quoted = format!(
            "kind: ConfigMap\ndata:\n  a: |\n{}",
            DEFINITION.replace('\n', "\n    ")
        );
        assert!(found(&quoted).is_empty());
    }

    #[test]
    fn what_goes_on_too_far_left_is_read_as_a_whole() {
        let text = DEFINITION.replace("          two'", "  two'");
        assert!(found(&text).is_empty());
    }
}
