//! JSON Schemas of what people write in YAML, for the completion and checks of their editors.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::coverage::{BankCoverage, Coverage};
use crate::{Competency, FrontMatter, Kit, Manifest, Recording, RoleLoop, Scale, Syllabus};

/// The name and the schema of every file format of the bank: `scale`, `competency`, `kit`, `loop`,
/// `recording`, `syllabus`, `question` for a question's front matter, and `pack`.
#[must_use]
pub fn schemas() -> [(&'static str, Schema); 8] {
    [
        ("scale", of::<Scale>()),
        ("competency", of::<Competency>()),
        ("kit", of::<Kit>()),
        ("loop", of::<RoleLoop>()),
        ("recording", of::<Recording>()),
        ("syllabus", of::<Syllabus>()),
        ("question", of::<FrontMatter>()),
        ("pack", of::<Manifest>()),
    ]
}

/// The name and the schema of what `touchstone coverage --format json` writes: `coverage` of a kit or a
/// loop, `bank-coverage` of a whole bank.
#[must_use]
pub fn output_schemas() -> [(&'static str, Schema); 2] {
    [("coverage", of::<Coverage>()), ("bank-coverage", of::<BankCoverage>())]
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jsonschema::Validator;

    use super::*;
    use crate::markdown::{Cut, cut};
    use crate::problem::Findings;
    use crate::shelf::{Shelf, Use};
    use crate::testing::{
        CODING, CORRECTNESS, Files, KIT, LOOP, RECORDING, SCALE, SYLLABUS, VARIANT, good, with_recording,
        with_variant,
    };
    use crate::{bundled_files, yaml};

    fn validator(used: Use) -> Validator {
        let name = match used {
            Use::Scale => "scale",
            Use::Competency => "competency",
            Use::Question => "question",
            Use::Kit => "kit",
            Use::Loop => "loop",
            Use::Recording => "recording",
            Use::Syllabus => "syllabus",
            Use::Manifest => "pack",
        };
        let (_, schema) = schemas().into_iter().find(|(known, _)| *known == name).unwrap();
        jsonschema::validator_for(schema.as_value()).unwrap()
    }

    /// The files that their schema refuses, with the reasons.
    fn refused(shelf: &Shelf) -> Vec<String> {
        let mut refused = Vec::new();
        for file in &shelf.files {
            let source = file.open().unwrap();
            let yaml = match cut(&source.text) {
                Cut::Both { front, .. } => &source.text[front],
                _ => &source.text,
            };
            let json = yaml::parse(yaml, 0, &mut Findings::new(source, &mut Vec::new())).to_json();
            refused.extend(
                validator(file.used).iter_errors(&json).map(|error| format!("{}: {error}", file.name)),
            );
        }
        refused
    }

    fn shelf(files: &Files) -> Shelf {
        Shelf::of_bytes(files.bytes())
    }

    #[test]
    fn the_committed_schemas_are_those_of_the_types() {
        for (name, schema) in schemas().into_iter().chain(output_schemas()) {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{name}.json"));
            let committed = std::fs::read_to_string(&path).unwrap();
            let current = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
            assert!(
                committed == current,
                "schemas/{name}.json is stale: run `cargo run -p touchstone-bank --example schemas`"
            );
        }
    }

    #[test]
    fn what_is_written_fits_its_schema() {
        let (bank, _) = with_variant(good()).with(SYLLABUS, ROW).load();
        let role_loop = bank.role_loop("junior-systems").unwrap();
        let of_loop = crate::coverage::of_loop(&bank, role_loop, None).unwrap();
        let written = [
            serde_json::to_value(of_loop).unwrap(),
            serde_json::to_value(crate::coverage::of_bank(&bank)).unwrap(),
        ];
        for ((name, schema), written) in output_schemas().iter().zip(written) {
            let validator = jsonschema::validator_for(schema.as_value()).unwrap();
            let errors: Vec<_> = validator.iter_errors(&written).map(|error| error.to_string()).collect();
            assert_eq!(errors, [""; 0], "{name}");
            assert!(!validator.is_valid(&serde_json::json!({})), "{name}");
        }
    }

    #[test]
    fn every_bundled_file_fits_its_schema() {
        let files = bundled_files().map(|(name, bytes)| (name.to_owned(), bytes.into()));
        let shelf = Shelf::of_bytes(files);
        assert!(shelf.files.len() > 20);
        assert_eq!(refused(&shelf), [""; 0]);
        assert_eq!(refused(&self::shelf(&with_variant(with_recording(good())))), [""; 0]);
        assert_eq!(refused(&self::shelf(&good().with(SYLLABUS, ROW))), [""; 0]);
    }

    const ROW: &str =
        "areas: [ { id: all, name: All, rows: [ { id: sums, name: Sums, questions: [sum-001] } ] } ]\n";

    #[test]
    fn what_reading_refuses_the_schemas_refuse() {
        for (file, from, to) in [
            (SCALE, "points:", "pionts:"),
            (SCALE, "1: Weak", "one: Weak"),
            (CORRECTNESS, "id: names-edges", "id: Names Edges"),
            (CORRECTNESS, "label: guesses", "label: guesses from the start"),
            (CORRECTNESS, "kind: concern", "kind: weakness"),
            (KIT, "minutes: 60", "minutes: an hour"),
            (KIT, "id: limits, weight: 0.5", "id: limits"),
            (LOOP, "kit: short-talk", "kit: 7"),
            (CODING, "kind: coding", "kind: codng"),
            (CODING, "must: true }", "needed: true }"),
            (CODING, "{ use: names-edges, must: true }", "7"),
            (CODING, "id: sum-001.casts\n    competency: correctness", "id: sum-001.casts"),
            (CODING, "    observe: Adds up with an iterator.\n", ""),
            (CODING, "sources: [our own]", "sources: our own"),
            (SYLLABUS, "questions:", "question:"),
            (SYLLABUS, "id: sums", "id: Sums"),
            (VARIANT, "title: Add up weights\n", ""),
            (VARIANT, "variant-of: sum-001\n", ""),
            (VARIANT, "variant-of: sum-001\n", "variant-of: sum-001\nsignals: [names-edges]\n"),
            (LOOP, "bar: { correctness: 2 }", "bar: { limits: two }"),
            (RECORDING, "at: \"00:10\", says", "at: \"0:10\", says"),
            (RECORDING, "says: The sum may not fit.", "shouts: The sum may not fit."),
            (RECORDING, "expect: runs", "expect: walks"),
            (RECORDING, "shown: prompted", "shown: loudly"),
            (RECORDING, "hint: 1", "hint: one"),
            (RECORDING, "rating: 2, ", ""),
        ] {
            let files = with_variant(with_recording(good())).with(SYLLABUS, ROW).replace(file, from, to);
            assert!(files.load().1.iter().any(crate::Problem::is_error), "{to}");
            assert!(!refused(&shelf(&files)).is_empty(), "{to}");
        }
    }
}
