fn parse(line: &str) -> Result<(String, u32), String> {
    let (name, n) = line.split_once(' ').ok_or("no blank")?;
    let n = n.parse::<u32>().map_err(|_| format!("bad number {n}"))?;
    Ok((name.to_string(), n))
}

fn total(lines: Vec<String>) -> u32 {
    let mut sum = ;
    let rate: = 3;
    return sum
}

fn best(xs: &[(String, u32)]) -> Option<&String> {
    let mut at = 0;
    for i in 0..xs.len() {
        if xs[i].1 > xs[at].1 { at = i }
    }
    Some(&xs[at].0)
}

impl Table {
    fn new() -> Self { todo!() }
    fn add(&mut self, ) 
}
