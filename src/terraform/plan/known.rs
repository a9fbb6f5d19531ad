//! What a plan knows before anything is done: the answers of data sources.
//!
//! Terraform reads most of them while it plans and notes them in the prior state, beside the
//! resources. With them the source is evaluated as Terraform has evaluated it: loops over an answer
//! have their elements, and what these make stands where it is written.

use rustc_hash::FxHashMap;

use super::graft::{placed, settled};
use super::values::{Mirrors, entries};
use super::{at, items};
use crate::source::FileId;
use crate::syntax::tree::{Entry, Node};
use crate::value::{Map, Origin, Value};

/// The answers, by address.
pub(in crate::terraform) struct Known<'p> {
    file: FileId,
    answers: FxHashMap<&'p str, Answer<'p>>,
}

/// What a data source has answered.
struct Answer<'p> {
    values: &'p [Entry],
    sensitive: Option<&'p Node>,
}

impl<'p> Known<'p> {
    pub(super) fn read(file: FileId, root: &'p Node) -> Self {
        let mut known = Self {
            file,
            answers: FxHashMap::default(),
        };
        if let Some(module) = at(root, &["prior_state", "values", "root_module"]) {
            known.collect(module);
        }
        known
    }

    fn collect(&mut self, module: &'p Node) {
        for resource in items(module, &["resources"]) {
            let is_data = resource.get("mode").and_then(Node::as_str) == Some("data");
            let address = resource.get("address").and_then(Node::as_str);
            let values = resource.get("values").and_then(Node::as_mapping);
            if let (true, Some(address), Some(values)) = (is_data, address, values) {
                let sensitive = resource.get("sensitive_values");
                self.answers.insert(address, Answer { values, sensitive });
            }
        }
        for child in items(module, &["child_modules"]) {
            self.collect(child);
        }
    }

    /// The attributes of a data source as it has answered, with the places of what is written.
    pub(in crate::terraform) fn answered(
        &self,
        address: &str,
        mut written: Map,
        header: &Origin,
    ) -> Map {
        let Some(answer) = self.answers.get(address) else {
            return written;
        };
        let mirrors = Mirrors {
            sensitive: answer.sensitive,
            ..Mirrors::default()
        };
        for (name, value) in entries(self.file, answer.values, mirrors) {
            let value = match written.get(&name) {
                None => settled(value, header),
                // Ours knows where each part of it is written.
                Some(own) if says_the_same(&value, own) => continue,
                Some(own) => placed(value, own, header),
            };
            written.insert(name, value);
        }
        written
    }
}

/// Whether two texts are the same, or the same as JSON: providers write policies in their own form.
fn says_the_same(answer: &Value, own: &Value) -> bool {
    let (Some(answer), Some(own)) = (answer.as_str(), own.as_str()) else {
        return false;
    };
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    answer == own || json(answer).is_some_and(|it| json(own) == Some(it))
}
