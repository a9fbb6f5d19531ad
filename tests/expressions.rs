//! The evaluator judged by Terraform: what each expression of `tests/data/expressions.tsv` is worth,
//! from its text through the parser, against what `terraform console` made of it (recorded by
//! `tests/data/record-expressions.sh`).
//!
//! Results are compared as JSON, which is exact to the last digit of a number. Where Terraform has
//! an error there must be one here. What it knows and we do not is counted by reason, must be one of
//! the reasons in [`OPEN`], and must stay rare. What differs on purpose is in [`DEPARTURES`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cumulint::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, evaluate};
use cumulint::source::{FileId, Sources};
use cumulint::syntax::hcl::ast::{Expr, Ident, Step};
use cumulint::syntax::hcl::parse_expression;
use cumulint::value::{Data, Reason, ReasonKind, Value};

const RECORDED: &str = include_str!("data/expressions.tsv");

/// Why a result may be unknown although Terraform knows it, or knows it to be wrong.
const OPEN: [ReasonKind; 3] = [
    ReasonKind::Runtime,
    ReasonKind::Missing,
    ReasonKind::Unsupported,
];

const SHORT_CIRCUIT: &str = "later versions of Terraform do not look at the other side either";
const STATIC: &str = "Terraform refuses the module, whatever is around the name";
const UNTYPED: &str = "a null has no type here";
const LEGACY: &str = "what it can only mean is clear, although Terraform wants it written anew";

/// Where we depart from Terraform on purpose, and why; each of these must be in the record, and must
/// still differ.
const DEPARTURES: [(&str, &str); 10] = [
    ("true || null", SHORT_CIRCUIT),
    ("false && null", SHORT_CIRCUIT),
    ("false && [][0]", SHORT_CIRCUIT),
    ("true || [][0]", SHORT_CIRCUIT),
    ("try(foo, 1)", STATIC),
    ("can(foo)", STATIC),
    ("tolist(null)[*]", UNTYPED),
    ("tolist(null)[*].a", UNTYPED),
    ("[[1, 2], [3]].0.1", LEGACY),
    ("[[1, 2], [3]].1.0", LEGACY),
];

/// What an expression without a module around it can use: functions, and the files beside it.
struct Console {
    sources: Sources,
    base: PathBuf,
}

impl Console {
    fn new() -> Self {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/expressions");
        Self {
            sources: Sources::new(&base).expect("the directory is in the repository"),
            base,
        }
    }

    /// What the text of an expression gives, as the record writes it.
    fn outcome(&self, text: &str) -> Result<String, Reason> {
        let text = text
            .replace('⏎', "\n")
            .replace('␍', "\r")
            .replace('␉', "\t");
        let text = format!("nonsensitive(jsonencode(\n{text}\n))");
        let value = match parse_expression(&text, 0) {
            Ok(expr) => evaluate(&expr, self),
            Err(_) => return Ok("error".to_owned()),
        };
        match value.map(|value| value.data) {
            Ok(Data::String(json)) => Ok(json.to_string()),
            Ok(Data::Unknown(unknown)) => Err(unknown.reason.clone()),
            Ok(other) => panic!("{text}: {other:?}"),
            Err(_) => Ok("error".to_owned()),
        }
    }
}

impl Scope for Console {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn file(&self) -> Option<FileId> {
        None
    }

    fn resolve(
        &self,
        root: &Ident,
        _steps: &[Step],
        _index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        let message = format!("there is no `{}`", root.name);
        Err(EvalError::new(message, root.span))
    }

    fn call(&self, _name: &Ident, _args: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        Some(FileAccess {
            sources: &self.sources,
            base: self.base.clone(),
        })
    }
}

fn recorded() -> impl Iterator<Item = (&'static str, &'static str)> {
    RECORDED
        .lines()
        .filter(|line| !line.starts_with("##"))
        .map(|line| line.split_once('\t').expect("an expression and its result"))
}

#[test]
fn expressions_are_worth_what_terraform_says() {
    let console = Console::new();
    let mut wrong = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut count, mut departures) = (0, 0);
    for (expression, expected) in recorded() {
        count += 1;
        let departs = DEPARTURES.iter().any(|(text, _)| *text == expression);
        departures += usize::from(departs);
        match console.outcome(expression) {
            Ok(got) if (got == expected) != departs => {}
            Err(reason) if OPEN.contains(&reason.kind) && !departs => {
                *open.entry(reason.text.to_string()).or_default() += 1;
            }
            got => wrong.push(format!(
                "{expression}\n  expected {expected}\n  got      {got:?}"
            )),
        }
    }
    println!("{count} expressions, unknown here: {open:#?}");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(departures, DEPARTURES.len());
    assert!(open.values().sum::<usize>() * 100 < 3 * count);
}
