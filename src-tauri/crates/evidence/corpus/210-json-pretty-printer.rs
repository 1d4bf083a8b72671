use std::fmt::{self, Write as _};

#[derive(Clone, Debug, PartialEq)]
pub enum Json { Null, Bool(bool), Num(f64), Str(String), Arr(Vec<Json>), Obj(Vec<(String, Json)>) }

impl Json {
    pub fn write(&self, out: &mut String, depth: usize) -> fmt::Result {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(b) => write!(out, "{b}")?,
            Json::Num(n) => write!(out, "{n}")?,
            Json::Str(s) => write!(out, "{s:?}")?,
            Json::Arr(xs) => {
                out.push('[');
                for (i, x) in xs.iter().enumerate() {
                    if i > 0 { out.push(','); }
                    x.write(out, depth + 1)?;
                }
                out.push(']');
            }
            Json::Obj(kvs) => {
                writeln!(out, "{{")?;
                for (k, v) in kvs {
                    write!(out, "{:indent$}{k:?}: ", "", indent = (depth + 1) * 2)?;
                    v.write(out, depth + 1)?;
                }
                out.push('}');
            }
        }
        Ok(())
    }

    pub fn at(&self, path: &[&str]) -> Option<&Json> {
        path.iter().try_fold(self, |j, key| match j {
            Json::Obj(kvs) => kvs.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            Json::Arr(xs) => xs.get(key.parse::<usize>().ok()?),
            _ => None,
        })
    }
}
