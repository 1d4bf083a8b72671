use std::path::{Path, PathBuf};

fn greet(name: &String, titles: &Vec<String>) -> String {
    format!("{} {}", titles.join(" "), name)
}

fn count_files(dir: &PathBuf, ext: &String) -> usize {
    std::fs::read_dir(dir).unwrap().count() + ext.len()
}

fn apply(f: &Box<dyn Fn(i32) -> i32>, xs: &mut Vec<i32>) {
    for x in xs.iter_mut() { *x = f(*x) }
}

fn rename(target: &mut String, to: &str) {
    target.clear();
    target.push_str(to);
}

fn maybe(name: Option<&String>, dirs: &[PathBuf], p: &Path) -> bool {
    name.is_some() && dirs.iter().any(|d| d == p)
}

fn longer<'s>(a: &'s String, b: &'s String) -> &'s String {
    if a.len() >= b.len() { a } else { b }
}

fn by_len(v: Vec<String>) -> Vec<String> {
    let mut v = v;
    v.sort_by(|a: &String, b: &String| a.len().cmp(&b.len()));
    v
}
