use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead};

fn lines(r: impl BufRead) -> io::Result<Vec<String>> {
    let v = r.lines().collect::<io::Result<Vec<String>>>()?;
    Ok(v.into_iter().filter(|l| !l.is_empty()).collect())
}

fn pairs(s: &str) -> Result<HashMap<String, i32>, String> {
    s.split(',')
        .map(|kv| {
            let (k, v) = kv.split_once('=').ok_or_else(|| format!("no = in {kv}"))?;
            v.parse().map(|v| (k.to_string(), v)).map_err(|e| format!("{e}"))
        })
        .collect::<Result<HashMap<_, _>, _>>()
}

fn strict(s: &str) -> bool {
    let all: Result<Vec<f64>, _> = s.split_whitespace().map(|x| x.parse::<f64>()).collect();
    let opt: Option<Vec<char>> = s.chars().map(|c| c.to_digit(10).map(|_| c)).collect();
    all.is_ok() && opt.is_some()
}

fn unit(xs: &[u8]) -> Result<(), String> {
    let done: std::result::Result<(), String> = xs.iter().map(|&x| ensure(x)).collect();
    done
}

fn ensure(x: u8) -> Result<(), String> {
    (x < 9).then_some(()).ok_or_else(|| x.to_string())
}

fn ordered(xs: Vec<Result<(u8, u8), u8>>) -> Result<BTreeMap<u8, u8>, u8> {
    let r: Result<BTreeMap<u8, u8>, u8> = xs.into_iter().collect();
    r
}
