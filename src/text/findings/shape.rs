//! Values and fields that are not what may stand there.

use super::group::group;
use super::thing::{choice, expected, items, shape};
use super::{Words, did_you_mean, listed};
use crate::scenario::finding::{Group, ShapeFinding, Tuple};

pub(super) fn words(finding: &ShapeFinding) -> Words {
    match finding {
        ShapeFinding::WrongKind { expected: wanted, found } => {
            Words::new(format!("expected {}", expected(wanted)))
                .label(format!("this is {}", shape(*found)))
        }
        ShapeFinding::EmptyText => Words::new("this text may not be empty"),
        ShapeFinding::Quoted { what, suggestions } => {
            Words::new(format!("a {} is a name without quotes", choice(*what)))
                .help(did_you_mean(&suggestions.near))
                .note(listed("valid values", &suggestions.valid))
        }
        ShapeFinding::NoDetails { keyword } => Words::new(format!("`{keyword}` says too little"))
            .label("`(…)` with its details is expected"),
        ShapeFinding::Details { keyword } => {
            Words::new(format!("`{keyword}` stands alone")).label("without `(…)`")
        }
        ShapeFinding::UnknownField { name, group: what, suggestions } => {
            Words::new(format!("unknown field `{name}` of {}", group(*what)))
                .help(did_you_mean(&suggestions.near))
                .note(listed("fields here", &suggestions.valid))
        }
        ShapeFinding::MissingFields { names, group } => missing(names, *group),
        ShapeFinding::FieldTwice { name } => {
            Words::new(format!("field `{name}` twice")).label("again here")
        }
        ShapeFinding::WrongCount { tuple, found } => wrong_count(*tuple, *found),
        ShapeFinding::NotOne => Words::new("one value is expected"),
        ShapeFinding::TooFewPoints { least } => {
            Words::new("too few points").label(format!("at least {least} are expected"))
        }
        ShapeFinding::TooMany { items: what, found, most } => {
            Words::new(format!("{found} {}", items(*what)))
                .label(format!("at most {most} are possible"))
        }
        ShapeFinding::TooMuchWork => {
            Words::new("the file names too many things").label("up to here it was read")
        }
        ShapeFinding::UnknownFormat { found, known } => {
            Words::new(format!("format {found} is unknown to this program"))
                .label(format!("it reads format {known}"))
        }
    }
}

fn missing(names: &[&str], what: Group) -> Words {
    let quoted: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    let (noun, verb) = if names.len() == 1 { ("field", "is") } else { ("fields", "are") };
    let first = names.first().copied().unwrap_or_default();
    Words::new(format!("{noun} {} of {} {verb} missing", quoted.join(", "), group(what)))
        .label(format!("`{first}: …` is expected in here"))
}

fn wrong_count(tuple: Tuple, found: usize) -> Words {
    let (items, expected, label) = match tuple {
        Tuple::Mount => ("items", "2 or 3", "(\"weapon\", how many, men to serve one)"),
        Tuple::ByGround => ("values", "1 or 3", "(dry, wet, saturated)"),
        Tuple::Turns => ("numbers", "2", "(how many turns, minutes of each)"),
        Tuple::Point => ("numbers", "2", "metres east, metres north"),
        Tuple::Within => ("items", "2", "a place, a distance in metres"),
        Tuple::Band => ("figures", "2", "(lowest, highest)"),
    };
    Words::new(format!("{found} {items} where {expected} are expected")).label(label)
}
