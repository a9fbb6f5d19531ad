//! What `scan` and `inspect` have in common: the paths, the configuration, the values that are given
//! to what is scanned, and the way from there to evaluated units.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use cumulint::cloudformation::{self, parameters};
use cumulint::diagnostic::Diagnostic;
use cumulint::render;
use cumulint::scan::documents::{self, STANDARD_INPUT};
use cumulint::scan::{self, Estate, Input};
use cumulint::source::discover::Found;
use cumulint::source::{LoadError, SourceFile, Sources, Targets};
use cumulint::syntax::tree;
use cumulint::terraform::{self, plan::PlanError};
use miette::{Context, IntoDiagnostic, bail};

use super::config::{self, Config};
use super::{Common, or_current};

/// Most bytes that are read from standard input.
const MAX_INPUT_BYTES: u64 = cumulint::source::store::MAX_FILE_BYTES;

/// What is scanned, and with what values.
#[derive(Debug, Args)]
pub(crate) struct EstateArgs {
    /// Files and directories; `-` reads one file from standard input [default: .]
    ///
    /// A named file is always read, and brings in the module that it belongs to; findings are
    /// shown for the named file alone.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Configuration file [default: the nearest cumulint.toml]
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    config: Option<PathBuf>,
    /// Value of a Terraform variable; repeatable
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_variable, help_heading = "Input")]
    var: Vec<(String, String)>,
    /// File of Terraform variable values; repeatable, later ones win
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    var_file: Vec<PathBuf>,
    /// Name of the Terraform workspace
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    workspace: Option<String>,
    /// Terraform plan in JSON (`terraform show -json`), joined with the source that it was made
    /// from; repeatable
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    plan: Vec<PathBuf>,
    /// File of CloudFormation parameters; repeatable, later ones win
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    parameters: Vec<PathBuf>,
    /// Region that CloudFormation templates are deployed to: `AWS::Region`
    #[arg(long, value_name = "REGION", value_parser = parse_region, help_heading = "Input")]
    region: Option<String>,
    /// Have charts and kustomizations rendered by helm, kustomize or kubectl, without the network
    ///
    /// Programs that are installed are run on what is scanned. Nothing else makes cumulint start any.
    #[arg(long, help_heading = "Input")]
    render: bool,
    /// File of values for charts that are rendered; repeatable, later ones win
    #[arg(long, value_name = "FILE", requires = "render", help_heading = "Input")]
    values: Vec<PathBuf>,
}

fn parse_variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected NAME=VALUE".to_owned()),
    }
}

fn parse_region(text: &str) -> Result<String, String> {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if text.is_empty() || !text.chars().all(is_part) {
        return Err("expected a region such as eu-central-1".to_owned());
    }
    Ok(text.to_owned())
}

/// Everything that a scan stands on.
pub(crate) struct Ground {
    /// The files.
    pub(crate) sources: Sources,
    /// What is scanned.
    pub(crate) input: Input,
    /// The configuration; an empty one where there is no file.
    pub(crate) config: Config,
    options: scan::Options,
    /// What is wrong with files of values.
    diagnostics: Vec<Diagnostic>,
}

impl Ground {
    /// Resolves paths, reads the configuration and the files of values.
    pub(crate) fn prepare(args: &EstateArgs, common: &Common) -> miette::Result<Self> {
        let current = std::env::current_dir()
            .into_diagnostic()
            .wrap_err("the current directory cannot be read")?;
        let is_input = args.paths.iter().any(|path| path == Path::new("-"));
        if is_input && args.paths.len() > 1 {
            bail!("standard input (`-`) is scanned alone, without other paths");
        }
        let paths = if is_input {
            Vec::new()
        } else {
            or_current(&args.paths)
        };
        let targets = Targets::locate(&paths, &current).into_diagnostic()?;
        let sources = Sources::new(&targets.boundary)
            .into_diagnostic()
            .wrap_err_with(|| format!("{} cannot be read", targets.boundary.display()))?;
        let config = read_config(args.config.as_deref(), &targets, &current, &sources)?;
        let input = if is_input {
            Input::Text(read_standard_input(&sources, &current)?)
        } else {
            Input::Paths(targets)
        };
        let mut ground = Self {
            sources,
            input,
            options: scan::Options {
                terraform: terraform_options(args, &config),
                cloudformation: cloudformation::Options {
                    region: args.region.as_deref().map(Into::into),
                    ..cloudformation::Options::default()
                },
                render: render_options(args)?,
                excluded: config.exclude.clone(),
                threads: common.threads(),
                ..scan::Options::default()
            },
            config,
            diagnostics: Vec::new(),
        };
        ground.admit_values(args)?;
        ground.admit_plans(args)?;
        ground.require_named_files()?;
        Ok(ground)
    }

    /// Leaves the fixtures of these folders of checks out: they are wrong on purpose.
    pub(crate) fn leave_out_fixtures<'f>(&mut self, folders: impl Iterator<Item = &'f PathBuf>) {
        let fixtures = folders.filter_map(|folder| folder.join("fixtures").canonicalize().ok());
        self.options.left_out.extend(fixtures);
    }

    /// The files that could matter.
    pub(crate) fn discover(&self) -> Found {
        scan::discover(&self.input, &self.options)
    }

    /// Whether there can be nothing to evaluate, so that no thread need be started.
    pub(crate) fn is_bare(&self, found: &Found) -> bool {
        matches!(self.input, Input::Paths(_))
            && found.files.is_empty()
            && found.problems.is_empty()
            && self.options.terraform.plans.is_empty()
    }

    /// Reads and evaluates. To be called on a pool.
    pub(crate) fn evaluate(&self, found: Found) -> Estate {
        let mut estate = scan::evaluate(&self.input, found, &self.sources, &self.options);
        estate.diagnostics.extend(self.diagnostics.iter().cloned());
        estate
    }

    /// Fails where a named file has to be something and is nothing. The reports, which tell of it too,
    /// come first: others may have been named with it.
    pub(crate) fn require_understood(&self, refused: &[Diagnostic]) -> miette::Result<()> {
        let Some(first) = refused.first() else {
            return Ok(());
        };
        let what = match first.place {
            None => miette::miette!("{}", first.message),
            Some(place) => {
                let file = self.sources.file(place.file);
                let line = file.lines().line(place.span.start);
                miette::miette!("{}", first.message)
                    .wrap_err(format!("{}:{line} cannot be read", file.name))
            }
        };
        Err(what)
    }

    /// Whether only files were named: it is then no fault that none of them is ours. pre-commit
    /// passes whatever has a fitting name.
    pub(crate) fn has_files_only(&self) -> bool {
        matches!(&self.input, Input::Paths(targets) if targets.directories.is_empty())
    }

    /// Whether all that the configuration can be about is scanned.
    pub(crate) fn covers_config(&self) -> bool {
        match (&self.input, &self.config.directory) {
            (Input::Paths(targets), Some(directory)) => targets.walk_covers(directory),
            _ => false,
        }
    }

    /// A named file must be read, unless it is not text and somebody else's.
    fn require_named_files(&self) -> miette::Result<()> {
        let Input::Paths(targets) = &self.input else {
            return Ok(());
        };
        for path in &targets.files {
            let is_json = path.extension().is_some_and(|it| it == "json");
            match documents::load(path, &self.sources) {
                // Plans are as large as what they are about.
                Err(LoadError::TooLarge { .. }) if is_json => {
                    documents::admit(path, &self.sources).into_diagnostic()?;
                }
                other => {
                    other.into_diagnostic()?;
                }
            }
        }
        Ok(())
    }

    /// Reads the plans that the command line names. They are joined with source, not scanned as files
    /// that are found.
    fn admit_plans(&mut self, args: &EstateArgs) -> miette::Result<()> {
        for path in &args.plan {
            let plan = match documents::admit(path, &self.sources) {
                // What `terraform plan -out` makes is an archive.
                Ok(None) | Err(LoadError::NotText { .. }) => {
                    Err(PlanError::Other).into_diagnostic()
                }
                Ok(Some(file)) => {
                    self.options.left_out.push(file.path.clone());
                    self.diagnostics.extend(documents::fault(&file));
                    terraform::Plan::read(file).into_diagnostic()
                }
                Err(error) => Err(error).into_diagnostic(),
            };
            let plan = plan.wrap_err_with(|| format!("{} cannot be joined", path.display()))?;
            self.options.terraform.plans.push(Arc::new(plan));
        }
        Ok(())
    }

    /// Reads the files of values that the command line and the configuration name. Those of the
    /// command line may be anywhere.
    fn admit_values(&mut self, args: &EstateArgs) -> miette::Result<()> {
        for path in &args.var_file {
            self.sources.admit(path).into_diagnostic()?;
        }
        for path in self.config.parameters.iter().chain(&args.parameters) {
            let file = self.sources.admit_document(path).into_diagnostic()?;
            let text = file.text.trim_start_matches('\u{feff}').trim_start();
            let parsed = if text.starts_with(['{', '[']) {
                tree::json::parse(&file.text)
            } else {
                tree::yaml::parse(&file.text)
            };
            let (Some(document), []) = (parsed.documents.first(), parsed.errors.as_slice()) else {
                bail!("{} is neither JSON nor YAML", path.display());
            };
            let (given, diagnostics) = parameters::read(&document.root, &file);
            self.options.cloudformation.parameters.extend(given);
            self.diagnostics.extend(diagnostics);
        }
        Ok(())
    }
}

fn terraform_options(args: &EstateArgs, config: &Config) -> terraform::Options {
    let var_files = config.var_file.iter().chain(&args.var_file);
    let vars = config.var.iter().chain(&args.var);
    terraform::Options {
        var_files: var_files.cloned().collect(),
        vars: vars.cloned().collect(),
        expected: args.var.iter().map(|(name, _)| name.clone()).collect(),
        workspace: args.workspace.clone(),
        plans: Vec::new(),
    }
}

/// What the command line alone can ask for: a configuration may come with what is scanned.
fn render_options(args: &EstateArgs) -> miette::Result<Option<render::Options>> {
    if !args.render {
        return Ok(None);
    }
    let absolute = |path: &PathBuf| {
        let resolved = path.canonicalize().into_diagnostic();
        resolved.wrap_err_with(|| format!("{} cannot be read", path.display()))
    };
    let values = args.values.iter().map(absolute).collect::<Result<_, _>>()?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(Some(render::Options {
        values,
        path: std::env::split_paths(&path).collect(),
    }))
}

fn read_config(
    named: Option<&Path>,
    targets: &Targets,
    current: &Path,
    sources: &Sources,
) -> miette::Result<Config> {
    let found = match named {
        Some(path) => Some(path.to_owned()),
        None => {
            let file = targets.files.first().and_then(|file| file.parent());
            let start = targets.directories.first().map(PathBuf::as_path).or(file);
            let current = current.canonicalize().ok();
            let start = start.or(current.as_deref());
            start.and_then(|start| config::find(start, &targets.boundary))
        }
    };
    let Some(path) = found else {
        return Ok(Config::default());
    };
    let file = match named {
        Some(_) => sources.admit(&path),
        None => sources.load(&path),
    };
    config::read(&file.into_diagnostic()?, sources).map_err(|faults| miette::Report::new(*faults))
}

/// Takes standard input as a file of the current directory, which relative paths in it refer to.
fn read_standard_input(sources: &Sources, current: &Path) -> miette::Result<Arc<SourceFile>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(MAX_INPUT_BYTES + 1)
        .read_to_end(&mut bytes)
        .into_diagnostic()
        .wrap_err("standard input cannot be read")?;
    if bytes.len() as u64 > MAX_INPUT_BYTES {
        bail!(
            "standard input is larger than {} MiB",
            MAX_INPUT_BYTES / 1024 / 1024
        );
    }
    let current = current.canonicalize().into_diagnostic()?;
    match documents::take(current.join(STANDARD_INPUT), bytes, sources) {
        Ok(Some(file)) => Ok(file),
        _ => bail!("standard input is not UTF-8 text"),
    }
}
