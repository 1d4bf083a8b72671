//! Writes the JSON Schemas into `schemas/`.

use std::io::Write as _;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    std::fs::create_dir_all(&folder)?;
    for (name, schema) in bank::schemas().into_iter().chain(bank::output_schemas()) {
        let mut file = std::fs::File::create(folder.join(format!("{name}.json")))?;
        writeln!(file, "{}", serde_json::to_string_pretty(&schema)?)?;
    }
    Ok(())
}
