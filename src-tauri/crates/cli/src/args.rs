//! The command line's one definition, from which help, man page and completions come.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use desk::{BankSource, DataFolder, Fault};
use interview::ACTIONS;

use crate::card::CardCommand;
use crate::debrief::DebriefCommand;
use crate::output;
use crate::pack::PackCommand;

/// The interviewer's desk for live Rust interviews, from the command line.
#[derive(Debug, Parser)]
#[command(name = "touchstone", version, max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Args {
    /// The folder the data live in [default: the platform's, or TOUCHSTONE_HOME]
    #[arg(long, global = true, value_name = "FOLDER", help_heading = "For all commands")]
    home: Option<PathBuf>,
    /// A folder with questions/ and rubrics/ in place of the bundled bank
    #[arg(long, global = true, value_name = "FOLDER", help_heading = "For all commands")]
    bank: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check questions, rubrics, kits and loops
    Lint(LintOptions),
    /// Compile and run every claim of a pack: starters, wrong answers, tests, references
    #[command(after_long_help = RUNS_CODE)]
    VerifyBank(VerifyOptions),
    /// Show what a kit, a loop or the whole bank asks for, and what is missing
    #[command(after_long_help = COVERAGE)]
    Coverage(CoverageOptions),
    /// Make, look at, add and take out packs of questions
    Pack {
        #[command(subcommand)]
        command: PackCommand,
    },
    /// List interviews, newest first
    List {
        /// Practice interviews too
        #[arg(long)]
        practice: bool,
        /// Those watched as a shadow too
        #[arg(long)]
        shadow: bool,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Put a shadow's scorecard beside the lead's, once both are submitted
    Compare {
        /// An interview's id, or a scorecard exported as JSON
        one: String,
        /// The other
        other: String,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Send your scorecard to a debrief, and receive colleagues'
    Card {
        #[command(subcommand)]
        command: CardCommand,
    },
    /// Put scorecards of one candidate beside each other, and record what people decide
    Debrief {
        #[command(subcommand)]
        command: DebriefCommand,
    },
    /// Show an interview with its frozen questions, signals and keys
    Show {
        /// The interview's id
        interview: String,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Read actions from standard input, one JSON object a line; answer each on standard output
    #[command(after_long_help = actions())]
    Live {
        /// The interview that actions belong to when they name none
        #[arg(long, value_name = "ID")]
        interview: Option<String>,
    },
    /// Press keys of the live desk in the running window; prints what they did
    #[command(after_long_help = POKE)]
    Poke {
        /// `3`, `3x`, `h 2`, `space`, `m1`, `g w`; or `note` and some words
        #[arg(required = true)]
        keys: Vec<String>,
    },
    /// Print the events of an interview, columns as stored
    Log {
        /// The interview's id
        interview: String,
        #[arg(long, value_enum, default_value_t = LogFormat::Json)]
        format: LogFormat,
    },
    /// Write a scorecard to a file or to standard output
    Export(ExportOptions),
    /// Look at a candidate's code: places that speak for or against signals. Exits 0 whatever it finds
    Scan(ScanOptions),
    /// Look after the store
    Store {
        #[command(subcommand)]
        command: StoreCommand,
    },
    /// Print completions for a shell
    Completions { shell: Shell },
    /// Print the man page
    Man,
}

#[derive(Debug, clap::Args)]
pub(crate) struct LintOptions {
    /// Files or folders [default: --bank, or this folder if it holds a bank, or the bundled bank]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TextOrJson,
    /// Exit 1 on warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Explain a code instead
    #[arg(long, value_name = "CODE", conflicts_with = "paths")]
    pub(crate) explain: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyOptions {
    /// A pack that was added, by id, a folder that holds one, or a .touchpack [default: the bank in use]
    pub(crate) pack: Option<String>,
    /// Only this question; may be given several times
    #[arg(long = "question", value_name = "ID", conflicts_with = "record")]
    pub(crate) questions: Vec<String>,
    /// Check again what an earlier run found true
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Write what was found true to verified.json beside the pack's manifest
    #[arg(long)]
    pub(crate) record: bool,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TextOrJson,
}

/// What whoever verifies must know.
const RUNS_CODE: &str = "\
The pack's programs are compiled with the rustc on the PATH and run with your rights, each in a folder of its own
and for a limited time. Do it for packs you trust. Exits 0 when every claim is true, 1 when one is false.";

#[derive(Debug, clap::Args)]
pub(crate) struct ScanOptions {
    /// A file of Rust code, or - for standard input
    #[arg(required_unless_present = "explain")]
    pub(crate) file: Option<PathBuf>,
    /// Only what belongs to the signals of this question
    #[arg(long, value_name = "ID")]
    pub(crate) question: Option<String>,
    /// The text is what the compiler or a linter said, not code
    #[arg(long)]
    pub(crate) compiler: bool,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TextOrJson,
    /// Explain a detector instead
    #[arg(long, value_name = "DETECTOR", conflicts_with_all = ["file", "question", "compiler"])]
    pub(crate) explain: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CoverageOptions {
    /// A kit or a loop; `kit:NAME` or `loop:NAME` where both have the name [default: the whole bank]
    pub(crate) name: Option<String>,
    /// The level to look at [default: the loop's, or the highest of the kit]
    #[arg(long, value_name = "LEVEL", requires = "name")]
    pub(crate) level: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TextOrJson,
}

/// Below the help of `poke`.
const POKE: &str = "\
Keys are those of the live desk (its `?` lists them): digits, letters, * and ?, and by name space, enter, esc,
backspace, delete, pagedown, pageup. They are pressed one after the other in the window that has an interview
under way, whatever has the keyboard there. Bind this to a key of the desktop, a pedal or a button.";

/// Below the help of `coverage`.
const COVERAGE: &str = "\
A level's bar is met when every competency it needs is asked for at the bar's point or above, by a question
whose anchors reach it. `single` says that one rating alone would carry it.

JSON: of a kit or loop `of`, `id`, `role`, `level`, `interviews`, `minutes`, `questions`, `competencies` (each
with `bar`, `asked`, `throughout`, `times`, `state` and `why`), `levels` and `gaps`; of the bank `areas` (the
syllabus, each row with what serves it), `competencies`, `kits`, `loops`, `unused` and `gaps`. The schemas are
src-tauri/crates/bank/schemas/coverage.json and bank-coverage.json.";

#[derive(Debug, clap::Args)]
pub(crate) struct ExportOptions {
    /// The interview's id
    pub(crate) interview: String,
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,
    /// The file to write; standard output when left out
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
    /// A revision, from 1; as it stands when left out
    #[arg(long, value_name = "N")]
    pub(crate) revision: Option<u32>,
    /// Also notes for the interviewer only, and the name of a blind candidate
    #[arg(long)]
    pub(crate) include_private: bool,
    /// The alias in place of the name
    #[arg(long)]
    pub(crate) alias: bool,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum StoreCommand {
    /// Verify the whole log, and say what is wrong
    Check {
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Make the list and the search again from the log
    Rebuild,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// One JSON object a line
    Json,
    /// In words
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Json,
    Markdown,
    Html,
    /// For archives and printing; into a file or a pipe, never onto a terminal
    Pdf,
}

impl Args {
    pub(crate) fn folder(&self) -> Result<DataFolder, Fault> {
        self.home.as_ref().map_or_else(DataFolder::of_user, |home| Ok(DataFolder::at(home)))
    }

    pub(crate) fn bank(&self) -> BankSource {
        self.bank.as_ref().map_or(BankSource::Bundled, |root| BankSource::Folder(root.clone()))
    }
}

pub(crate) fn completions(shell: Shell) -> Result<ExitCode, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "touchstone", &mut script);
    output::bytes(&script).map(|()| ExitCode::SUCCESS)
}

pub(crate) fn man() -> Result<ExitCode, Fault> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command())
        .render(&mut page)
        .map_err(|error| output::failed("the man page", &error))?;
    output::bytes(&page).map(|()| ExitCode::SUCCESS)
}

/// The table of all actions, below the help of `live`.
fn actions() -> String {
    let mut table =
        String::from("Actions (? where a field may be left out; `id` and `interview` go with each):\n");
    for action in ACTIONS {
        table.push_str(&format!("\n  {:<15} {}\n", action.name, action.does));
        if !action.takes.is_empty() {
            table.push_str(&format!("  {:<15} {}\n", "", action.takes));
        }
    }
    table
}
