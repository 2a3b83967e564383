//! The one binary: the command line, and the window if it was built in.

use khasan::cli::{self, Next};
use khasan::play::{self, Request};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Adapters => {
            adapters();
            ExitCode::SUCCESS
        }
        Next::Window(request) => {
            if let Some(why) = play::hindrance(&request) {
                eprintln!("{why}");
                return ExitCode::from(cli::FAILED);
            }
            window(*request)
        }
    }
}

#[cfg(feature = "gui")]
fn window(request: Request) -> ExitCode {
    let picture = matches!(request, Request::Screenshot(_));
    match khasan::app::open(request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{}", khasan::text::harmless(&why.told(picture)));
            ExitCode::from(cli::FAILED)
        }
    }
}

/// Tells of the graphics adapters. Whoever reads may stop reading.
#[cfg(feature = "gui")]
fn adapters() {
    use std::io::Write as _;
    let told = khasan::app::adapters();
    let told = khasan::text::harmless(&told);
    let _ = std::io::stdout().lock().write_all(told.as_bytes());
}

#[cfg(not(feature = "gui"))]
fn adapters() {
    // Nothing to draw with, nothing to tell of.
}

#[cfg(not(feature = "gui"))]
fn window(_: Request) -> ExitCode {
    // Unreachable in fact: `hindrance` has said so already.
    ExitCode::from(cli::FAILED)
}
