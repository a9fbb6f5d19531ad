//! What each file is.
//!
//! Terraform is told by its name, everything else by its content: a `.json` file may be a template,
//! a manifest, a plan, or a package list that is none of our business. A file is parsed only if it
//! holds the words that such a document must hold, and a fault in it is told only then: nobody
//! wants to hear of a broken test fixture of another tool.

mod refusal;
mod signs;
mod text;

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, DiagnosticKind, isolate};
use crate::render::{self, Chart, Folders, Kustomization};
use crate::source::{FileId, Place, SourceFile, Sources};
use crate::syntax::tree::{self, Document, Node};
use crate::{cloudformation, kubernetes, terraform};

use signs::{Signs, is_meant_for_us};

pub use text::{admit, fault, load, take};

/// Name of standard input among the files. A text of this name that is neither JSON nor YAML of ours
/// is taken for Terraform.
pub const STANDARD_INPUT: &str = "<stdin>";

/// A document and the file that it is in.
pub type Located = (Arc<SourceFile>, Document);

/// What was read, by what it is. Each list is in the order of the paths.
#[derive(Debug, Default)]
pub struct Documents {
    /// Configuration files, native and JSON.
    pub terraform: Vec<Arc<SourceFile>>,
    /// Plans in JSON.
    pub plans: Vec<Located>,
    /// CloudFormation templates.
    pub templates: Vec<Located>,
    /// Kubernetes objects.
    pub manifests: Vec<Located>,
    /// Charts and kustomizations.
    pub folders: Folders,
    /// Files that are no YAML before they are rendered.
    pub unrendered: Vec<Arc<SourceFile>>,
    /// Files that nothing is read from though they are ours: templates and patches that were not
    /// rendered.
    pub set_aside: Vec<FileId>,
    /// Number of charts, kustomizations and other templates that were not rendered.
    pub not_rendered: usize,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// Of these, what is wrong with named files that have to be something and are nothing.
    pub refused: Vec<Diagnostic>,
    /// The names of named files that are somebody else's.
    pub passed_over: Vec<String>,
}

impl Documents {
    /// The files that were understood, each once.
    pub fn files(&self) -> Vec<FileId> {
        let located = [&self.plans, &self.templates, &self.manifests];
        let mut files: Vec<FileId> = self
            .terraform
            .iter()
            .chain(located.into_iter().flatten().map(|(file, _)| file))
            .map(|file| file.id)
            .collect();
        files.sort();
        files.dedup();
        files
    }

    /// Takes the manifests of others, and what says of them that they are none; nothing else was asked
    /// for.
    pub(super) fn absorb_manifests(&mut self, others: Self) {
        self.manifests.extend(others.manifests);
        self.manifests.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        let kustomizations = others.folders.kustomizations;
        self.folders.kustomizations.extend(kustomizations);
    }
}

/// What came of reading one file.
#[derive(Debug, Default)]
pub struct Read {
    kind: Kind,
    diagnostics: Vec<Diagnostic>,
    refusal: Option<Diagnostic>,
    /// The name of a file that was named and is somebody else's.
    passed_over: Option<String>,
}

#[derive(Debug, Default)]
enum Kind {
    #[default]
    Other,
    Configuration(Arc<SourceFile>),
    Documents(Arc<SourceFile>, Vec<(DocumentKind, Document)>),
    Chart(Chart),
    Kustomization(Kustomization),
    NotRendered(Arc<SourceFile>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DocumentKind {
    Plan,
    Template,
    Manifest,
}

impl Read {
    /// Nothing was read.
    fn told(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostics: vec![diagnostic],
            ..Self::default()
        }
    }

    /// The same of a named file that is somebody else's.
    fn passed_over(name: &str) -> Self {
        Self {
            passed_over: Some(name.to_owned()),
            ..Self::default()
        }
    }

    /// The same of a file that had to be something.
    fn refused(diagnostic: Diagnostic) -> Self {
        Self {
            refusal: Some(diagnostic.clone()),
            ..Self::told(diagnostic)
        }
    }
}

impl From<Kind> for Read {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }
}

/// Whether the name is one of Terraform's configuration files.
pub fn is_configuration(path: &Path) -> bool {
    has_ending(path, &terraform::ENDINGS)
}

/// Whether the name is one of configuration or of values for its variables.
pub fn belongs_to_module(path: &Path) -> bool {
    is_configuration(path) || has_ending(path, &[".tfvars", ".tfvars.json"])
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Reads a file that was found, and tells what it is.
pub fn read(path: &Path, sources: &Sources) -> Read {
    read_as(path, sources, classify, |_| Read::default())
}

/// The same of a file that was named: one that has to be something and is nothing is refused.
pub fn read_named(path: &Path, sources: &Sources) -> Read {
    let of_bytes = |name: &str| match refusal::of_bytes(name) {
        Some(refusal) => Read::refused(refusal),
        None => Read::passed_over(name),
    };
    read_as(path, sources, classify_named, of_bytes)
}

fn read_as(
    path: &Path,
    sources: &Sources,
    classify: fn(Arc<SourceFile>) -> Read,
    of_bytes: fn(&str) -> Read,
) -> Read {
    let name = sources.display_name(path);
    let result = isolate(&name, || match text::load(path, sources) {
        Ok(Some(file)) => classify(file),
        Ok(None) => of_bytes(&name),
        Err(error) => Read::told(Diagnostic {
            kind: DiagnosticKind::Unreadable,
            message: error.to_string(),
            place: None,
        }),
    });
    result.unwrap_or_else(Read::told)
}

/// Tells what a text is that was named, or came from standard input.
pub fn classify_named(file: Arc<SourceFile>) -> Read {
    let read = classify(file.clone());
    let refusal = match &read.kind {
        Kind::Other => refusal::of_nothing(&file),
        Kind::Configuration(file) => refusal::of_configuration(file),
        _ => None,
    };
    let is_other = matches!(read.kind, Kind::Other) && read.diagnostics.is_empty();
    match refusal {
        Some(refusal) => Read::refused(refusal),
        None if is_other && !belongs_to_module(Path::new(&file.name)) => {
            Read::passed_over(&file.name)
        }
        None => read,
    }
}

/// Tells what a text is.
pub fn classify(file: Arc<SourceFile>) -> Read {
    let fault = text::fault(&file);
    let mut read = classify_text(file);
    read.diagnostics.extend(fault);
    read
}

fn classify_text(file: Arc<SourceFile>) -> Read {
    let path = Path::new(&file.name);
    if has_ending(path, &[".tfvars", ".tfvars.json"]) {
        return Read::default();
    }
    if is_configuration(path) {
        return Kind::Configuration(file).into();
    }
    if let Some(kind) = folder(&file) {
        return kind.into();
    }
    let text = file.text.trim_start_matches('\u{feff}').trim_start();
    let signs = Signs::of(text);
    // YAML under the name of JSON is read by what deploys it.
    let is_named_yaml = has_ending(path, &[".yaml", ".yml", ".template", ".json"]);
    if text.starts_with(['{', '[']) && !has_ending(path, &[".yaml", ".yml"]) {
        return classify_json(file, signs);
    }
    if is_meant_for_us(&file.text) || (is_named_yaml && (signs.manifest || signs.template)) {
        classify_yaml(file, signs)
    } else if file.name.ends_with(STANDARD_INPUT) {
        let read = match signs.manifest || signs.template {
            true => classify_yaml(file.clone(), signs),
            false => Read::default(),
        };
        match read.kind {
            Kind::Documents(..) => read,
            _ => Kind::Configuration(file).into(),
        }
    } else {
        Read::default()
    }
}

/// What describes its folder.
fn folder(file: &Arc<SourceFile>) -> Option<Kind> {
    let path = Path::new(&file.name);
    if render::is_kustomization(path) {
        Kustomization::new(file.clone()).map(Kind::Kustomization)
    } else if render::is_chart(path) {
        Chart::new(file.clone()).map(Kind::Chart)
    } else {
        None
    }
}

fn classify_json(file: Arc<SourceFile>, signs: Signs) -> Read {
    if !signs.any() {
        return Read::default();
    }
    let parsed = match signs.manifest {
        true => tree::json::parse_all(&file.text),
        false => tree::json::parse(&file.text),
    };
    let root = parsed.documents.first().map(|document| &document.root);
    let unread = root
        .filter(|_| signs.plan)
        .and_then(terraform::plan::unread);
    let unread = unread.map(|(error, span)| {
        let place = Place::new(file.id, span);
        Diagnostic::new(DiagnosticKind::Unsupported, error.to_string(), place)
    });
    let mut read = sort_out(file, parsed, signs, true);
    read.diagnostics.extend(unread);
    read
}

fn classify_yaml(file: Arc<SourceFile>, signs: Signs) -> Read {
    if signs.manifest && kubernetes::is_helm_template(&file.text) {
        return Kind::NotRendered(file).into();
    }
    let unread = if signs.manifest {
        kubernetes::schemas(&file.text)
    } else {
        Vec::new()
    };
    let parsed = json_objects(&file.text, signs)
        .unwrap_or_else(|| tree::yaml::parse_around(&file.text, &unread));
    let is_meant = is_meant_for_us(&file.text);
    sort_out(file, parsed, signs, is_meant)
}

/// Objects of JSON one behind the other, which are no YAML, but which kubectl takes.
fn json_objects(text: &str, signs: Signs) -> Option<tree::Parsed> {
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if !(signs.manifest && begins.starts_with('{')) {
        return None;
    }
    let parsed = tree::json::parse_all(text);
    (parsed.errors.is_empty() && parsed.documents.len() > 1).then_some(parsed)
}

fn sort_out(file: Arc<SourceFile>, parsed: tree::Parsed, signs: Signs, is_meant: bool) -> Read {
    let mut documents = Vec::new();
    for document in parsed.documents {
        let mut kinds: Vec<_> = recognise(&document.root, signs).collect();
        let last = kinds.pop();
        documents.extend(kinds.into_iter().map(|kind| (kind, document.clone())));
        documents.extend(last.map(|kind| (kind, document)));
    }
    let diagnostics = if documents.is_empty() && !is_meant {
        Vec::new()
    } else {
        parsed
            .errors
            .into_iter()
            .map(|error| {
                let place = Place::new(file.id, error.span);
                Diagnostic::new(DiagnosticKind::Syntax, error.message, place)
            })
            .collect()
    };
    let kind = if documents.is_empty() {
        Kind::Other
    } else {
        Kind::Documents(file, documents)
    };
    Read {
        kind,
        diagnostics,
        ..Read::default()
    }
}

/// What a document is: more than one thing, where it has the keys of several, since what it is used as is
/// not known here.
fn recognise(root: &Node, signs: Signs) -> impl Iterator<Item = DocumentKind> {
    let kinds = [
        (
            signs.plan && terraform::plan::is_readable(root),
            DocumentKind::Plan,
        ),
        (
            signs.template && cloudformation::recognise(root),
            DocumentKind::Template,
        ),
        (
            signs.manifest && kubernetes::recognise(root),
            DocumentKind::Manifest,
        ),
    ];
    let kinds = kinds.into_iter().filter(|(is_one, _)| *is_one);
    kinds.map(|(_, kind)| kind)
}

/// Puts together what was read.
pub fn gather(all: Vec<Read>) -> Documents {
    let mut documents = Documents::default();
    for read in all {
        documents.diagnostics.extend(read.diagnostics);
        documents.refused.extend(read.refusal);
        documents.passed_over.extend(read.passed_over);
        match read.kind {
            Kind::Other => {}
            Kind::NotRendered(file) => documents.unrendered.push(file),
            Kind::Chart(chart) => documents.folders.charts.push(chart),
            Kind::Kustomization(one) => documents.folders.kustomizations.push(one),
            Kind::Configuration(file) => documents.terraform.push(file),
            Kind::Documents(file, found) => {
                for (kind, document) in found {
                    let list = match kind {
                        DocumentKind::Plan => &mut documents.plans,
                        DocumentKind::Template => &mut documents.templates,
                        DocumentKind::Manifest => &mut documents.manifests,
                    };
                    list.push((file.clone(), document));
                }
            }
        }
    }
    documents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Rendered;

    fn kinds(name: &str, text: &str) -> (Vec<&'static str>, usize) {
        let sources = Sources::new(Path::new(".")).unwrap();
        let file = sources.insert(sources.boundary().join(name), text.into());
        let mut found = gather(vec![classify(file)]);
        found.settle(&Rendered::default(), &sources);
        let mut kinds = Vec::new();
        kinds.extend(found.terraform.iter().map(|_| "terraform"));
        kinds.extend(found.plans.iter().map(|_| "plan"));
        kinds.extend(found.templates.iter().map(|_| "template"));
        kinds.extend(found.manifests.iter().map(|_| "manifest"));
        kinds.extend(std::iter::repeat_n("not rendered", found.not_rendered));
        (kinds, found.diagnostics.len())
    }

    const TEMPLATE: &str = "Resources:\n  A:\n    Type: AWS::S3::Bucket\n";
    const MANIFEST: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

    #[test]
    fn content_tells_what_a_file_is() {
        assert_eq!(kinds("a.yaml", TEMPLATE), (vec!["template"], 0));
        assert_eq!(kinds("a.template", TEMPLATE), (vec!["template"], 0));
        assert_eq!(kinds("a.yml", MANIFEST), (vec!["manifest"], 0));
        let json = r#"{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}"#;
        assert_eq!(kinds("a.template", json), (vec!["template"], 0));
        let json = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}"#;
        assert_eq!(kinds("a.json", json), (vec!["manifest"], 0));
        assert_eq!(kinds("a.tf.json", "{}"), (vec!["terraform"], 0));
    }

    #[test]
    fn escapes_hide_no_key() {
        for (name, text, kind) in [
            (
                "a.json",
                r#"{"R\u0065sources": {"A": {"\u0054ype": "AWS\u003a\u003aS3::Bucket"}}}"#,
                "template",
            ),
            (
                "a.json",
                r#"{"\u0061piVersion": "v1", "ki\u006ed": "Pod"}"#,
                "manifest",
            ),
            (
                "a.yaml",
                "\"\\x52esources\":\n  A:\n    \"\\U00000054ype\": AWS::S3::Bucket\n",
                "template",
            ),
            (
                "a.yml",
                "apiVersion: v1\n? \"ki\\\n  nd\"\n: Pod\n",
                "manifest",
            ),
            ("<stdin>", "apiVersion: v1\n\"\\x6bind\": Pod\n", "manifest"),
            ("<stdin>", "apiVersion: v1\n? kind\n: Pod\n", "manifest"),
        ] {
            assert_eq!(kinds(name, text), (vec![kind], 0), "{text}");
        }
        let broken = "apiVersion: v1\n\"\\x6bind\": Pod\nspec: [\n";
        assert!(kinds("a.yaml", broken).1 > 0);
    }

    #[test]
    fn what_is_two_things_is_both() {
        let text = format!("{TEMPLATE}{MANIFEST}");
        assert_eq!(kinds("a.yaml", &text), (vec!["template", "manifest"], 0));
        assert_eq!(kinds("a.json", MANIFEST), (vec!["manifest"], 0));
    }

    #[test]
    fn several_documents_may_be_in_one_file() {
        let text = format!("{MANIFEST}---\na: 1\n---\n{MANIFEST}");
        assert_eq!(kinds("a.yaml", &text), (vec!["manifest", "manifest"], 0));
    }

    #[test]
    fn other_files_are_passed_over_even_if_broken() {
        assert_eq!(kinds("package.json", "{\"a\": "), (vec![], 0));
        assert_eq!(kinds("ci.yaml", "on: [push\n"), (vec![], 0));
        assert_eq!(
            kinds("a.yaml", "note: apiVersion kind\nb: [\n"),
            (vec![], 0)
        );
        assert_eq!(kinds("a.tfvars", "a = 1"), (vec![], 0));
    }

    #[test]
    fn a_broken_file_of_ours_is_told() {
        let (found, faults) = kinds("a.yaml", "apiVersion: v1\nkind: Pod\nspec: [\n");
        assert!(found.len() <= 1);
        assert!(faults > 0);
    }

    #[test]
    fn a_file_of_ours_that_is_not_text_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let sources = Sources::new(dir.path()).unwrap();
        let told = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            gather(vec![read(&path, &sources)]).diagnostics
        };
        let broken = told("a.yaml", &[MANIFEST.as_bytes(), b"# \xff"].concat());
        assert_eq!(broken[0].kind, DiagnosticKind::Unreadable);
        let unmarked: Vec<u8> = MANIFEST.bytes().flat_map(|byte| [byte, 0]).collect();
        assert_eq!(told("b.yaml", &[&unmarked[..], b"\xff"].concat()).len(), 1);
        assert_eq!(told("c.template", b"\x7fELF\xff\xfe"), []);
    }

    #[test]
    fn a_helm_template_is_counted() {
        let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\n";
        assert_eq!(kinds("a.yaml", text), (vec!["not rendered"], 1));
    }

    #[test]
    fn a_file_with_a_foreign_name_is_not_taken_for_terraform() {
        assert_eq!(kinds("README.md", "resource \"a\" \"b\" {}"), (vec![], 0));
        assert_eq!(kinds("pod.tpl", MANIFEST), (vec!["manifest"], 0));
    }

    #[test]
    fn standard_input_is_told_by_its_content() {
        assert_eq!(
            kinds("<stdin>", "resource \"a\" \"b\" {}"),
            (vec!["terraform"], 0)
        );
        assert_eq!(kinds("<stdin>", MANIFEST), (vec!["manifest"], 0));
        assert_eq!(kinds("<stdin>", TEMPLATE), (vec!["template"], 0));
    }
}
