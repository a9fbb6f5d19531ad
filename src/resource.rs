//! What the evaluators make and the checks read: resources, gathered in units.

pub mod address;
pub mod decisions;
mod folders;
mod platform;
mod realm;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use ecow::EcoString;

use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::value::{Reason, Value};

pub use decisions::Decisions;
pub use folders::Folders;
pub use platform::Platform;
pub use realm::{Extent, Realm};

/// What the types of resources begin with that a plan destroys.
pub const DESTROYED: &str = "destroyed.";

/// What was evaluated together: a Terraform root module with all modules that it calls, one
/// CloudFormation template with its local nested stacks, all Kubernetes objects of a scan root.
#[derive(Debug)]
pub struct Unit {
    /// The platform.
    pub platform: Platform,
    /// Directory of the root module, path of the template, or the scan root; resolved.
    pub root: PathBuf,
    /// Its name in output: `root` relative to the boundary, `.` for the boundary itself.
    pub name: String,
    /// The resources in the order of their addresses.
    pub resources: Vec<Resource>,
    /// What could not be read or evaluated in full.
    pub diagnostics: Vec<Diagnostic>,
    /// What is open and would be decided once for all of it.
    pub decisions: Decisions,
    /// Where the files are that belong together by their folders.
    pub folders: Folders,
    /// The resources of which something outside may make use, by address without the keys of
    /// instances: what is passed to a module that is not on disk, or given away by an output of the
    /// root module or of the template that is deployed; and why it is open what becomes of it there.
    pub leaving: BTreeMap<EcoString, Reason>,
}

impl Unit {
    /// A unit with nothing in it.
    pub fn new(platform: Platform, root: PathBuf, name: String) -> Self {
        Self {
            platform,
            root,
            name,
            resources: Vec::new(),
            diagnostics: Vec::new(),
            decisions: Decisions::default(),
            folders: Folders::default(),
            leaving: BTreeMap::new(),
        }
    }
}

/// One declared thing, as it would be after expansion: each instance of a `count` or `for_each` is
/// a resource of its own.
#[derive(Debug)]
pub struct Resource {
    /// The platform.
    pub platform: Platform,
    /// Its type: `aws_instance`, `data.aws_ami` (data sources begin with `data.`),
    /// `AWS::EC2::Instance`, `Deployment`; `Kind.group` for a Kubernetes kind outside of the
    /// built-in groups: `Rollout.argoproj.io`. What a Terraform plan destroys, for good or to make it
    /// anew, is a resource of its own with the values that it has until then:
    /// `destroyed.aws_db_instance`.
    pub kind: EcoString,
    /// Terraform's full address (`module.a.aws_instance.b["k"]`, `data.` for data sources), the
    /// logical id in CloudFormation (`Outer/Inner` in nested stacks), `Kind/namespace/name` in
    /// Kubernetes (`Kind/name` for kinds without namespace). Unique within the unit,
    /// but for what a plan destroys: its address may be that of what takes its place.
    /// An instance of a `count` or `for_each` that cannot be known ends in `[*]`.
    pub address: EcoString,
    /// An object of its attributes.
    ///
    /// Terraform: attributes and nested blocks (as [`crate::value::SequenceKind::Blocks`]),
    /// `lifecycle` among them; what is not written is not there. CloudFormation: the properties,
    /// and beside them `DeletionPolicy` and `UpdateReplacePolicy` where they are given.
    /// Kubernetes: the whole object.
    pub attributes: Value,
    /// Where a finding points that has no attribute to point at: `resource "type" "name"`, the
    /// logical id, the value of `kind`.
    pub header: Place,
    /// The whole text of the declaration, header included.
    pub body: Place,
    /// Why it is not certain that it exists (an unknown `count`, condition); `None` if it is.
    pub conditional: Option<Reason>,
    /// The module calls that led here, from the root inwards (`module.a` in the root's file first);
    /// empty in the root module and on other platforms. Each is the header of the call.
    pub calls: Vec<Place>,
    /// In which part of which account it is made; `None` where all of the unit is in one, and for
    /// Terraform's resources whose providers have no settings for a whole region or project.
    pub realm: Option<Arc<Realm>>,
}

impl Resource {
    /// Whether it is a Terraform data source: read, not managed.
    pub fn is_data(&self) -> bool {
        self.platform == Platform::Terraform && self.kind.starts_with("data.")
    }

    /// Whether it is what a Terraform plan destroys: nothing can refer to it.
    pub fn is_destroyed(&self) -> bool {
        self.platform == Platform::Terraform && self.kind.starts_with(DESTROYED)
    }

    /// The order of a unit's resources: by address, what is destroyed behind what is there.
    pub fn by_address(&self, other: &Self) -> Ordering {
        self.address
            .cmp(&other.address)
            .then_with(|| self.is_destroyed().cmp(&other.is_destroyed()))
    }
}
