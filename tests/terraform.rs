//! The evaluator judged by Terraform: what it makes of each configuration in
//! `tests/data/terraform` against what Terraform planned for it (`expected.json`, recorded by
//! `tests/data/record-terraform.sh`).
//!
//! Resources must be the same, none too many, none too few. What we know of an attribute must be
//! what the plan says; what the plan does not know, we must not know; what we do not know although
//! the plan does is counted, and must be listed in [`OPEN`].
//!
//! A plan holds values as the provider's schema has them, so a text there may be a number here.
//! That is accepted where the plan's JSON type differs from ours, since only the schema can have
//! made the difference; `terraform_data` takes any type and changes none, and must match exactly.
//! Texts that are JSON are compared as such, since providers write policies anew. Order does not
//! matter where the schema says set (`sets.json`). A null, and what a block leaves
//! out, is up to the provider.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cumulint::resource::{Resource, Unit};
use cumulint::source::Sources;
use cumulint::terraform;
use cumulint::value::{Data, Map, Number, ObjectKind, SequenceKind, Value};
use serde_json::Value as Json;

/// What a plan knows and we do not: case and path. A file that is not there may be made before
/// Terraform is run, and what is sensitive or ephemeral is not kept track of. Compressed bytes are the compressor's
/// own; `tags_all` and `minified_json` are the provider's. What type a written attribute has, only the
/// provider's schema says; the order of what several blocks of a policy add to one list; and what the state of another
/// configuration or a region holds, only a plan asks for.
const OPEN: [(&str, &str); 80] = [
    ("bucket-module", "terraform_data.outputs.input.modules[0]"),
    ("bucket-module", "terraform_data.outputs.input.rules"),
    ("bucket-module", "terraform_data.outputs.input.site"),
    (
        "chained-instances",
        "terraform_data.chained.input.sizes.public-a",
    ),
    (
        "chained-instances",
        "terraform_data.chained.input.sizes.public-b",
    ),
    (
        "chained-instances",
        "terraform_data.chained.input.sizes.public-c",
    ),
    (
        "collection-functions",
        "terraform_data.collections.input.encoded[2]",
    ),
    (
        "conditional-instances",
        "terraform_data.uses.input.filtered.b",
    ),
    ("data-counts", "aws_s3_bucket.logs[0].bucket"),
    ("data-counts", "aws_s3_bucket.logs[1].bucket"),
    ("data-counts", "terraform_data.uses.input.arns"),
    ("data-counts", "terraform_data.uses.input.region"),
    ("data-counts", "terraform_data.uses.input.service"),
    (
        "ephemeral-values",
        "aws_db_instance.app.skip_final_snapshot",
    ),
    ("files", "terraform_data.rendered.input.exists"),
    (
        "iam-platform",
        "terraform_data.roles.input.statements.app-api",
    ),
    (
        "json-configuration",
        "terraform_data.reads_json.input.devices",
    ),
    (
        "lifecycle-conditions",
        "terraform_data.generation.input.sizes[0]",
    ),
    (
        "lifecycle-conditions",
        "terraform_data.generation.input.sizes[1]",
    ),
    ("lists-and-sets", "aws_lb.copy.internal"),
    (
        "lists-and-sets",
        "terraform_data.known.input.keyed.subnet-a",
    ),
    ("lists-and-sets", "terraform_data.open.input.can"),
    ("lists-and-sets", "terraform_data.open.input.compare"),
    ("lists-and-sets", "terraform_data.open.input.count"),
    ("lists-and-sets", "terraform_data.open.input.devices"),
    ("lists-and-sets", "terraform_data.open.input.either"),
    ("lists-and-sets", "terraform_data.open.input.encoded"),
    ("lists-and-sets", "terraform_data.open.input.entries[0]"),
    ("lists-and-sets", "terraform_data.open.input.entries[1]"),
    ("lists-and-sets", "terraform_data.open.input.flat"),
    ("lists-and-sets", "terraform_data.open.input.joined"),
    ("lists-and-sets", "terraform_data.open.input.listed"),
    ("lists-and-sets", "terraform_data.open.input.max"),
    ("lists-and-sets", "terraform_data.open.input.policies"),
    ("lists-and-sets", "terraform_data.open.input.policy"),
    ("lists-and-sets", "terraform_data.open.input.same"),
    ("lists-and-sets", "terraform_data.open.input.script"),
    ("lists-and-sets", "terraform_data.open.input.sizes"),
    ("lists-and-sets", "terraform_data.open.input.spread"),
    ("lists-and-sets", "terraform_data.open.input.subnets"),
    ("lists-and-sets", "terraform_data.open.input.template"),
    ("lists-and-sets", "terraform_data.open.input.tried"),
    ("lists-and-sets", "terraform_data.open.input.tuple"),
    ("lists-and-sets", "terraform_data.open.input.upper"),
    (
        "mistyped-references",
        "data.aws_iam_policy_document.conditions.json",
    ),
    ("mistyped-references", "terraform_data.lengths.input.twins"),
    ("mistyped-references", "terraform_data.typed.input.default"),
    ("mistyped-references", "terraform_data.typed.input.encoded"),
    (
        "mistyped-references",
        "terraform_data.typed.input.encrypted",
    ),
    ("mistyped-references", "terraform_data.typed.input.entry"),
    (
        "mistyped-references",
        "terraform_data.typed.input.entry_text",
    ),
    ("mistyped-references", "terraform_data.typed.input.first"),
    ("mistyped-references", "terraform_data.typed.input.idle"),
    ("mistyped-references", "terraform_data.typed.input.inside"),
    ("mistyped-references", "terraform_data.typed.input.is_idle"),
    (
        "mistyped-references",
        "terraform_data.typed.input.is_inside",
    ),
    (
        "mistyped-references",
        "terraform_data.typed.input.is_primary",
    ),
    ("mistyped-references", "terraform_data.typed.input.is_text"),
    ("mistyped-references", "terraform_data.typed.input.source"),
    ("mistyped-references", "terraform_data.typed.input.tags.a"),
    ("mistyped-references", "terraform_data.typed.input.tags.b"),
    ("mistyped-references", "terraform_data.typed.input.tags.c"),
    ("mistyped-references", "terraform_data.typed.input.volume"),
    (
        "modules-three-deep",
        "terraform_data.read.input.delays.counted-0",
    ),
    (
        "modules-three-deep",
        "terraform_data.read.input.delays.counted-1",
    ),
    (
        "modules-three-deep",
        "terraform_data.read.input.delays.counted-2",
    ),
    (
        "policy-composition",
        "data.aws_iam_policy_document.combined.source_policy_documents[0]",
    ),
    (
        "policy-composition",
        "data.aws_iam_policy_document.grants.json",
    ),
    ("policy-composition", "terraform_data.seen.input.minified"),
    ("policy-documents", "aws_iam_policy.merged.policy"),
    (
        "policy-documents",
        "data.aws_iam_policy_document.merged_conditions.json",
    ),
    ("remote-state", "aws_instance.one[\"subnet-1\"].subnet_id"),
    ("remote-state", "aws_instance.one[\"subnet-2\"].subnet_id"),
    ("remote-state", "aws_lb.app.internal"),
    ("remote-state", "aws_lb.app.subnets"),
    ("remote-state", "aws_security_group.app.vpc_id"),
    ("remote-state", "aws_security_group_rule.in.cidr_blocks"),
    ("remote-state", "terraform_data.uses.input.count"),
    ("remote-state", "terraform_data.uses.input.owner"),
    ("sensitive-values", "terraform_data.seen.input.is_set"),
];

/// What we know and a plan does not: the ARN of a resource is not null; what is false on one side of
/// `&&` is false; and so is decided what both branches agree on.
const COUNTED_ON: [&str; 3] = [
    "terraform_data.half.input.decided",
    "terraform_data.unknowns.input.and",
    "terraform_data.unknowns.input.either",
];

/// Resources whose number hangs on what only a plan asks for: the state of another configuration, or
/// what a region is in. One stands for all that the plan has, and must be like each.
const STANDING: [(&str, &str); 3] = [
    ("data-counts", "aws_s3_bucket.logs[*]"),
    ("data-counts", "aws_s3_bucket_versioning.logs[*]"),
    ("remote-state", "aws_instance.one[*]"),
];

/// Of what the provider keeps no more than a hash: type and attribute. Checks see what is written.
const HASHED: [(&str, &str); 1] = [("aws_instance", "user_data")];

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/terraform");
    let mut cases: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn json(path: &Path) -> Json {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// Evaluates a case; its only root module is the case's own directory.
fn evaluate(case: &Path) -> Unit {
    let case = case.canonicalize().unwrap();
    let sources = Sources::new(&case).unwrap();
    let mut files: Vec<_> = fs::read_dir(&case)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".tf") || name.ends_with(".tf.json")
        })
        .collect();
    files.sort();
    let files: Vec<_> = files
        .iter()
        .map(|path| sources.load(path).unwrap())
        .collect();
    let mut units = terraform::evaluate(&files, &sources, &terraform::Options::default());
    assert_eq!(units.len(), 1, "{case:?}");
    units.remove(0)
}

/// The texts of policy documents that Terraform reads only when it applies. It puts off every data
/// source that refers to what is still to be made, also one that asks nobody: we need not.
fn deferred<'u>(unit: &'u Unit, expected: &Json) -> BTreeSet<&'u str> {
    let is_deferred = |resource: &&Resource| {
        resource.kind == "data.aws_iam_policy_document"
            && expected[resource.address.as_str()]["unknown"]["json"] == true
    };
    let documents = unit.resources.iter().filter(is_deferred);
    documents
        .filter_map(|resource| resource.attributes.get("json")?.as_str())
        .collect()
}

/// Compares one case and gathers what differs.
struct Comparison<'a> {
    case: &'a str,
    sets: &'a Json,
    deferred: &'a BTreeSet<&'a str>,
    /// Type of the resource at hand.
    kind: String,
    faults: Vec<String>,
    /// Paths that the plan knows and we do not.
    open: Vec<String>,
    known: usize,
}

impl<'a> Comparison<'a> {
    const fn new(case: &'a str, sets: &'a Json, deferred: &'a BTreeSet<&'a str>) -> Self {
        Self {
            case,
            sets,
            deferred,
            kind: String::new(),
            faults: Vec::new(),
            open: Vec::new(),
            known: 0,
        }
    }

    fn unit(&mut self, unit: &Unit, expected: &Json) {
        for diagnostic in &unit.diagnostics {
            self.faults
                .push(format!("diagnostic: {}", diagnostic.message));
        }
        let ours: BTreeMap<&str, &Resource> = unit
            .resources
            .iter()
            .map(|resource| (resource.address.as_str(), resource))
            .collect();
        let planned = expected.as_object().unwrap();
        let mut met = BTreeSet::new();
        for (address, plan) in planned {
            let standing = self.standing(address).filter(|it| ours.contains_key(it));
            let own = standing.unwrap_or(address);
            match ours.get(own) {
                Some(resource) => self.resource(address, resource, plan),
                None => self.faults.push(format!("{address}: missing")),
            }
            met.insert(own);
        }
        for address in ours.keys().filter(|it| !met.contains(**it)) {
            self.faults.push(format!("{address}: not in the plan"));
        }
    }

    /// The address of the resource that may stand for an instance of the plan.
    fn standing(&self, planned: &str) -> Option<&'static str> {
        let (declared, _) = planned.split_once('[')?;
        let mut standing = STANDING.iter().filter(|(case, _)| *case == self.case);
        let found = standing.find(|(_, address)| address.strip_suffix("[*]") == Some(declared))?;
        Some(found.1)
    }

    fn resource(&mut self, address: &str, resource: &Resource, plan: &Json) {
        self.kind = plan["type"].as_str().unwrap().to_owned();
        if resource.kind != self.kind {
            self.faults.push(format!("{address}: is {}", resource.kind));
        }
        let entries = resource.attributes.as_entries().unwrap();
        let entries: Map = entries
            .clone()
            .into_iter()
            // Arguments that are only written are in no plan.
            .filter(|(name, _)| name != "lifecycle" && !name.ends_with("_wo"))
            .collect();
        self.entries(address, "", &entries, &plan["values"], &plan["unknown"]);
    }

    fn entries(&mut self, at: &str, path: &str, ours: &Map, plan: &Json, unknown: &Json) {
        for (name, value) in ours.iter() {
            let inner = if path.is_empty() {
                name.to_string()
            } else {
                format!("{path}.{name}")
            };
            self.value(
                &format!("{at}.{name}"),
                &inner,
                value,
                &plan[name.as_str()],
                &unknown[name.as_str()],
            );
        }
    }

    /// `at` is the value's address, `path` that of its attribute in the schema.
    fn value(&mut self, at: &str, path: &str, ours: &Value, plan: &Json, unknown: &Json) {
        if *unknown == Json::Bool(true) {
            let is_written = !ours.is_null() && !is_no_block(ours);
            let is_known = ours.find_unknown().is_none() && is_written;
            if is_known && !COUNTED_ON.contains(&at) && !self.is_deferred(ours) {
                self.faults
                    .push(format!("{at}: known here, unknown in the plan"));
            }
            return;
        }
        match (&ours.data, plan) {
            (Data::Unknown(_), _) => self.open.push(format!("{} {at}", self.case)),
            _ if HASHED.contains(&(self.kind.as_str(), path)) => {}
            (Data::Null, _) if !self.is_exact() => {}
            (_, Json::Null) if !self.is_exact() && is_empty(ours) => {}
            // The schema says that there is at most one such block.
            (Data::Sequence(SequenceKind::Blocks, blocks), Json::Object(_))
                if blocks.len() == 1 =>
            {
                self.value(at, path, &blocks[0], plan, unknown);
            }
            // In JSON the only block of a type may be written without a list around it.
            (Data::Object(ObjectKind::Block, _), Json::Array(planned)) if planned.len() == 1 => {
                self.value(at, path, ours, &planned[0], &unknown[0]);
            }
            (Data::Sequence(_, ours), Json::Array(plan)) => {
                if self.is_set(path) {
                    self.set(at, path, &distinct(ours), plan, unknown);
                } else if ours.len() != plan.len() {
                    let (here, there) = (ours.len(), plan.len());
                    self.faults
                        .push(format!("{at}: {here} elements, not {there}"));
                } else {
                    for (index, (ours, plan)) in ours.iter().zip(plan).enumerate() {
                        self.value(&format!("{at}[{index}]"), path, ours, plan, &unknown[index]);
                    }
                }
            }
            (Data::Object(kind, entries), Json::Object(planned)) => {
                if *kind != ObjectKind::Block {
                    let added = planned.keys().filter(|name| !entries.contains(name));
                    let added: Vec<_> = added.collect();
                    if !added.is_empty() {
                        self.faults.push(format!("{at}: lacks {added:?}"));
                    }
                }
                self.entries(at, path, entries, plan, unknown);
            }
            _ if self.is_same_scalar(&ours.data, plan) => self.known += 1,
            _ => {
                let ours = serde_json::to_string(ours).unwrap();
                self.faults.push(format!("{at}: {ours}, not {plan}"));
            }
        }
    }

    /// Each element of ours must be one of the plan's that is not taken yet.
    fn set(&mut self, at: &str, path: &str, ours: &[Value], plan: &[Json], unknown: &Json) {
        if ours.len() != plan.len() {
            let (here, there) = (ours.len(), plan.len());
            self.faults
                .push(format!("{at}: {here} elements, not {there}"));
            return;
        }
        let mut free: Vec<usize> = (0..plan.len()).collect();
        for value in ours {
            let found = free.iter().position(|&index| {
                let mut trial = Comparison::new(self.case, self.sets, self.deferred);
                trial.kind.clone_from(&self.kind);
                trial.value(at, path, value, &plan[index], &unknown[index]);
                trial.faults.is_empty()
            });
            match found {
                Some(found) => {
                    let index = free.remove(found);
                    self.value(at, path, value, &plan[index], &unknown[index]);
                }
                None => {
                    let value = serde_json::to_string(value).unwrap();
                    self.faults
                        .push(format!("{at}: {value} is not among the plan's"));
                }
            }
        }
    }

    /// Whether it is the text of a policy document that Terraform reads when it applies.
    fn is_deferred(&self, ours: &Value) -> bool {
        ours.as_str()
            .is_some_and(|text| self.deferred.contains(text))
    }

    fn is_exact(&self) -> bool {
        self.kind == "terraform_data"
    }

    fn is_set(&self, path: &str) -> bool {
        let sets = self.sets[&self.kind].as_array();
        sets.is_some_and(|sets| sets.iter().any(|set| set == path))
    }

    fn is_same_scalar(&self, ours: &Data, plan: &Json) -> bool {
        match (ours, plan) {
            (Data::Null, Json::Null) => true,
            (Data::Bool(ours), Json::Bool(plan)) => ours == plan,
            (Data::String(ours), Json::String(plan)) if ours == plan => true,
            (Data::Number(ours), Json::Number(plan)) => {
                Number::parse(&plan.to_string()).is_some_and(|plan| *ours == plan)
            }
            _ if self.is_exact() => false,
            (Data::String(ours), Json::String(plan)) => is_same_json(ours, plan),
            (Data::String(ours), Json::Number(plan)) => {
                let plan = Number::parse(&plan.to_string());
                plan.is_some() && Number::parse(ours) == plan
            }
            (Data::String(ours), Json::Bool(plan)) => ours == if *plan { "true" } else { "false" },
            (Data::Number(ours), Json::String(plan)) => ours.to_string() == *plan,
            (Data::Bool(ours), Json::String(plan)) => ours.to_string() == *plan,
            _ => false,
        }
    }
}

/// Providers take a collection without elements for none.
fn is_empty(value: &Value) -> bool {
    value.as_items().is_some_and(<[Value]>::is_empty)
        || value.as_entries().is_some_and(|it| it.len() == 0)
}

/// What a `dynamic` block comes to that goes through nothing: as if it were not written.
fn is_no_block(value: &Value) -> bool {
    matches!(&value.data, Data::Sequence(SequenceKind::Blocks, blocks) if blocks.is_empty())
}

/// What a set holds of these.
fn distinct(items: &[Value]) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for item in items {
        if kept.iter().all(|known| known.same(item) != Some(true)) {
            kept.push(item.clone());
        }
    }
    kept
}

/// Providers write policies anew.
fn is_same_json(ours: &str, plan: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Json>(text).ok();
    read(ours).is_some_and(|ours| ours.is_object() && Some(ours) == read(plan))
}

#[test]
fn configurations_come_to_what_terraform_plans() {
    let sets = json(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/terraform/sets.json"));
    let (mut faults, mut open, mut known) = (Vec::new(), Vec::new(), 0);
    let cases = cases();
    for case in &cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let (unit, expected) = (evaluate(case), json(&case.join("expected.json")));
        let deferred = deferred(&unit, &expected);
        let mut comparison = Comparison::new(&name, &sets, &deferred);
        comparison.unit(&unit, &expected);
        let own = comparison.faults.iter();
        faults.extend(own.map(|fault| format!("{name}: {fault}")));
        open.append(&mut comparison.open);
        known += comparison.known;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let allowed: Vec<String> = OPEN
        .iter()
        .map(|(case, path)| format!("{case} {path}"))
        .collect();
    assert_eq!(open, allowed, "unknown here and planned there");
    let (share, all) = (open.len(), known + open.len());
    assert!(
        cases.len() >= 48,
        "only {} configurations are compared",
        cases.len()
    );
    assert!(all > 1000, "only {all} values are compared");
    assert!(
        share * 20 < all,
        "{share} of {all} values are unknown: not less than 5 %"
    );
}
