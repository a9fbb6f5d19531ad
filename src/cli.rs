//! The command line: one file a command, and what they share.
//!
//! Everything that a person reads beside the report is written here, to standard error. Standard
//! output holds the report and nothing else.

pub(crate) mod checks;
mod completions;
pub(crate) mod config;
mod definitions;
mod estate;
mod faults;
mod inspect;
mod output;
mod pool;
mod progress;
mod scan;
mod today;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use cumulint::diagnostic::isolate;

/// How a run ended; errors are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing at or above the threshold.
    Clean,
    /// Findings at or above the threshold.
    Findings,
    /// There was nothing to scan.
    NothingToScan,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::SUCCESS,
            Exit::Findings => Self::from(1),
            Exit::NothingToScan => Self::from(3),
        }
    }
}

const EXIT_HELP: &str = "\
Exit status:
  0  no finding at or above the threshold of --fail-on
  1  findings
  2  the job could not be done: arguments, configuration, a named file that cannot be read;
     with --fail-on-gap, also where something was not looked at
  3  nothing to scan";

/// Judges Terraform, CloudFormation and Kubernetes against ISO/IEC 27017, before anything is
/// deployed.
#[derive(Debug, Parser)]
#[command(
    name = "cumulint",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Scan files and directories
    #[command(after_help = EXIT_HELP)]
    Scan(Box<scan::ScanArgs>),
    /// List, explain and test checks
    #[command(subcommand)]
    Checks(checks::ChecksCommand),
    /// Print the resources as the checks see them
    ///
    /// Each resource is printed with its attributes after evaluation: what is unknown, with the
    /// reason, and what refers to other resources. It answers why a check did or did not find
    /// something.
    Inspect(inspect::InspectArgs),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
}

/// What all commands take.
#[derive(Clone, Debug, Args)]
pub(crate) struct Common {
    /// When to colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    color: ColorChoice,
    /// Number of threads [default: one for each processor]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256), help_heading = "Global options")]
    threads: Option<u16>,
    /// Write nothing to standard output, and nothing but errors to standard error
    #[arg(long, short, global = true, help_heading = "Global options")]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Common {
    /// Whether text for this stream is coloured. `FORCE_COLOR` and `NO_COLOR` count where the
    /// command line leaves the choice.
    pub(crate) fn has_color(&self, stream: &impl IsTerminal) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if is_set("NO_COLOR") => false,
            ColorChoice::Auto if is_set("FORCE_COLOR") => true,
            ColorChoice::Auto => stream.is_terminal(),
        }
    }

    /// Number of threads that was asked for; 0 for one each processor.
    pub(crate) fn threads(&self) -> usize {
        self.threads.unwrap_or(0).into()
    }
}

/// Whether the locale's encoding is UTF-8, so that frames can be drawn with more than ASCII.
pub(crate) fn has_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default()
        .to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

impl Cli {
    /// Does what was asked for.
    pub(crate) fn run(self) -> miette::Result<Exit> {
        set_error_style(&self.common);
        silence_panics();
        // One file's failure is caught where it happens; this is for failures of everything else.
        isolate("the input", || self.dispatch())
            .unwrap_or_else(|diagnostic| Err(miette::miette!("{}", diagnostic.message)))
    }

    fn dispatch(self) -> miette::Result<Exit> {
        let common = self.common;
        match self.command {
            Command::Scan(args) => scan::run(&args, &common),
            Command::Checks(command) => checks::run(&command, &common),
            Command::Inspect(args) => inspect::run(&args, &common),
            Command::Completions(args) => completions::run(&args),
        }
    }
}

fn set_error_style(common: &Common) {
    let color = common.has_color(&std::io::stderr());
    let unicode = has_unicode();
    // It fails where a hook is set already, which then stays.
    let _ = miette::set_hook(Box::new(move |_| {
        let options = miette::MietteHandlerOpts::new()
            .color(color)
            .unicode(unicode)
            .terminal_links(false);
        Box::new(faults::Handler(options.build()))
    }));
}

/// A panic is caught where it happens and told as a diagnostic, with the file that it is about; the
/// default message would be told beside it, and names our own files.
fn silence_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// Paths, the current directory where none are given.
pub(crate) fn or_current(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        paths.to_vec()
    }
}

/// Tells why the job could not be done.
pub(crate) fn tell_error(error: &miette::Report) {
    output::tell(format!("{error:?}").trim_end());
}
