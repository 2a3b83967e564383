//! Tells the program what it is built with, for `khasan --version --verbose`.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    tell("TARGET", env::var("TARGET").ok());
    tell("PROFILE", profile());
    tell("RUSTC", rustc());
    tell("BEVY", bevy());
}

fn tell(name: &str, what: Option<String>) {
    let what = what.unwrap_or_else(|| "unknown".to_owned());
    println!("cargo::rustc-env=KHASAN_{name}={}", what.trim());
}

/// The profile by its own name: `PROFILE` knows only debug and release.
fn profile() -> Option<String> {
    // target/PROFILE/build/khasan-HASH/out
    let out = env::var("OUT_DIR").ok()?.replace('\\', "/");
    out.rsplit('/').nth(3).map(str::to_owned)
}

fn rustc() -> Option<String> {
    let said = Command::new(env::var_os("RUSTC")?).arg("--version").output().ok()?;
    String::from_utf8(said.stdout).ok()?.lines().next().map(str::to_owned)
}

/// The engine's version, if the window is built.
fn bevy() -> Option<String> {
    env::var_os("CARGO_FEATURE_GUI")?;
    let lock = std::fs::read_to_string("Cargo.lock").ok()?;
    let mut lines = lock.lines().skip_while(|l| *l != "name = \"bevy\"");
    Some(lines.nth(1)?.strip_prefix("version = \"")?.trim_end_matches('"').to_owned())
}
