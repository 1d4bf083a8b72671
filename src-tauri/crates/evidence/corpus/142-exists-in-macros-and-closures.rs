use std::path::{Path, PathBuf};

fn report(paths: &[PathBuf]) {
    for p in paths {
        println!("{}: {}", p.display(), p.exists());
    }
    let there: Vec<_> = paths.iter().filter(|p| p.exists()).collect();
    assert!(there.len() <= paths.len());
    eprintln!("{:?}", paths.first().map(|p| p.try_exists()));
}

fn pick<'a>(a: &'a Path, b: &'a Path) -> &'a Path {
    match (a.exists(), b.exists()) {
        (true, _) => a,
        (false, true) => b,
        _ => panic!("neither {a:?} nor {b:?} exists()"),
    }
}

fn newer(a: &Path, b: &Path) -> bool {
    let (Ok(ma), Ok(mb)) = (a.metadata(), b.metadata()) else {
        return a.is_file();
    };
    ma.len() > mb.len()
}
