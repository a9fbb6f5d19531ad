//! `cumulint scan`.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use cumulint::check::Program;
use cumulint::check::definition::{Check, Definitions, Severity};
use cumulint::finding::{Finding, Outcome, Selector};
use cumulint::report::{self, Format, Settings};
use cumulint::scan::{Estate, gather};
use miette::{Context, IntoDiagnostic, bail};

use super::definitions::{self, Selection};
use super::estate::{EstateArgs, Ground};
use super::progress::Progress;
use super::today::TodayArgs;
use super::{Common, Exit, has_unicode, output, pool};

/// Where the terminal report is wrapped if there is no terminal, and at most.
const WIDTH: usize = 100;

/// Most named files that are told by name where they are none of ours.
const MOST_NAMES: usize = 5;

/// Arguments of `scan`.
#[derive(Debug, Args)]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    estate: EstateArgs,
    #[command(flatten)]
    checks: CheckArgs,
    #[command(flatten)]
    report: ReportArgs,
}

/// Which checks run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Checks")]
struct CheckArgs {
    /// Run these checks alone: ids, names, globs, themes or controls (CLD.9.5.2, 27017:2026/8.9)
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = parse_selector)]
    check: Vec<Selector>,
    /// Do not run these checks
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = parse_selector)]
    skip_check: Vec<Selector>,
    /// Folder of your own checks; repeatable
    #[arg(long, value_name = "DIR")]
    checks: Vec<PathBuf>,
    /// Show what is suppressed by comments and configuration as if it were not
    #[arg(long)]
    no_ignores: bool,
    #[command(flatten)]
    today: TodayArgs,
}

/// What is told, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct ReportArgs {
    /// Form of the report on standard output
    #[arg(short, long, value_parser = format_parser(), default_value = "terminal")]
    format: Format,
    /// Write one more report to a file; repeatable
    #[arg(short, long, value_name = "FORMAT=FILE", value_parser = parse_output)]
    output: Vec<(Format, PathBuf)>,
    /// Least severity that is shown
    #[arg(long, value_name = "SEVERITY", value_parser = severity_parser())]
    severity: Option<Severity>,
    /// Least severity that makes the run fail [default: that of --severity]
    #[arg(long, value_name = "SEVERITY", value_parser = severity_parser())]
    fail_on: Option<Severity>,
    /// Exit with 2 if something was not looked at: a bound, a module that is not on disk, a broken file
    #[arg(long)]
    fail_on_gap: bool,
    /// Exit with 0 even if there are findings
    #[arg(long)]
    exit_zero: bool,
    /// Put the verdict of every check on every resource into the JSON report
    #[arg(long)]
    all_verdicts: bool,
    /// Put suppressed findings into SARIF and JUnit reports too
    #[arg(long)]
    show_suppressed: bool,
    /// Name that tells several scans of one commit apart in SARIF
    #[arg(long, value_name = "NAME")]
    category: Option<String>,
}

impl ReportArgs {
    /// Fails where that is asked for and something was not looked at. The reports come first.
    fn require_whole(&self, gaps: usize) -> miette::Result<()> {
        let told = match gaps {
            1 => "diagnostic in the report says",
            _ => "diagnostics in the report say",
        };
        if self.fail_on_gap && gaps > 0 {
            bail!("not everything was looked at: {gaps} {told} what");
        }
        Ok(())
    }
}

fn parse_selector(text: &str) -> Result<Selector, String> {
    if text.trim().is_empty() {
        return Err("expected the name of a check".to_owned());
    }
    Selector::parse(text).map_err(|error| error.to_string())
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|name| {
        Format::from_name(&name).ok_or("the possible values are the names of formats")
    })
}

fn severity_parser() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.map(Severity::name)).try_map(|name| {
        Severity::from_name(&name).ok_or("the possible values are the names of severities")
    })
}

fn parse_output(text: &str) -> Result<(Format, PathBuf), String> {
    let names = Format::ALL.map(Format::name).join(", ");
    let (name, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or("expected FORMAT=FILE")?;
    let format = Format::from_name(name).ok_or(format!("the formats are {names}"))?;
    Ok((format, PathBuf::from(path)))
}

fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| WIDTH.min(width.0.into()))
}

/// Scans, writes the reports, and says how it went.
pub(crate) fn run(args: &ScanArgs, common: &Common) -> miette::Result<Exit> {
    let start = Instant::now();
    let mut ground = Ground::prepare(&args.estate, common)?;
    let folders = ground.config.checks.iter().chain(&args.checks.checks);
    let folders: Vec<PathBuf> = folders.cloned().collect();
    ground.leave_out_fixtures(folders.iter());
    let definitions = definitions::load(&folders)?;
    let mut skipped = ground.config.skip_check.clone();
    skipped.extend(args.checks.skip_check.iter().cloned());
    let selection = Selection {
        check: if args.checks.check.is_empty() {
            &ground.config.check
        } else {
            &args.checks.check
        },
        skip_check: &skipped,
    };
    selection.validate(&definitions)?;
    selection.require_some(&definitions)?;

    let found = ground.discover();
    let scan = Scan {
        args,
        ground: &ground,
        definitions: &definitions,
        selection,
    };
    let (mut refused, mut passed_over) = (Vec::new(), Vec::new());
    let (mut outcome, is_empty) = if ground.is_bare(&found) {
        scan.judge(Estate::default())?
    } else {
        let progress = Progress::start(!common.quiet);
        let result = pool::install(common.threads(), || {
            let mut estate = ground.evaluate(found);
            refused = std::mem::take(&mut estate.refused);
            passed_over = std::mem::take(&mut estate.passed_over);
            scan.judge(estate)
        });
        drop(progress);
        result??
    };
    outcome.summary.elapsed = start.elapsed();
    let exit = scan.exit(&outcome, is_empty);
    let gaps = outcome.diagnostics.iter().filter(|it| it.kind.is_gap());
    let gaps = gaps.count();
    scan.report(outcome, common)?;
    if !common.quiet && !passed_over.is_empty() {
        output::tell(&not_ours(&passed_over));
    }
    ground.require_understood(&refused)?;
    args.report.require_whole(gaps)?;
    if exit == Exit::NothingToScan && !common.quiet {
        output::tell("nothing to scan: no Terraform, CloudFormation or Kubernetes was found");
    }
    Ok(exit)
}

/// Tells which named files were passed over.
fn not_ours(names: &[String]) -> String {
    let shown = names.iter().take(MOST_NAMES).map(String::as_str);
    let shown = shown.collect::<Vec<_>>().join(", ");
    let more = match names.len().saturating_sub(MOST_NAMES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("passed over, neither Terraform, CloudFormation nor Kubernetes: {shown}{more}")
}

/// A scan under way.
struct Scan<'a> {
    args: &'a ScanArgs,
    ground: &'a Ground,
    definitions: &'a Definitions,
    selection: Selection<'a>,
}

impl<'a> Scan<'a> {
    /// The outcome, and whether there was nothing to scan.
    fn judge(&self, estate: Estate) -> miette::Result<(Outcome<'a>, bool)> {
        let is_empty = estate.is_empty();
        let program = match estate.units.is_empty() {
            true => Program::idle(self.definitions),
            false => Program::new(self.definitions, &|check| self.selection.has(check))
                .into_diagnostic()
                .wrap_err("the checks do not fit together")?,
        };
        let checks = &self.definitions.checks;
        let ran: Vec<&Check> = checks.iter().filter(|c| self.selection.has(c)).collect();
        let options = gather::Options {
            all_verdicts: self.args.report.all_verdicts,
            ignores: !self.args.checks.no_ignores,
            rules: self.ground.config.ignore.clone(),
            tell_unused_rules: self.ground.covers_config(),
            today: self.args.checks.today.day(),
        };
        let Ground { sources, input, .. } = self.ground;
        let outcome = gather::outcome(estate, input, &program, ran, sources, options);
        Ok((outcome, is_empty))
    }

    /// Least severity that is shown.
    fn severity(&self) -> Severity {
        let chosen = self.args.report.severity.or(self.ground.config.severity);
        chosen.unwrap_or(Severity::Info)
    }

    fn exit(&self, outcome: &Outcome<'_>, is_empty: bool) -> Exit {
        if is_empty && !self.ground.has_files_only() {
            return Exit::NothingToScan;
        }
        let chosen = self.args.report.fail_on.or(self.ground.config.fail_on);
        let threshold = chosen.unwrap_or_else(|| self.severity());
        let is_grave = |finding: &Finding<'_>| finding.severity >= threshold;
        if !self.args.report.exit_zero && outcome.findings.iter().any(is_grave) {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }

    /// Writes all reports. Standard output comes last: a reader that goes away early does not keep
    /// the files from being written.
    fn report(&self, mut outcome: Outcome<'_>, common: &Common) -> miette::Result<()> {
        let severity = self.severity();
        outcome
            .findings
            .retain(|finding| finding.severity >= severity);
        outcome
            .suppressed
            .retain(|entry| entry.finding.severity >= severity);
        for (format, path) in &self.args.report.output {
            let report = self.render(*format, &outcome, false)?;
            output::write(path, &report, self.ground.sources.boundary())?;
        }
        if common.quiet {
            return Ok(());
        }
        let color = common.has_color(&std::io::stdout());
        output::print(&self.render(self.args.report.format, &outcome, color)?)
    }

    fn render(
        &self,
        format: Format,
        outcome: &Outcome<'_>,
        color: bool,
    ) -> miette::Result<Vec<u8>> {
        let settings = Settings {
            include_suppressed: self.args.report.show_suppressed,
            all_verdicts: self.args.report.all_verdicts,
            category: self.args.report.category.clone(),
            color,
            unicode: has_unicode(),
            width: width(),
            ..Settings::default()
        };
        let mut bytes = Vec::new();
        report::render(format, outcome, &settings, &mut bytes)
            .into_diagnostic()
            .wrap_err("the report cannot be written")?;
        Ok(bytes)
    }
}
