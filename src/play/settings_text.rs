//! The text of the file of settings, read as far as it goes and written anew.

use super::setting::{NotTaken, Setting};
use super::settings::Settings;
use crate::scenario::finding::Suggestions;
use crate::scenario::syntax::{Kind, NamedNode, parse};
use crate::scenario::{Diagnostic, Source};
use crate::text::settings as words;
use std::fmt;

/// Something wrong in the text.
#[derive(Clone, PartialEq, Debug)]
pub enum SettingFault {
    /// A spot that is no RON.
    Syntax(Box<Diagnostic>),
    /// It is RON, but no settings.
    NotSettings,
    /// A field that this program does not know. It stays in the file.
    Unknown {
        /// Line, from 1.
        line: usize,
        /// Its name.
        name: String,
        /// Names that may have been meant.
        near: Vec<String>,
    },
    /// A field that stands there again.
    Twice {
        /// Line, from 1.
        line: usize,
        /// Which.
        setting: Setting,
    },
    /// A value that cannot be taken.
    Broken {
        /// Line, from 1.
        line: usize,
        /// Which.
        setting: Setting,
        /// What stands there.
        value: String,
        /// What is taken in its place.
        taken: String,
    },
    /// A program where a player is named.
    Program {
        /// Line, from 1.
        line: usize,
        /// Which seat.
        setting: Setting,
        /// Who takes it.
        taken: String,
    },
}

impl fmt::Display for SettingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            SettingFault::Syntax(what) => words::syntax(what),
            SettingFault::NotSettings => words::NOT_SETTINGS.to_owned(),
            SettingFault::Unknown { line, name, near } => words::unknown(*line, name, near),
            SettingFault::Twice { line, setting } => words::twice(*line, setting.name()),
            SettingFault::Broken { line, setting, value, taken } => {
                words::broken(*line, setting.name(), value, &setting.about(), taken)
            }
            SettingFault::Program { line, setting, taken } => {
                words::program(*line, setting.name(), taken)
            }
        })
    }
}

impl SettingFault {
    /// True if something of the text is lost when it is written anew.
    pub(super) const fn is_lossy(&self) -> bool {
        !matches!(self, SettingFault::Unknown { .. })
    }
}

/// Longest piece of the file that is repeated to a person, in characters.
const SHOWN: usize = 60;

/// What a text holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct SettingsText {
    /// The settings, whole.
    pub settings: Settings,
    /// Fields that nobody knows, as they stand there: `name: value`.
    pub strangers: Vec<String>,
    /// What is wrong.
    pub found: Vec<SettingFault>,
}

/// Reads a text as far as it goes; `without`: what is taken where it says nothing.
pub(super) fn read(text: &str, without: Settings) -> SettingsText {
    let source = Source::new("", text);
    let (root, errors) = parse(text);
    let torn = !errors.is_empty();
    let mut out = SettingsText { settings: without, ..SettingsText::default() };
    out.found.extend(
        errors.into_iter().map(|e| {
            SettingFault::Syntax(Box::new(Diagnostic::new(source.place(e.span), e.finding)))
        }),
    );
    match &root.kind {
        Kind::Struct(fields) => out.take(&source, fields, torn),
        Kind::Tuple(none) if none.is_empty() => {}
        _ if torn => {}
        _ => out.found.push(SettingFault::NotSettings),
    }
    out
}

impl SettingsText {
    fn take(&mut self, source: &Source, fields: &[NamedNode<'_>], torn: bool) {
        for (i, field) in fields.iter().enumerate() {
            let line = source.line_column(field.span.start).0;
            let Some(setting) = Setting::ALL.into_iter().find(|s| s.name() == field.name) else {
                self.stranger(source, field, torn);
                continue;
            };
            if fields[..i].iter().any(|f| f.name == field.name) {
                self.found.push(SettingFault::Twice { line, setting });
                continue;
            }
            // A spot that is no RON is reported already.
            if field.value.is_damaged() {
                continue;
            }
            let span = field.value.span;
            let value = source.text.get(span.start..span.end).unwrap_or_default();
            let Err(why) = setting.take(value, &mut self.settings) else { continue };
            let taken = setting.written(&self.settings);
            self.found.push(match why {
                NotTaken::Value => SettingFault::Broken { line, setting, value: cut(value), taken },
                NotTaken::Program => SettingFault::Program { line, setting, taken },
            });
        }
    }

    fn stranger(&mut self, source: &Source, field: &NamedNode<'_>, torn: bool) {
        let known = Setting::ALL.map(Setting::name);
        let near = Suggestions::new(field.name, known).near;
        let (line, name) = (source.line_column(field.span.start).0, cut(field.name));
        self.found.push(SettingFault::Unknown { line, name, near });
        let whole = source.text.get(field.value.span.start..field.value.span.end);
        // Where brackets do not match, nobody knows where a value ends; such a file is kept aside.
        if let Some(value) = whole.filter(|_| !torn) {
            self.strangers.push(format!("{}: {value}", field.name));
        }
    }

    /// The text to write.
    pub(super) fn written(&self) -> String {
        let mut out = format!("{}\n(\n", words::HEAD);
        for setting in Setting::ALL {
            let (name, value) = (setting.name(), setting.written(&self.settings));
            let comment = words::comment(&setting.about());
            out.push_str(&format!("    {comment}\n    {name}: {value},\n"));
        }
        if !self.strangers.is_empty() {
            out.push_str(&format!("    {}\n", words::STRANGERS));
        }
        for stranger in &self.strangers {
            out.push_str(&format!("    {stranger},\n"));
        }
        out.push_str(")\n");
        out
    }
}

fn cut(text: &str) -> String {
    let mut out: String = text.chars().take(SHOWN).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}
