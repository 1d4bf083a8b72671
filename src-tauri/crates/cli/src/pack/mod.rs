//! `touchstone pack`: packs made, looked at, added and taken out.

mod show;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bank::{Added, Library, Origin, Pack, PackFiles, PacksFolder, Problem, diff, render_all};
use clap::Subcommand;
use desk::Fault;
use serde_json::json;

use crate::args::{Args, TextOrJson};
use crate::output;

#[derive(Debug, Subcommand)]
pub(crate) enum PackCommand {
    /// Make one file of a pack, to be passed on; the same content is the same bytes
    Make {
        /// A folder with pack.yaml, questions/ and rubrics/, or the id of a pack in use
        #[arg(value_name = "FOLDER|ID")]
        pack: String,
        /// The file to write [default: ID-VERSION.touchpack]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Say what a pack is and what is in it
    Inspect {
        /// A file, a folder, or the id of a pack in use
        #[arg(value_name = "FILE|FOLDER|ID")]
        pack: String,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Check form, hash and lints, and say what was compiled and run; exit 1 on errors
    #[command(
        after_long_help = "Runs nothing: `touchstone verify-bank` compiles and runs every claim of a pack."
    )]
    Verify {
        /// A file, a folder, or the id of a pack in use
        #[arg(value_name = "FILE|FOLDER|ID")]
        pack: String,
        /// The hash it should have
        #[arg(long, value_name = "HASH")]
        hash: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Add a pack: a file as a copy, a folder to be read where it stands
    Add {
        #[arg(value_name = "FILE|FOLDER")]
        path: PathBuf,
        /// Copy the folder instead
        #[arg(long)]
        copy: bool,
        /// Take it in the place of a pack with its id
        #[arg(long)]
        replace: bool,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Take a pack out; a linked folder itself is left alone
    Remove {
        /// The pack's id; for a linked folder that is gone, its path
        #[arg(value_name = "ID")]
        pack: String,
    },
    /// List the packs in use, the home pack first
    List {
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
    /// Say in words what is different in the second of two packs; exit 0 either way
    Diff {
        /// A file, a folder, or the id of a pack in use
        #[arg(value_name = "BEFORE")]
        before: String,
        /// A file, a folder, or the id of a pack in use
        #[arg(value_name = "AFTER")]
        after: String,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
}

pub(crate) fn run(args: &Args, command: &PackCommand) -> Result<ExitCode, Fault> {
    let packs = PacksFolder::at(args.folder()?.packs());
    let (library, unreadable) = Library::open(&args.bank(), Some(packs.path()));
    match command {
        PackCommand::Make { pack, output, force, format } => {
            make(&library, pack, output.as_deref(), *force, *format)?;
        }
        PackCommand::Inspect { pack, format } => show::inspect(&Named::find(pack, &library)?, *format)?,
        PackCommand::Verify { pack, hash, format } => {
            return verify(&library, pack, hash.as_deref(), *format);
        }
        PackCommand::Add { path, copy, replace, format } => {
            added(&add(&packs, &library, path, *copy, *replace)?, *format)?;
        }
        PackCommand::Remove { pack } => {
            packs.remove(pack, &library)?;
            output::say(&format!("Removed {pack}. Past interviews keep what they were planned with."));
        }
        PackCommand::List { format } => show::list(&library, &unreadable, *format)?,
        PackCommand::Diff { before, after, format } => {
            let (before, after) = (Named::find(before, &library)?, Named::find(after, &library)?);
            show::diff(&diff(&before.pack, &after.pack), *format)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A pack that somebody named, and its files.
pub(crate) struct Named {
    pub(crate) files: PackFiles,
    pub(crate) pack: Pack,
    /// The file it is in, when it was not added.
    pub(crate) file: Option<PathBuf>,
}

impl Named {
    /// A pack in use by its id, else what lies at a path.
    pub(crate) fn find(name: &str, library: &Library) -> Result<Self, Fault> {
        if let Some(pack) = library.pack(name) {
            let files = match pack.origin.folder() {
                Some(folder) => PackFiles::of_folder(folder)?,
                None => PackFiles::bundled(),
            };
            return Ok(Self { files, pack: pack.clone(), file: None });
        }
        let path = Path::new(name);
        if path.is_dir() {
            let files = PackFiles::of_folder(path)?;
            let mut pack = files.read(library)?;
            pack.origin = Origin::Linked(path.to_path_buf());
            return Ok(Self { files, pack, file: None });
        }
        if !path.exists() {
            let known: Vec<&str> = library.packs().map(|pack| pack.manifest.id.as_str()).collect();
            return Err(Fault::new(
                "unknown-pack",
                format!("there is no pack, file or folder {name:?}"),
                format!("The packs in use are {}.", known.join(", ")),
            ));
        }
        let files = PackFiles::of_file(path)?;
        let pack = files.read(library)?;
        Ok(Self { files, pack, file: Some(path.to_path_buf()) })
    }
}

fn make(
    library: &Library,
    name: &str,
    file: Option<&Path>,
    force: bool,
    format: TextOrJson,
) -> Result<(), Fault> {
    let Named { files, pack, .. } = Named::find(name, library)?;
    let manifest = files.manifest()?;
    if let Some(first) = pack.problems.iter().find(|problem| problem.is_error()) {
        let count = pack.problems.iter().filter(|problem| problem.is_error()).count();
        return Err(bank::PackError::HasErrors { count, first: Box::new(first.clone()) }.into());
    }
    let usual = PathBuf::from(format!("{}-{}.touchpack", manifest.id, manifest.version));
    let file = file.unwrap_or(&usual);
    let bytes = files.write(file, force)?;
    let path = file.display().to_string();
    match format {
        TextOrJson::Json => output::json(&json!({
            "file": path, "bytes": bytes, "id": manifest.id, "version": manifest.version, "hash": pack.hash,
        })),
        TextOrJson::Text => {
            output::say(&format!("Wrote {path} ({bytes} bytes, {} files).", files.iter().count()));
            output::say(&format!("Its hash is {}", pack.hash));
            Ok(())
        }
    }
}

fn add(
    packs: &PacksFolder,
    library: &Library,
    path: &Path,
    copy: bool,
    replace: bool,
) -> Result<Added, Fault> {
    if path.is_dir() && !copy {
        return Ok(packs.link(path, replace, library)?);
    }
    let files = if path.is_dir() { PackFiles::of_folder(path)? } else { PackFiles::of_file(path)? };
    Ok(packs.install(&files, replace, library)?)
}

fn added(added: &Added, format: TextOrJson) -> Result<(), Fault> {
    let Added { pack, replaced } = added;
    let manifest = &pack.manifest;
    if format == TextOrJson::Json {
        return output::json(&json!({
            "id": manifest.id, "version": manifest.version, "hash": pack.hash, "origin": pack.origin.name(),
            "replaced": replaced,
        }));
    }
    let place = match &pack.origin {
        Origin::Linked(folder) => format!("; it is read in {} each time it changes", folder.display()),
        Origin::Installed(_) | Origin::Bundled => String::new(),
    };
    let instead = replaced.as_ref().map(|version| format!(" in place of {version}")).unwrap_or_default();
    output::say(&format!("Added {}, version {}{instead}{place}.", manifest.name, manifest.version));
    let errors = pack.problems.iter().filter(|problem| problem.is_error()).count();
    if errors > 0 {
        output::say(&format!("It has {errors} errors; see `touchstone pack verify {}`.", manifest.id));
    }
    if let Some(kit) = pack.bank.kits().next() {
        output::say(&format!("Its kits go by names such as {}/{}.", manifest.id, kit.id));
    }
    Ok(())
}

fn verify(
    library: &Library,
    name: &str,
    wanted: Option<&str>,
    format: TextOrJson,
) -> Result<ExitCode, Fault> {
    let named = Named::find(name, library)?;
    let problems: Vec<Problem> = named.files.lint(library);
    let coverage = show::Verified::of(&named.pack);
    let right = wanted.is_none_or(|wanted| wanted.eq_ignore_ascii_case(&named.pack.hash));
    match format {
        TextOrJson::Json => output::json(&json!({
            "id": named.pack.manifest.id,
            "version": named.pack.manifest.version,
            "hash": named.pack.hash,
            "hash_is_right": wanted.map(|_| right),
            "verified": coverage,
            "problems": problems,
        }))?,
        TextOrJson::Text => {
            output::bytes(render_all(&problems, output::colours()).as_bytes())?;
            output::say(&format!("The hash is {}", named.pack.hash));
            coverage.say();
        }
    }
    if !right {
        return Err(Fault::new(
            "other-hash",
            format!("the pack has the hash {}, and not {}", named.pack.hash, wanted.unwrap_or_default()),
            "It is another pack, or was changed on the way; get it again.",
        ));
    }
    let failed = problems.iter().any(Problem::is_error);
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
