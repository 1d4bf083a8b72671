use std::collections::HashMap;

#[derive(Debug, Clone)]
pub struct Stock {
    pub name: String,
    pub qty: u32,
}

pub fn merge(a: &Vec<Stock>, b: &[Stock]) -> HashMap<String, u32> {
    let mut m = HashMap::new();
    for s in a.iter().chain(b.iter()) {
        *m.entry(s.name.clone()).or_insert(0) += s.qty;
    }
    m
}

pub fn find(stock: &[Stock], name: &str) -> Result<Stock, String> {
    let i = stock
        .iter()
        .position(|s| s.name == name)
        .ok_or_else(|| format!("no {name}"))?;
    Ok(stock[i].clone())
}
