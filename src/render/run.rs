//! Running a program that a stranger's files are given to.
//!
//! No shell, no standard input, an empty directory as home, current directory and `PATH`, and no network
//! ([`Wall`]). Time, output and memory are bounded, of each program and of all together: the number
//! of folders is a stranger's to choose.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::Options;
use super::complaint;
use super::confine::{self, Wall};
use super::tools::{self, Missing};
use super::turns::Turns;

/// Longest time that one run may take.
const TIME: Duration = Duration::from_secs(30);

/// Longest time that all runs together may take.
const WHOLE_TIME: Duration = Duration::from_secs(300);

/// Most programs that run at the same time, whatever the number of threads: each has its memory.
const AT_ONCE: usize = 4;

/// Most bytes of an output.
const MAX_OUTPUT: u64 = 64 * 1024 * 1024;

/// Most bytes of what a program complains that are kept.
const MAX_COMPLAINT: u64 = 64 * 1024;

/// Where programs are run.
pub(super) struct Bench<'b> {
    pub(super) options: &'b Options,
    boundary: &'b Path,
    home: TempDir,
    wall: Wall,
    /// Most time of one run.
    time: Duration,
    /// When the time of all is over.
    end: Instant,
    turns: Turns,
}

impl<'b> Bench<'b> {
    pub(super) fn new(options: &'b Options, boundary: &'b Path) -> io::Result<Self> {
        let home = tempfile::tempdir()?;
        Ok(Self {
            options,
            boundary,
            wall: Wall::new(options, boundary, home.path()),
            home,
            time: TIME,
            end: Instant::now() + WHOLE_TIME,
            turns: Turns::new(AT_ONCE),
        })
    }

    /// A bench of less patience, with each run and with all.
    #[cfg(test)]
    pub(super) fn within(mut self, time: Duration, whole: Duration) -> Self {
        self.time = time;
        self.end = Instant::now() + whole;
        self
    }

    /// A program of this name.
    pub(super) fn find(&self, name: &str) -> Result<PathBuf, Missing> {
        tools::find(name, &self.options.path, self.boundary)
    }

    /// Room for a copy of a folder of the repository, under the path that it has in the repository: what is
    /// said of the copy is thereby said of the folder.
    pub(super) fn room(&self, folder: &Path) -> io::Result<Room> {
        let root = tempfile::tempdir_in(self.home.path())?;
        let inside = folder.strip_prefix(self.boundary).unwrap_or(folder);
        // Never absolute, which would lead out.
        let names = inside
            .components()
            .filter(|part| matches!(part, Component::Normal(_)));
        let folder = names.fold(root.path().to_owned(), |path, name| path.join(name));
        Ok(Room { root, folder })
    }

    /// What a program writes to standard output; else, in words, why there is nothing to be had. `room` is
    /// where it works on a copy.
    pub(super) fn run<A: AsRef<OsStr>>(
        &self,
        program: &Path,
        arguments: impl IntoIterator<Item = A>,
        room: Option<&Room>,
    ) -> Result<String, String> {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        let _turn = self.turns.take();
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(format!(
                "there is no time left for {name}: all folders together have {} seconds",
                WHOLE_TIME.as_secs()
            ));
        }
        let mut command = self.wall.command(program);
        command.args(arguments);
        confine::confine(&mut command, self.home.path());
        let child = command.spawn();
        let mut child = Running(child.map_err(|error| format!("{name}: {error}"))?);
        confine::bound_memory(&child.0);
        let output = read(child.0.stdout.take(), MAX_OUTPUT, TooMuch::Nothing);
        let complaint = read(child.0.stderr.take(), MAX_COMPLAINT, TooMuch::Beginning);
        let end = Instant::now() + self.time.min(left);
        let bytes = receive(&output, end).map_err(|why| format!("{name} {why}"))?;
        let status = child.wait_until(end);
        let status = status.ok_or_else(|| format!("{name} {}", too_long()))?;
        if !status.success() {
            let words = receive(&complaint, end).unwrap_or_default();
            let words = String::from_utf8_lossy(&words);
            return Err(format!("{name}{}", self.failed(status, &words, room)));
        }
        String::from_utf8(bytes).map_err(|_| format!("what {name} gave is not UTF-8"))
    }

    /// In words, how a program failed, without where on this machine.
    fn failed(&self, status: ExitStatus, words: &str, room: Option<&Room>) -> String {
        if let Some(why) = confine::wants_memory(words) {
            return format!(" {why}");
        }
        if words.trim().is_empty() {
            return format!(": it fails without a word ({status})");
        }
        let places = room.map(|room| room.root.path()).into_iter();
        let places = places.chain([self.boundary, self.home.path()]);
        let places: Vec<String> = places
            .map(|place| format!("{}{MAIN_SEPARATOR}", place.display()))
            .collect();
        format!(": {}", complaint::told(words, &places))
    }
}

/// Where a copy is; it is gone with this.
pub(super) struct Room {
    root: TempDir,
    /// Where the folder is to be that is copied; not made yet.
    pub(super) folder: PathBuf,
}

/// A program that runs; it is ended with this.
struct Running(Child);

impl Running {
    /// How it ended; `None` where it has not ended by then.
    fn wait_until(&mut self, end: Instant) -> Option<ExitStatus> {
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return Some(status),
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

/// What becomes of more than may be read.
#[derive(Clone, Copy)]
enum TooMuch {
    /// Nothing is had, and the program is not listened to any more.
    Nothing,
    /// Its beginning is had; the rest is read to nowhere, so that the program can go on.
    Beginning,
}

/// What is read on a thread of its own. A program that this one has started may keep the pipe open for
/// ever; the thread is then left behind.
fn read(
    pipe: Option<impl Read + Send + 'static>,
    limit: u64,
    too_much: TooMuch,
) -> Receiver<Option<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(pipe.and_then(|pipe| read_from(pipe, limit, too_much)));
    });
    receiver
}

fn read_from(mut pipe: impl Read, limit: u64, too_much: TooMuch) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    pipe.by_ref().take(limit + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > limit {
        match too_much {
            TooMuch::Nothing => return None,
            TooMuch::Beginning => drop(io::copy(&mut pipe, &mut io::sink())),
        }
    }
    Some(bytes)
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
