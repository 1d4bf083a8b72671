use std::env;
use std::path::PathBuf;

#[derive(Debug, Default)]
struct Opts { dir: PathBuf, depth: Option<u8>, quiet: bool }

fn parse(args: &[String]) -> Result<Opts, String> {
    let mut o = Opts::default();
    let [first, rest @ ..] = args else {
        return Err("no directory".into());
    };
    o.dir = PathBuf::from(first);
    for a in rest {
        if let Some(n) = a.strip_prefix("--depth=")
            && let Ok(n) = n.parse::<u8>()
            && n > 0
        {
            o.depth = n.checked_add(1);
        } else if a == "-q" && !o.quiet {
            o.quiet = true;
        } else {
            return Err(format!("what is {a}?"));
        }
    }
    Ok(o)
}

fn home() -> Option<String> {
    let Ok(h) = env::var("HOME") else { return None };
    let Some((_, user)) = h.rsplit_once('/') else {
        panic!("odd home {h}");
    };
    let user = user.trim();
    let user = if let Some(u) = env::var("SUDO_USER").ok() && !u.is_empty() { u } else { user.into() };
    Some(user)
}
