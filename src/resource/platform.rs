//! The platforms, and what they are called. In a file of its own since the build script, which reads
//! the catalogue, needs their names and nothing else of resources.

/// Where a resource is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Platform {
    /// Terraform and OpenTofu, source or plan.
    Terraform,
    /// AWS CloudFormation.
    CloudFormation,
    /// Kubernetes manifests.
    Kubernetes,
}

impl Platform {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Terraform, Self::CloudFormation, Self::Kubernetes];

    /// Its name in checks and in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Kubernetes => "kubernetes",
        }
    }

    /// The platform of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|platform| platform.name() == name)
    }
}
