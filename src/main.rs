//! The program: what it was asked for, and how that went, as an exit code.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// A scan makes millions of small values on several threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            cli::tell_error(&error);
            ExitCode::from(2)
        }
    }
}
