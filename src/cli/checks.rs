//! `cumulint checks`: what there is, what it means, and whether a user's own holds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use cumulint::check::definition::{Check, ControlLink, Definitions, Target};
use cumulint::check::{Program, testing};
use cumulint::finding::Selector;
use cumulint::report::visible_lines;
use cumulint::scan::fixtures;
use cumulint::standard;
use ecow::EcoString;
use miette::{Context, IntoDiagnostic, bail};
use serde::Serialize;

use super::today::TodayArgs;
use super::{Common, Exit, definitions, output, pool};

/// The commands below `checks`.
#[derive(Debug, Subcommand)]
pub(crate) enum ChecksCommand {
    /// List all checks
    List(ListArgs),
    /// Say what a check asks, why, and what to change
    #[command(alias = "show")]
    Explain(ExplainArgs),
    /// Test your own checks by their fixtures
    ///
    /// DIR holds checks, concepts and fixtures as docs/writing-checks.md describes them.
    Test(TestArgs),
}

/// Arguments of `checks list`.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only these: ids, names, globs, themes or controls
    #[arg(value_name = "CHECK")]
    only: Vec<String>,
    /// Only those that ask what this check of another scanner asks (CKV_AWS_79); repeatable
    #[arg(long, value_name = "ID")]
    equivalent: Vec<String>,
    /// Folder of your own checks; repeatable
    #[arg(long, value_name = "DIR")]
    checks: Vec<PathBuf>,
    /// Form of the list
    #[arg(short, long, value_enum, default_value = "terminal")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Terminal,
    /// For programs
    Json,
}

/// Arguments of `checks explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Id or name of the check
    #[arg(value_name = "ID")]
    check: String,
    /// Folder of your own checks; repeatable
    #[arg(long, value_name = "DIR")]
    checks: Vec<PathBuf>,
}

/// Arguments of `checks test`.
#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    /// Folder of checks, with `fixtures/<ID>/` in it
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    today: TodayArgs,
}

/// Does what was asked for.
pub(crate) fn run(command: &ChecksCommand, common: &Common) -> miette::Result<Exit> {
    match command {
        ChecksCommand::List(args) => list(args),
        ChecksCommand::Explain(args) => explain(args),
        ChecksCommand::Test(args) => test(args, common),
    }
}

#[derive(Serialize)]
struct CheckJson<'a> {
    id: &'a str,
    name: &'a str,
    title: &'a str,
    theme: &'a str,
    severity: &'static str,
    since: &'a str,
    controls: Vec<ControlJson<'a>>,
    equivalents: BTreeMap<&'a str, &'a [EcoString]>,
}

#[derive(Serialize)]
struct ControlJson<'a> {
    edition: &'a str,
    control: &'a str,
}

impl<'a> ControlJson<'a> {
    fn of(link: &'a ControlLink) -> Self {
        Self {
            edition: &link.edition,
            control: &link.control,
        }
    }
}

fn list(args: &ListArgs) -> miette::Result<Exit> {
    let definitions = definitions::load(&args.checks)?;
    let only: Vec<Selector> = args
        .only
        .iter()
        .map(|word| Selector::parse(word).into_diagnostic())
        .collect::<Result<_, _>>()?;
    let selection = definitions::Selection {
        check: &only,
        skip_check: &[],
    };
    selection.validate(&definitions)?;
    validate_equivalents(&args.equivalent, &definitions)?;
    let is_meant = |check: &Check| {
        args.equivalent.is_empty() || args.equivalent.iter().any(|id| check.is_equivalent(id))
    };
    let checks = definitions.checks.iter();
    let checks = checks.filter(|check| selection.has(check) && is_meant(check));
    let text = match args.format {
        Form::Terminal => visible_lines(&list_text(checks)),
        Form::Json => {
            let all: Vec<_> = checks.map(check_json).collect();
            serde_json::to_string_pretty(&all).into_diagnostic()? + "\n"
        }
    };
    output::print(text.as_bytes())?;
    Ok(Exit::Clean)
}

/// The page of what other scanners ask and has no counterpart here, with the reasons.
const LEFT_OUT: &str = include_str!("../../docs/left-out.md");

/// What a check of another scanner asks, and why it is left out, where the page says so.
fn left_out(id: &str) -> Option<(&'static str, &'static str)> {
    LEFT_OUT.lines().find_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let ids = cells.next()?;
        let asks = cells.next()?;
        let why = cells.next()?.strip_suffix(" |")?;
        let mut ids = ids.split('`').map(str::trim);
        ids.any(|it| it.eq_ignore_ascii_case(id))
            .then_some((asks, why))
    })
}

/// Refuses ids of other scanners that no check names.
fn validate_equivalents(ids: &[String], definitions: &Definitions) -> miette::Result<()> {
    for id in ids {
        if !definitions.checks.iter().any(|it| it.is_equivalent(id)) {
            if let Some((asks, why)) = left_out(id) {
                bail!(help = why, "`{id}` is left out on purpose; it asks {asks}");
            }
            bail!(
                help = "docs/moving-from.md has all that are known, docs/left-out.md what is left out and why",
                "no check is named as the equivalent of `{id}`"
            );
        }
    }
    Ok(())
}

fn check_json(check: &Check) -> CheckJson<'_> {
    CheckJson {
        id: &check.id,
        name: &check.name,
        title: &check.title,
        theme: &check.theme,
        severity: check.severity.name(),
        since: &check.since,
        controls: check.controls.iter().map(ControlJson::of).collect(),
        equivalents: check
            .equivalents
            .iter()
            .map(|it| (it.scanner.as_str(), it.ids.as_slice()))
            .collect(),
    }
}

fn list_text<'a>(checks: impl Iterator<Item = &'a Check>) -> String {
    let mut checks: Vec<&Check> = checks.collect();
    checks.sort_by(|a, b| (&a.theme, &a.id).cmp(&(&b.theme, &b.id)));
    let mut text = String::new();
    let mut theme = "";
    for check in checks {
        if check.theme != theme {
            let gap = if theme.is_empty() { "" } else { "\n" };
            theme = &check.theme;
            let title = standard::theme(theme).map_or(theme, |known| known.title);
            add(&mut text, format_args!("{gap}{theme}: {title}\n"));
        }
        let (severity, title) = (check.severity.name(), &check.title);
        add(
            &mut text,
            format_args!("  {:8} {severity:9} {title}\n", check.id),
        );
    }
    text
}

fn add(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words)
        .expect("writing to a string does not fail");
}

fn explain(args: &ExplainArgs) -> miette::Result<Exit> {
    let definitions = definitions::load(&args.checks)?;
    let is_meant = |check: &&Check| {
        check.id.eq_ignore_ascii_case(&args.check) || check.name.as_str() == args.check
    };
    let Some(check) = definitions.checks.iter().find(is_meant) else {
        bail!(
            help = "`cumulint checks list` has them all",
            "no check is called `{}`",
            args.check
        );
    };
    output::print(visible_lines(&explanation(check, &definitions)).as_bytes())?;
    Ok(Exit::Clean)
}

fn explanation(check: &Check, definitions: &Definitions) -> String {
    let mut text = format!("{} {}\n{}\n\n", check.id, check.name, check.title);
    let mut row = |name: &str, words: &str| add(&mut text, format_args!("{name:12} {words}\n"));
    row("severity", check.severity.name());
    row("theme", &check.theme);
    row("since", &check.since);
    if check.retired {
        row("status", "retired: it does not run any more");
    }
    for link in &check.controls {
        let title = standard::find(&link.edition, &link.control).map_or("", |found| found.title);
        row(
            "control",
            &format!("ISO/IEC {} {} {title}", link.edition, link.control),
        );
    }
    for target in targets(check, definitions) {
        row("looks at", &target);
    }
    for equivalent in &check.equivalents {
        let ids: Vec<&str> = equivalent.ids.iter().map(|id| id.as_str()).collect();
        row(
            "as in",
            &format!("{} {}", equivalent.scanner, ids.join(", ")),
        );
    }
    add(
        &mut text,
        format_args!(
            "\nWhy it matters\n  {}\n\nWhy it is evidence\n  {}\n\nWhat to change\n  {}\n",
            check.rationale, check.because, check.remediation
        ),
    );
    if !check.references.is_empty() {
        text.push_str("\nReferences\n");
        for page in &check.references {
            add(&mut text, format_args!("  {page}\n"));
        }
    }
    text
}

/// What a check looks at: concepts with what they are, or types.
fn targets(check: &Check, definitions: &Definitions) -> Vec<String> {
    let mut targets: Vec<String> = check
        .on
        .iter()
        .map(|on| match &on.target {
            Target::Concept(name) => {
                let concepts = &definitions.concepts;
                let summary = concepts
                    .iter()
                    .find(|concept| concept.name == *name)
                    .map_or("", |concept| concept.summary.as_str());
                format!("{name}: {summary}")
            }
            Target::Types { platform, types } => {
                let types: Vec<&str> = types.iter().map(|name| name.as_str()).collect();
                format!("{platform} {}", types.join(", "))
            }
        })
        .collect();
    targets.dedup();
    targets
}

fn test(args: &TestArgs, common: &Common) -> miette::Result<Exit> {
    let built_in = definitions::load(&[])?;
    let definitions = definitions::load(std::slice::from_ref(&args.folder))?;
    let program = Program::new(&definitions, &|_| true)
        .into_diagnostic()
        .wrap_err("the checks do not fit together")?;
    let own: Vec<usize> = definitions
        .checks
        .iter()
        .enumerate()
        .filter(|(_, check)| !built_in.checks.iter().any(|other| other.id == check.id))
        .map(|(number, _)| number)
        .collect();
    if own.is_empty() {
        bail!("{} holds no checks", args.folder.display());
    }
    let fixtures = args.folder.join("fixtures");
    let tested = pool::install(common.threads(), || {
        testing::test(&fixtures, &program, &own, &|folder, check| {
            fixtures::observe(&definitions, folder, check, args.today.day())
        })
    })?;
    let mut text = String::new();
    for mismatch in &tested.mismatches {
        add(&mut text, format_args!("{mismatch}\n"));
    }
    let (checks, met, wrong) = (tested.checks, tested.met, tested.mismatches.len());
    add(
        &mut text,
        format_args!(
            "{checks} checks tested: {met} expectations met, {wrong} not as they should be\n"
        ),
    );
    if !common.quiet {
        output::print(text.as_bytes())?;
    }
    Ok(if wrong == 0 {
        Exit::Clean
    } else {
        Exit::Findings
    })
}
