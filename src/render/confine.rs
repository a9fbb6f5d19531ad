//! What a program that renders is kept from: the user's environment, the network, all of the memory.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::Options;
use super::tools;

/// Most memory that a program may take for its data, in bytes.
const MAX_MEMORY: u64 = 1 << 30;

/// Nobody listens here (the discard service).
const NOWHERE: &str = "http://127.0.0.1:9";

/// A way to start a program that has no network: another program that starts it. There is none where the
/// system is not Linux, or does not let its users have namespaces.
#[derive(Debug)]
pub(super) struct Wall(Option<(PathBuf, Vec<&'static str>)>);

impl Wall {
    /// Finds out which way there is, by trying.
    pub(super) fn new(options: &Options, boundary: &Path, home: &Path) -> Self {
        let unshare = cfg!(target_os = "linux")
            .then(|| tools::find("unshare", &options.path, boundary).ok())
            .flatten();
        let works = |unshare: &PathBuf, arguments: &[&str]| {
            let mut command = Command::new(unshare);
            command.args(arguments).arg(unshare).arg("--version");
            confine(&mut command, home);
            command.output().is_ok_and(|output| output.status.success())
        };
        // The second is for those who are not allowed the first.
        let ways = [vec!["--net"], vec!["--user", "--net"]];
        Self(unshare.and_then(|unshare| {
            let way = ways.into_iter().find(|way| works(&unshare, way))?;
            Some((unshare, way))
        }))
    }

    /// What starts a program behind it.
    pub(super) fn command(&self, program: &Path) -> Command {
        match &self.0 {
            None => Command::new(program),
            Some((unshare, arguments)) => {
                let mut command = Command::new(unshare);
                command.args(arguments).arg(program);
                command
            }
        }
    }
}

/// Takes away what a program would have of ours: the environment, the current directory, standard input.
/// Proxies that answer nobody are for where there is no [`Wall`].
pub(super) fn confine(command: &mut Command, home: &Path) {
    command
        .env_clear()
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for variable in ["HOME", "PATH", "TMPDIR", "TMP", "TEMP", "USERPROFILE"] {
        command.env(variable, home);
    }
    for variable in [
        "HELM_CACHE_HOME",
        "HELM_CONFIG_HOME",
        "HELM_DATA_HOME",
        "HELM_PLUGINS",
    ] {
        command.env(variable, home.join("helm"));
    }
    command.env("KUBECONFIG", home.join("kubeconfig"));
    for variable in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] {
        command.env(variable, NOWHERE);
    }
    // The tools are written in Go: they collect before they take all that they may.
    let soft = OsString::from(format!("{}B", MAX_MEMORY / 4 * 3));
    command.env("GOMEMLIMIT", soft);
    // Windows cannot start most programs without it.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
}

/// Bounds the memory of a program that was started, where the system can.
#[cfg(target_os = "linux")]
pub(super) fn bound_memory(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let limit = Rlimit {
        current: Some(MAX_MEMORY),
        maximum: Some(MAX_MEMORY),
    };
    // It fails where the program has ended, or is bounded more tightly.
    let _ = prlimit(Some(Pid::from_child(child)), Resource::Data, limit);
}

/// Bounds the memory of a program that was started, where the system can.
#[cfg(not(target_os = "linux"))]
pub(super) const fn bound_memory(_: &Child) {}

/// In words, that a program wanted more memory than it may have, if that is what it says.
pub(super) fn wants_memory(words: &str) -> Option<String> {
    let signs = ["out of memory", "cannot allocate memory"];
    let wants = signs.iter().any(|sign| words.contains(sign));
    wants.then(|| format!("needs more than {} GiB of memory", MAX_MEMORY >> 30))
}
