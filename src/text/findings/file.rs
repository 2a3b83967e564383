//! Files that cannot be had, or are not what is wanted.

use super::{Words, did_you_mean, listed};
use crate::scenario::finding::{FileFault, FileFinding};

pub(super) fn words(finding: &FileFinding) -> Words {
    match finding {
        FileFinding::Fault(why) => Words::new(fault(why)),
        FileFinding::Named { name, fault: why } => Words::new(format!("`{name}`: {}", fault(why))),
        FileFinding::NoScenario { name, suggestions } => {
            Words::new(format!("no scenario `{name}`"))
                .help(did_you_mean(&suggestions.near))
                .note(listed("scenarios", &suggestions.valid))
        }
        FileFinding::BadPath { path } => Words::new(format!(
            "`{path}` is no path below the scenario's folder"
        ))
        .help("name the file from the scenario's folder on, such as `maps/khasan.ron`".to_owned()),
        FileFinding::NotUtf8 { byte } => Words::new("the file is not UTF-8")
            .label(format!("byte {byte:#04x} here"))
            .help("save it as UTF-8 in your editor".to_owned()),
        FileFinding::IncludedTwice { name } => {
            Words::new(format!("`{name}` is included twice")).label("again here")
        }
        FileFinding::TooLargeTogether { most } => {
            Words::new(format!("the scenario is larger than {} MiB", most >> 20))
                .label("with all files up to this one")
        }
        FileFinding::Nested => Words::new("a part includes no other files")
            .label("name the file in the scenario itself"),
        FileFinding::NestedFormation => Words::new("a part writes its formations out")
            .label("only a scenario takes formations by name"),
        FileFinding::NotAScenario => Words::new("this file holds parts and is no battle")
            .label("a scenario takes it in with `include: [\"…\"]`"),
    }
}

fn fault(fault: &FileFault) -> String {
    match fault {
        FileFault::Absent => "there is no such file".to_owned(),
        FileFault::NotAFile => "this is no file".to_owned(),
        FileFault::LeadsOut => "this is a link that leads out of the scenario's folder and the \
            data folders: put the file itself there"
            .to_owned(),
        FileFault::System(says) => format!("cannot be read: {says}"),
        FileFault::TooLarge { most } => format!("larger than {} MiB", most >> 20),
    }
}
