use anyhow::{bail, ensure, Context, Result};
use std::path::Path;

pub struct Manifest {
    name: String,
    size: u64,
}

pub fn load(path: &Path) -> Result<Manifest> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("reading {}", path.display()))?;
    let (name, size) = text.split_once('=').context("no `=` in manifest")?;
    ensure!(!name.is_empty(), "empty name in {text:?}");
    let size = size.trim().parse::<u64>().context("size")?;
    if size > 1 << 40 {
        bail!("{} is too large: {}", name, text.lines().next().unwrap());
    }
    Ok(Manifest { name: name.to_owned(), size })
}

fn main() -> Result<()> {
    let arg = std::env::args().nth(1).context("usage: load FILE")?;
    let m = load(Path::new(&arg))?;
    println!("{} {}", m.name, m.size);
    Ok(())
}
