use std::collections::HashSet;
use std::path::Path;

trait Repo {
    fn exists(&self, id: u64) -> bool;
}

struct Mem(HashSet<u64>);

impl Repo for Mem {
    fn exists(&self, id: u64) -> bool {
        self.0.contains(&id)
    }
}

fn find(r: &impl Repo, ids: &[u64]) -> Vec<u64> {
    ids.iter().copied().filter(|&id| r.exists(id)).collect()
}

fn sql(table: &str) -> String {
    // drop table if exists; path.exists()
    format!("select exists(select 1 from {table})")
}

fn kind(p: &Path) -> &'static str {
    let exists = p.is_dir();
    if exists { "dir" } else if p.is_symlink() { "link" } else { "p.exists()" }
}
