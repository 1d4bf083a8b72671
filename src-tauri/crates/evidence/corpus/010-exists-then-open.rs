use std::fs;
use std::fs::File;
use std::io::Read;
use std::path::Path;

fn load(p: &str) -> String {
    let path = Path::new(p);
    if !path.exists() {
        fs::write(path, "").expect("cannot create");
    }
    let mut f = File::open(path).expect("cannot open");
    let mut s = String::new();
    f.read_to_string(&mut s).expect("cannot read");
    s
}

fn backup(p: &str) -> bool {
    if fs::exists(p).unwrap_or(false) {
        fs::copy(p, format!("{p}.bak")).is_ok()
    } else {
        false
    }
}

fn is_there(p: &Path) -> bool {
    p.is_file() && p.try_exists().is_ok()
}
