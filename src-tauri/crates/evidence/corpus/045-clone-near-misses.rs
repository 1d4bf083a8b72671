use std::rc::Rc;
use std::sync::Arc;

struct Repo;

impl Repo {
    fn clone(url: &str, depth: u32) -> Repo {
        println!("cloning {url} at depth {depth}");
        Repo
    }

    fn clone_from_cache(&self, key: &str) -> Option<Repo> {
        (!key.is_empty()).then(|| Repo)
    }
}

fn share(a: &Arc<Vec<u8>>, r: &Rc<str>) -> (Arc<Vec<u8>>, Rc<str>) {
    (Arc::clone(a), Rc::clone(r))
}

fn names(v: &[String]) -> Vec<String> {
    let mut all: Vec<String> = v.iter().cloned().collect();
    all.extend(v.iter().map(Clone::clone));
    all.clone_from(&v.to_vec());
    all
}

fn main() {
    let r = Repo::clone("https://example.org/x.git", 1);
    let _ = r.clone_from_cache("x.clone()");
    let b = Box::<str>::from("abc");
    println!("{}", b.clone());
}
