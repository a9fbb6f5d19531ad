//! Running a program that a stranger's files are given to.
//!
//! No shell, no standard input, an empty directory as home, current directory and `PATH`, and proxies that
//! answer nobody: a tool that goes to the network all the same gets nowhere. Time and output are
//! bounded.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Options, tools};

/// Longest time that one run may take.
const TIME: Duration = Duration::from_secs(60);

/// Most bytes of an output.
const MAX_OUTPUT: u64 = 64 * 1024 * 1024;

/// Most bytes of what a program complains.
const MAX_COMPLAINT: u64 = 16 * 1024;

/// Characters of a complaint that are told.
const TOLD: usize = 300;

/// Nobody listens here (the discard service).
const NOWHERE: &str = "http://127.0.0.1:9";

/// Where programs are run.
pub(super) struct Bench<'b> {
    pub(super) options: &'b Options,
    boundary: &'b Path,
    home: TempDir,
    time: Duration,
}

impl<'b> Bench<'b> {
    pub(super) fn new(options: &'b Options, boundary: &'b Path) -> io::Result<Self> {
        Ok(Self {
            options,
            boundary,
            home: tempfile::tempdir()?,
            time: TIME,
        })
    }

    /// A bench of less patience.
    #[cfg(test)]
    pub(super) const fn within(mut self, time: Duration) -> Self {
        self.time = time;
        self
    }

    /// A program of this name.
    pub(super) fn find(&self, name: &str) -> Option<PathBuf> {
        tools::find(name, &self.options.path, self.boundary)
    }

    /// What a program writes to standard output; else, in words, why there is nothing to be had.
    pub(super) fn run<A: AsRef<OsStr>>(
        &self,
        program: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<String, String> {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        let mut command = Command::new(program);
        command.args(arguments);
        self.confine(&mut command);
        let mut child = Running(
            command
                .spawn()
                .map_err(|error| format!("{name}: {error}"))?,
        );
        let output = read(child.0.stdout.take(), MAX_OUTPUT);
        let complaint = read(child.0.stderr.take(), MAX_COMPLAINT);
        let end = Instant::now() + self.time;
        let bytes = receive(&output, end).map_err(|why| format!("{name} {why}"))?;
        let success = child
            .wait_until(end)
            .ok_or(format!("{name} {}", too_long()))?;
        if !success {
            let words = receive(&complaint, end).unwrap_or_default();
            return Err(format!(
                "{name}: {}",
                self.told(&String::from_utf8_lossy(&words))
            ));
        }
        String::from_utf8(bytes).map_err(|_| format!("what {name} gave is not UTF-8"))
    }

    fn confine(&self, command: &mut Command) {
        let home = self.home.path();
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
        // Windows cannot start most programs without it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
    }

    /// The words of a complaint that say what is wrong, without where on this machine.
    fn told(&self, words: &str) -> String {
        let root = format!("{}{}", self.boundary.display(), std::path::MAIN_SEPARATOR);
        let lines = words.lines().map(str::trim);
        let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let first = lines.clone().next();
        let error = lines.find(|line| line.to_ascii_lowercase().starts_with("error"));
        let line = error.or(first).unwrap_or("it fails without a word");
        line.replace(&root, "").chars().take(TOLD).collect()
    }
}

/// A program that runs; it is ended with this.
struct Running(Child);

impl Running {
    /// Whether it succeeded; `None` where it has not ended by then.
    fn wait_until(&mut self, end: Instant) -> Option<bool> {
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return Some(status.success()),
                Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(5)),
                _ => return None,
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What is read on a thread of its own: nothing if it is too much. A program that this one has started
/// may keep the pipe open for ever; the thread is then left behind.
fn read(pipe: Option<impl Read + Send + 'static>, limit: u64) -> Receiver<Option<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let whole = pipe.is_some_and(|pipe| {
            let read = pipe.take(limit + 1).read_to_end(&mut bytes);
            read.is_ok() && bytes.len() as u64 <= limit
        });
        // Nobody may be waiting any more.
        let _ = sender.send(whole.then_some(bytes));
    });
    receiver
}

fn receive(from: &Receiver<Option<Vec<u8>>>, end: Instant) -> Result<Vec<u8>, String> {
    let left = end.saturating_duration_since(Instant::now());
    match from.recv_timeout(left) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) | Err(RecvTimeoutError::Disconnected) => {
            Err(format!("gives more than {} MiB", MAX_OUTPUT / 1024 / 1024))
        }
        Err(RecvTimeoutError::Timeout) => Err(too_long()),
    }
}

fn too_long() -> String {
    format!("takes longer than {} seconds", TIME.as_secs())
}
