//! Every property that our concepts and checks read is one that the platform has: a misspelt path is
//! a check that never fires.
//!
//! The proof is recorded in `tests/data/paths.tsv` by `tests/data/record-paths.py`, which looks each
//! path up in CloudFormation's resource schemas and in the schema of Terraform's AWS provider. Here
//! it is only compared: what is read must be proven.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cumulint::syntax::hcl::ast::{Body, Expr, ExprKind, For, Part, Step};
use cumulint::syntax::hcl::parse;

/// What every resource has, whatever its type.
const COMMON: [&str; 8] = [
    "DeletionPolicy",
    "UpdateReplacePolicy",
    "address",
    "certain",
    "lifecycle",
    "planned",
    "platform",
    "type",
];

/// What is read on several types at once and is null on these, since others of them have it.
const OF_OTHERS: [&str; 3] = [
    "cloudformation\tAWS::AutoScaling::LaunchConfiguration\tLaunchTemplate",
    "terraform\taws_instance\tebs_block_device.no_device",
    "terraform\taws_spot_instance_request\tebs_block_device.no_device",
];

/// A place in resources of a type: the type, with its platform, and the path.
type Base = (String, Vec<String>);

/// What an expression reads, with the names that are bound around it.
#[derive(Default)]
struct Reading {
    bound: BTreeMap<String, Vec<Option<Base>>>,
    platform: String,
    read: BTreeSet<String>,
}

impl Reading {
    fn body(&mut self, body: &Body, own: &Base) {
        let each = body.attributes.iter().find(|it| it.name.name == "for_each");
        let each = each.and_then(|each| {
            self.bind("self", Some(own.clone()));
            let base = self.base(&each.expr);
            self.unbind("self");
            base
        });
        for attribute in &body.attributes {
            self.bind("self", Some(own.clone()));
            self.bind("each", each.clone());
            self.expr(&attribute.expr);
            self.unbind("each");
            self.unbind("self");
        }
    }

    fn bind(&mut self, name: &str, base: Option<Base>) {
        self.bound.entry(name.to_owned()).or_default().push(base);
    }

    fn unbind(&mut self, name: &str) {
        self.bound.get_mut(name).unwrap().pop();
    }

    /// What a name and steps lead to.
    fn place(&self, root: &str, steps: &[Step]) -> Option<Base> {
        let (kind, mut path) = self.bound.get(root)?.last()?.clone()?;
        let skipped = usize::from(root == "each");
        if skipped == 1 && !matches!(steps.first(), Some(Step::Attr(name)) if name.name == "value")
        {
            return None;
        }
        add(&mut path, &steps[skipped..]);
        Some((kind, path))
    }

    /// What the elements of a collection are.
    fn base(&self, expr: &Expr) -> Option<Base> {
        match &expr.kind {
            ExprKind::Traversal { root, steps } => self.place(&root.name, steps),
            ExprKind::Parens(inner) => self.base(inner),
            ExprKind::Call { name, args, .. } => match (name.name.as_str(), args.as_slice()) {
                ("list" | "coalesce" | "flatten", [first, ..]) => self.base(first),
                ("resources" | "linked", [first, ..]) => match &first.kind {
                    ExprKind::String(kind) => {
                        Some((format!("{}\t{kind}", self.platform), Vec::new()))
                    }
                    _ => None,
                },
                _ => None,
            },
            ExprKind::For(each) if each.key.is_none() => match &each.value.kind {
                ExprKind::Traversal { root, steps } if root.name == each.value_name.name => {
                    let (kind, mut path) = self.base(&each.collection)?;
                    add(&mut path, steps);
                    Some((kind, path))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Traversal { root, steps } => {
                self.steps(steps);
                if let Some((kind, path)) = self.place(&root.name, steps)
                    && path
                        .first()
                        .is_some_and(|first| !COMMON.contains(&first.as_str()))
                {
                    self.read.insert(format!("{kind}\t{}", path.join(".")));
                }
            }
            ExprKind::Template(parts) => self.parts(parts),
            ExprKind::Tuple(items) => items.iter().for_each(|item| self.expr(item)),
            ExprKind::Object(entries) => entries.iter().for_each(|(_, value)| self.expr(value)),
            ExprKind::Access { base, steps } | ExprKind::Splat { base, steps, .. } => {
                self.expr(base);
                self.steps(steps);
            }
            ExprKind::Call { args, .. } => args.iter().for_each(|arg| self.expr(arg)),
            ExprKind::Conditional { condition, yes, no } => {
                [condition, yes, no]
                    .into_iter()
                    .for_each(|it| self.expr(it));
            }
            ExprKind::For(each) => self.for_expr(each),
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Parens(inner) => self.expr(inner),
            _ => {}
        }
    }

    fn for_expr(&mut self, each: &For) {
        self.expr(&each.collection);
        let base = self.base(&each.collection);
        self.bind(&each.value_name.name, base);
        let inner = [
            each.key.as_ref(),
            each.condition.as_ref(),
            Some(&each.value),
        ];
        inner.into_iter().flatten().for_each(|it| self.expr(it));
        self.unbind(&each.value_name.name);
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            if let Step::Index(index) = step {
                self.expr(index);
            }
        }
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            if let Part::Interpolation(expr) = part {
                self.expr(expr);
            }
        }
    }
}

/// The attributes that steps read one after the other; elements are passed over.
fn add(path: &mut Vec<String>, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Attr(name) => path.push(name.name.to_string()),
            Step::Index(Expr {
                kind: ExprKind::String(name),
                ..
            }) => path.push(name.to_string()),
            Step::Index(_) => {}
            Step::Splat { steps, .. } => add(path, steps),
        }
    }
}

fn definitions(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            definitions(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "hcl") {
            files.push(path);
        }
    }
}

/// Whether the schemas that paths are looked up in have the type.
fn is_covered(line: &str) -> bool {
    [
        "cloudformation\tAWS::",
        "terraform\taws_",
        "terraform\tdata.aws_",
    ]
    .iter()
    .any(|start| line.starts_with(start))
}

fn read_paths() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    definitions(&root.join("checks"), &mut files);
    let mut read = BTreeSet::new();
    for file in files {
        let parsed = parse(&fs::read_to_string(file).unwrap());
        let blocks = parsed
            .body
            .blocks
            .iter()
            .flat_map(|block| &block.body.blocks);
        for block in blocks {
            let labels: Vec<&str> = block.labels.iter().map(|it| it.name.as_str()).collect();
            let [platform, types @ ..] = labels.as_slice() else {
                continue;
            };
            for kind in types {
                let mut reading = Reading {
                    platform: (*platform).to_owned(),
                    ..Reading::default()
                };
                let own = (format!("{platform}\t{kind}"), Vec::new());
                reading.body(&block.body, &own);
                read.extend(reading.read);
            }
        }
    }
    read.retain(|line| is_covered(line));
    read
}

#[test]
fn every_path_that_is_read_is_in_the_schemas() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/paths.tsv");
    let proven = fs::read_to_string(file).unwrap_or_default();
    let proven: BTreeSet<&str> = proven.lines().collect();
    let read = read_paths();
    let unproven: Vec<&str> = read
        .iter()
        .map(String::as_str)
        .filter(|line| !proven.contains(line) && !OF_OTHERS.contains(line))
        .collect();
    assert!(
        unproven.is_empty(),
        "tests/data/record-paths.py has not proven:\n{}",
        unproven.join("\n")
    );
}
