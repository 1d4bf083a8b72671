use std::collections::HashMap;

pub struct Env<'p> {
    parent: Option<&'p Env<'p>>,
    vars: HashMap<String, i64>,
}

impl<'p> Env<'p> {
    pub fn scope(&'p self, vars: &[(&str, i64)]) -> Env<'p> {
        Env { parent: Some(self), vars: vars.iter().map(|(k, v)| (k.to_string(), *v)).collect() }
    }

    pub fn get(&self, k: &str) -> Option<i64> {
        self.vars.get(k).copied().or_else(|| self.parent?.get(k))
    }
}

pub async fn with_user<T>(id: u64, f: impl Future<Output = T>) -> T {
    tokio::task_local! { static USER: u64; }
    USER.scope(id, f).await
}

fn main() {
    let root = Env { parent: None, vars: HashMap::new() };
    let inner = root.scope(&[("x", 1)]);
    let deeper = inner.scope(&[("y", 2), ("x", 3)]);
    println!("{:?} {} thread::scope(|s| ..)", deeper.get("x"), deeper.vars["y"]);
}
