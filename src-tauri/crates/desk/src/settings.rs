//! What the user chose for the program as a whole: one file in the data folder, read when asked for and
//! written by whoever holds the workspace.
//!
//! Invariants:
//! - The file holds what differs from the defaults, and nothing that a newer version wrote is lost.
//! - A file that cannot be read is never written over: it is set aside under another name, what can be
//!   kept of it is kept, and the user is told.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::{DataFolder, Desk, Fault, StripShape};

/// Names tried for a file that is set aside.
const NAMES: u32 = 1000;

/// What the user chose. Every field has a default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether single keys are commands; the palette, buttons and the leader work in any case.
    pub single_keys: bool,
    /// Keys by command, where they differ from the default.
    pub bindings: BTreeMap<String, String>,
    /// Whether code is taken from the clipboard by itself when it changes there.
    pub clipboard_watch: bool,
    /// The global shortcut that takes a command from another window.
    pub leader: Option<String>,
    /// Whether a leader was asked for, with the reason; it is asked for once.
    pub leader_asked: bool,
    /// The global shortcut that blanks.
    pub blank_chord: Option<String>,
    /// The shape of the strip.
    pub strip: StripShape,
    /// Where windows stood, by the set-up of displays; only the shell reads it.
    #[ts(type = "Record<string, unknown>")]
    pub windows: BTreeMap<String, Value>,
    /// What a newer version wrote.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: BTreeMap<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            single_keys: true,
            bindings: BTreeMap::new(),
            clipboard_watch: false,
            leader: None,
            leader_asked: false,
            blank_chord: None,
            strip: StripShape::default(),
            windows: BTreeMap::new(),
            unknown: BTreeMap::new(),
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The screen of settings.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SettingsView {
    /// What is in force.
    pub settings: Settings,
    /// What was wrong with the file since the program started.
    pub problem: Option<Fault>,
    /// The file, for people.
    pub file: String,
}

impl Settings {
    /// What was chosen, as far as the file can be read at once, before there is a desk. Nothing is told or set
    /// aside: that is the desk's.
    #[must_use]
    pub fn at_a_glance(folder: &DataFolder) -> Self {
        fs::read(folder.settings()).map(|bytes| parse(&bytes).0).unwrap_or_default()
    }
}

impl Desk {
    /// What is in force. A damaged file is set aside and told.
    ///
    /// # Errors
    /// When the file is there and cannot be read from the disk.
    pub fn settings(&mut self) -> Result<SettingsView, Fault> {
        let settings = self.read_settings()?;
        Ok(self.settings_view(settings))
    }

    /// Changes some fields, by name; null sets one back to its default.
    ///
    /// # Errors
    /// When a value does not fit its field, when this process may only read, or when the file cannot be
    /// written. Nothing has changed then.
    pub fn set_settings(&mut self, change: Map<String, Value>) -> Result<SettingsView, Fault> {
        let mut chosen = chosen(&self.read_settings()?)?;
        for (name, value) in change {
            if value.is_null() {
                chosen.remove(&name);
            } else {
                chosen.insert(name, value);
            }
        }
        let settings = serde_json::from_value(Value::Object(chosen)).map_err(|error| {
            Fault::new("setting-unfit", format!("a setting was not taken: {error}"), "Choose another value.")
        })?;
        self.write_settings(settings)
    }

    /// Changes what is in force.
    ///
    /// # Errors
    /// As [`Self::set_settings`].
    pub fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) -> Result<SettingsView, Fault> {
        let mut settings = self.read_settings()?;
        change(&mut settings);
        self.write_settings(settings)
    }

    fn settings_view(&self, settings: Settings) -> SettingsView {
        SettingsView {
            settings,
            problem: self.settings_problem.clone(),
            file: self.folder.settings().display().to_string(),
        }
    }

    fn read_settings(&mut self) -> Result<Settings, Fault> {
        let path = self.folder.settings();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Settings::default()),
            Err(error) => return Err(Fault::io("reading", &path, &error)),
        };
        let (settings, wrong) = parse(&bytes);
        let Some(wrong) = wrong else { return Ok(settings) };
        if self.read_only.is_some() {
            self.settings_problem = Some(damaged(&path, &wrong, None));
            return Ok(settings);
        }
        let aside = set_aside(&path).map_err(|error| Fault::io("setting aside", &path, &error))?;
        self.settings_problem = Some(damaged(&path, &wrong, Some(&aside)));
        if settings != Settings::default() {
            write(&path, &chosen(&settings)?)?;
        }
        Ok(settings)
    }

    fn write_settings(&self, settings: Settings) -> Result<SettingsView, Fault> {
        if let Some(fault) = &self.read_only {
            return Err(fault.clone());
        }
        write(&self.folder.settings(), &chosen(&settings)?)?;
        Ok(self.settings_view(settings))
    }
}

/// The fields that differ from the defaults, and the unknown ones.
fn chosen(settings: &Settings) -> Result<Map<String, Value>, Fault> {
    let as_map = |settings: &Settings| match serde_json::to_value(settings) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(Fault::new(
            "setting-unfit",
            format!("the settings cannot be written: {error}"),
            "Choose another value.",
        )),
    };
    let defaults = as_map(&Settings::default())?;
    let mut map = as_map(settings)?;
    map.retain(|name, value| defaults.get(name) != Some(value));
    Ok(map)
}

/// What can be understood of a file, and what cannot: one bad field does not hide the others.
fn parse(bytes: &[u8]) -> (Settings, Option<String>) {
    let map: Map<String, Value> = match serde_json::from_slice(bytes) {
        Ok(map) => map,
        Err(error) => return (Settings::default(), Some(error.to_string())),
    };
    let of = |map: Map<String, Value>| serde_json::from_value::<Settings>(Value::Object(map));
    let error = match of(map.clone()) {
        Ok(settings) => return (settings, None),
        Err(error) => error,
    };
    let sound =
        map.into_iter().filter(|(name, value)| of(Map::from_iter([(name.clone(), value.clone())])).is_ok());
    (of(sound.collect()).unwrap_or_default(), Some(error.to_string()))
}

fn write(path: &Path, chosen: &Map<String, Value>) -> Result<(), Fault> {
    let write = || -> std::io::Result<()> {
        let folder = path.parent().ok_or(ErrorKind::NotFound)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, chosen)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| Fault::io("writing", path, &error))
}

/// Gives a file a name that no other has.
fn set_aside(path: &Path) -> std::io::Result<PathBuf> {
    for n in 1..NAMES {
        let aside = path.with_file_name(format!("settings-damaged-{n}.json"));
        if !aside.try_exists()? {
            fs::rename(path, &aside)?;
            return Ok(aside);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn damaged(path: &Path, wrong: &str, aside: Option<&Path>) -> Fault {
    let kept = aside.map_or_else(String::new, |aside| format!("; it was kept as {}", aside.display()));
    Fault::new(
        "settings-damaged",
        format!("the settings in {} could not be read ({wrong}){kept}", path.display()),
        "What could not be read is as at first; choose it again in Settings.",
    )
}
