//! A check and a concept as they are after reading: what the catalogue holds in compiled form.

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::uses::Uses;
use crate::syntax::hcl::ast::Expr;

/// Stands for all types of a platform.
pub const EVERY_TYPE: &str = "*";

/// Attributes that every object of a concept has without their being defined.
pub const METADATA: [&str; 3] = ["address", "type", "platform"];

/// The scanners that a check can name equivalents of.
pub const SCANNERS: [&str; 4] = ["checkov", "trivy", "guard", "kube-linter"];

/// All concepts and checks of a run.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Definitions {
    /// By name.
    pub concepts: Vec<Concept>,
    /// By id.
    pub checks: Vec<Check>,
    /// By name.
    pub lifetimes: Vec<Lifetimes>,
}

/// Versions of something, and until when each is supported: a list that ages, and is compared with the
/// day of the scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifetimes {
    /// What `supported_until` calls it, in snake case.
    pub name: EcoString,
    /// What has the versions, one sentence.
    pub summary: EcoString,
    /// The page that the days are from.
    pub source: EcoString,
    /// The day on which it was read there: `2026-11-22`.
    pub as_of: EcoString,
    /// Versions in small letters and the last day of their support, sorted.
    pub ends: Vec<(EcoString, EcoString)>,
}

impl Lifetimes {
    /// The last day of a version's support. `1.29.3` is also found as `1.29` and as `1`, since lists name
    /// lines of releases; `None` for what is not in the list.
    pub fn end_of(&self, version: &str) -> Option<&EcoString> {
        let version = version.trim().to_lowercase();
        let mut line = version.as_str();
        loop {
            let found = self
                .ends
                .binary_search_by(|(other, _)| other.as_str().cmp(line));
            if let Ok(at) = found {
                return Some(&self.ends[at].1);
            }
            line = line.rsplit_once('.')?.0;
        }
    }
}

/// A technology-neutral thing, and where each platform keeps its attributes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Concept {
    /// Its name, in snake case.
    pub name: EcoString,
    /// What it is, one sentence.
    pub summary: EcoString,
    /// The projections, in the order of the file.
    pub projections: Vec<Projection>,
}

impl Concept {
    /// Whether any projection has an attribute of this name.
    pub fn defines(&self, attribute: &str) -> bool {
        self.projections
            .iter()
            .flat_map(|projection| &projection.attributes)
            .any(|(name, _)| name == attribute)
    }

    /// The concepts that its objects are made from or compared with, each as often as it is named.
    pub fn needs(&self) -> Vec<EcoString> {
        let mut needed = Vec::new();
        for projection in &self.projections {
            if let From::Concept(parent) = &projection.from {
                needed.push(parent.clone());
            }
            let uses = Uses::of_all(projection.exprs());
            needed.extend(uses.concepts.into_iter().map(|concept| concept.name));
        }
        needed
    }
}

/// How one concept is read from resources of some types, or from another concept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Projection {
    /// What it reads.
    pub from: From,
    /// Where it applies; `None` for everywhere.
    pub when: Option<Expr>,
    /// One object for each element of this; `None` for one object.
    pub for_each: Option<Expr>,
    /// The concept's attributes.
    pub attributes: Vec<(EcoString, Expr)>,
}

impl Projection {
    /// All expressions in it.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        let attributes = self.attributes.iter().map(|(_, expr)| expr);
        self.when.iter().chain(&self.for_each).chain(attributes)
    }
}

/// What a projection reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum From {
    /// `from "terraform" "aws_instance" …`: resources of any of these types. The platform's name
    /// is that of [`crate::resource::Platform::name`].
    Types {
        /// The platform's name.
        platform: EcoString,
        /// The types.
        types: Vec<EcoString>,
    },
    /// `from "concept" "pod"`: each object of another concept, which is then `self`.
    Concept(EcoString),
}

/// One requirement on one thing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    /// Permanent: `VMH001`.
    pub id: EcoString,
    /// Readable, in kebab case, names the fault: `metadata-without-token`.
    pub name: EcoString,
    /// The folder that it stands in: `vm-hardening`. For a user's own checks, the folder's name.
    pub theme: EcoString,
    /// The fault in one clause without a full stop.
    pub title: EcoString,
    /// The controls that it gives evidence for, in the order of the file.
    pub controls: Vec<ControlLink>,
    /// What this attribute shows of what the control asks for: one sentence.
    pub because: EcoString,
    /// How bad it is, unless an `on` block says otherwise.
    pub severity: Severity,
    /// The release that brought it.
    pub since: EcoString,
    /// Whether it is retired: kept for its number, never run.
    pub retired: bool,
    /// Why it matters: two or three sentences.
    pub rationale: EcoString,
    /// What to change, in the imperative, with the attributes' names.
    pub remediation: EcoString,
    /// Pages of the providers' documentation.
    pub references: Vec<EcoString>,
    /// Checks of other scanners that ask the same.
    pub equivalents: Vec<Equivalents>,
    /// What it looks at and what it asks.
    pub on: Vec<On>,
}

impl Check {
    /// Whether another scanner's check of this id asks the same, in small or capital letters. Trivy's ids are
    /// taken in the forms that its reports had before, too: `AVD-AWS-0028`, `KSV012`.
    pub fn is_equivalent(&self, id: &str) -> bool {
        let mut ids = self.equivalents.iter().flat_map(|it| &it.ids);
        let short = id
            .split_at_checked(AVD.len())
            .filter(|(prefix, _)| prefix.eq_ignore_ascii_case(AVD))
            .map_or(id, |(_, rest)| rest);
        let hyphened = hyphened(short);
        ids.any(|other| other.eq_ignore_ascii_case(short) || other.eq_ignore_ascii_case(&hyphened))
    }
}

/// What Trivy's ids once began with.
const AVD: &str = "AVD-";

/// `KSV012` as `KSV-0012`; anything else as it is.
fn hyphened(id: &str) -> String {
    match id.split_at_checked(3) {
        Some((family, number))
            if number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("{family}-0{number}")
        }
        _ => id.to_owned(),
    }
}

/// A control of one edition of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlLink {
    /// `27017:2015`
    pub edition: EcoString,
    /// `CLD.9.5.2`
    pub control: EcoString,
}

/// One scanner's checks that ask the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equivalents {
    /// `checkov`, `trivy`, `guard`, `kube-linter`
    pub scanner: EcoString,
    /// Its ids.
    pub ids: Vec<EcoString>,
}

/// How bad a finding is. The order is from harmless to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Weakens a defence that stands behind others.
    Low,
    /// Opens a way for somebody who is inside already.
    Medium,
    /// Opens a way from outside, or loses data.
    High,
    /// Is exploited as it stands.
    Critical,
}

impl Severity {
    /// All, from harmless to grave.
    pub const ALL: [Self; 5] = [
        Self::Info,
        Self::Low,
        Self::Medium,
        Self::High,
        Self::Critical,
    ];

    /// Its name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The severity of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|severity| severity.name() == name)
    }
}

/// An `on` block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct On {
    /// What it looks at.
    pub target: Target,
    /// Where it applies; `None` for everywhere.
    pub when: Option<Expr>,
    /// What it asks.
    pub demand: Demand,
    /// What a finding says: a template.
    pub message: Expr,
    /// What a finding points at, where that is not what decided.
    pub at: Option<Expr>,
    /// The severity's name, where the surroundings change it.
    pub severity: Option<Expr>,
}

impl On {
    /// All expressions in it.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        let words = self.at.iter().chain(&self.severity);
        self.deciding().chain(words).chain([&self.message])
    }

    /// The expressions that the verdict hangs on: an object without one of the attributes that they
    /// read is not looked at.
    pub fn deciding(&self) -> impl Iterator<Item = &Expr> {
        self.when.iter().chain([self.demand.expr()])
    }
}

/// What an `on` block looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// `on "virtual_machine"`
    Concept(EcoString),
    /// `on "terraform" "aws_instance" …`: raw resources of any of these types.
    Types {
        /// The platform's name.
        platform: EcoString,
        /// The types.
        types: Vec<EcoString>,
    },
}

/// What an `on` block asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Demand {
    /// `require`: must be true.
    Require(Expr),
    /// `deny`: must not be true.
    Deny(Expr),
}

impl Demand {
    /// The expression.
    pub const fn expr(&self) -> &Expr {
        match self {
            Self::Require(expr) | Self::Deny(expr) => expr,
        }
    }
}
