//! Resources without anything in them blame no check.
//!
//! Of every type that the catalogue names, resources are judged that are empty, whose attributes are null,
//! and whose attributes are unknown: those that are read, at every depth. Whatever the verdicts are, an error
//! of a check or concept would make them undetermined for the wrong reason.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use cumulint::check::definition::{EVERY_TYPE, From, METADATA, Target};
use cumulint::check::{Options, Program, catalogue, judge};
use cumulint::resource::{Platform, Resource, Unit};
use cumulint::source::{FileId, Place, Span};
use cumulint::syntax::hcl::ast::{Expr, ExprKind, Ident, Step};
use cumulint::syntax::hcl::visit::{Visit, visit};
use cumulint::value::{Map, Reason, ReasonKind, SequenceKind, Value};
use ecow::EcoString;
use jiff::civil::date;

/// What is read of a type: the names within each name, and whether it is gone through as a list.
#[derive(Clone, Default)]
struct Read {
    within: BTreeMap<String, Self>,
    is_list: bool,
}

impl Read {
    fn at(&mut self, path: &[&str]) -> &mut Self {
        path.iter().fold(self, |here, name| {
            here.within.entry((*name).to_owned()).or_default()
        })
    }

    /// A value with all that is read in it: `leaf` where nothing is read within.
    fn value(&self, platform: Platform, leaf: &Value) -> Value {
        if self.within.is_empty() {
            return leaf.clone();
        }
        let entries = self.within.iter();
        let entries =
            entries.map(|(name, it)| (EcoString::from(name.as_str()), it.value(platform, leaf)));
        let object = Value::object(entries.collect());
        match (platform, self.is_list) {
            (Platform::Terraform, _) => Value::sequence(SequenceKind::Blocks, vec![object]),
            (_, true) => Value::tuple(vec![object]),
            (_, false) => object,
        }
    }

    /// The attributes of a resource, down to a depth.
    fn attributes(&self, platform: Platform, leaf: &Value, depth: usize) -> Value {
        let entries = self.cut(depth).within.into_iter();
        let entries = entries.map(|(name, it)| (EcoString::from(name), it.value(platform, leaf)));
        Value::object(entries.collect::<Map>())
    }

    fn cut(&self, depth: usize) -> Self {
        let within = self.within.iter().filter(|_| depth > 0);
        Self {
            within: within
                .map(|(name, it)| (name.clone(), it.cut(depth - 1)))
                .collect(),
            is_list: self.is_list,
        }
    }
}

/// Notes what expressions read by name; `each` is the path of what `for_each` goes through.
struct Reading<'r> {
    read: &'r mut Read,
    each: Option<Vec<&'r str>>,
}

impl<'e> Visit<'e> for Reading<'_> {
    fn name(&mut self, root: &'e Ident, steps: &'e [Step], is_bound: bool) {
        let names = names(steps);
        let path = match (root.name.as_str(), names.as_slice(), &self.each) {
            ("self", [own, ..], _) if METADATA.contains(own) => return,
            ("self", path, _) if !is_bound => path.to_vec(),
            ("each", ["value", path @ ..], Some(each)) => [each, path].concat(),
            _ => return,
        };
        self.read.at(&path);
    }
}

fn names(steps: &[Step]) -> Vec<&str> {
    let names = steps.iter().map_while(|step| match step {
        Step::Attr(name) => Some(name.name.as_str()),
        Step::Index(_) | Step::Splat { .. } => None,
    });
    names.collect()
}

/// Adds what expressions read.
fn note<'e>(read: &mut Read, for_each: Option<&'e Expr>, exprs: impl Iterator<Item = &'e Expr>) {
    let each = match for_each.map(|expr| &expr.kind) {
        Some(ExprKind::Traversal { root, steps }) if root.name == "self" => Some(names(steps)),
        _ => None,
    };
    if let Some(path) = &each {
        read.at(path).is_list = true;
    }
    let mut reading = Reading { read, each };
    exprs.for_each(|expr| visit(expr, &mut reading));
}

/// What is read of all types that the catalogue names.
fn read_of_types() -> BTreeMap<(Platform, String), Read> {
    let mut found: BTreeMap<(Platform, String), Read> = BTreeMap::new();
    let definitions = catalogue();
    for projection in definitions.concepts.iter().flat_map(|it| &it.projections) {
        if let From::Types { platform, types } = &projection.from {
            for kind in types {
                let platform = Platform::from_name(platform).unwrap();
                let read = found.entry((platform, kind.to_string())).or_default();
                note(read, projection.for_each.as_ref(), projection.exprs());
            }
        }
    }
    for on in definitions.checks.iter().flat_map(|it| &it.on) {
        if let Target::Types { platform, types } = &on.target {
            for kind in types {
                let platform = Platform::from_name(platform).unwrap();
                let read = found.entry((platform, kind.to_string())).or_default();
                note(read, None, on.exprs());
            }
        }
    }
    for (platform, pod) in PODS {
        let every = found.get(&(platform, EVERY_TYPE.to_owned())).cloned();
        found
            .entry((platform, pod.to_owned()))
            .or_insert(every.unwrap_or_default());
    }
    found.retain(|(_, kind), _| kind != EVERY_TYPE);
    found
}

/// Kinds that projections of every kind look at.
const PODS: [(Platform, &str); 5] = [
    (Platform::Kubernetes, "CronJob"),
    (Platform::Kubernetes, "Deployment"),
    (Platform::Kubernetes, "List"),
    (Platform::Kubernetes, "Pod"),
    (Platform::Kubernetes, "PodTemplate"),
];

fn resource(platform: Platform, kind: &str, attributes: Value) -> Resource {
    let place = Place::new(FileId::new(0), Span::default());
    Resource {
        platform,
        kind: kind.into(),
        address: format!("{kind}.it").into(),
        attributes,
        header: place,
        body: place,
        conditional: None,
        calls: Vec::new(),
        realm: None,
    }
}

/// Judges one resource of each type, with `leaf` in all that is read down to a depth.
fn assert_nothing_is_wrong(leaf: &Value, depth: usize) {
    let program = Program::new(catalogue(), &|_| true).unwrap();
    let options = Options {
        passes: false,
        today: date(2026, 11, 22),
    };
    let types = read_of_types();
    let mut told = Vec::new();
    for platform in Platform::ALL {
        let of_platform = types.iter().filter(|((of, _), _)| *of == platform);
        let resources: Vec<Resource> = of_platform
            .map(|((_, kind), read)| {
                // Its only attribute is no block, but an object.
                let shape = match kind.as_str() {
                    "kubernetes_manifest" => Platform::Kubernetes,
                    _ => platform,
                };
                resource(platform, kind, read.attributes(shape, leaf, depth))
            })
            .collect();
        assert!(resources.len() > 10, "{platform:?}: hardly any types");
        let unit = Unit {
            resources,
            ..Unit::new(platform, PathBuf::from("/"), ".".to_owned())
        };
        let diagnostics = judge(&program, &unit, options).diagnostics.into_iter();
        told.extend(diagnostics.map(|one| one.message));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

const ALL: usize = usize::MAX;

#[test]
fn empty_resources_blame_no_check() {
    assert_nothing_is_wrong(&Value::null(), 0);
}

#[test]
fn resources_whose_attributes_are_null_blame_no_check() {
    for depth in [1, 2, 3, ALL] {
        assert_nothing_is_wrong(&Value::null(), depth);
    }
}

#[test]
fn resources_whose_attributes_are_unknown_blame_no_check() {
    let reason = Reason::new(ReasonKind::Input, "nobody has given it");
    for depth in [1, 2, 3, ALL] {
        assert_nothing_is_wrong(&Value::unknown(reason.clone()), depth);
    }
}
