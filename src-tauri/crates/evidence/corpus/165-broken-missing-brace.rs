use std::collections::HashMap;

#[derive(Debug)]
struct Cache { map: HashMap<u32, String>, hits: u32 }

fn lookup(c: &mut Cache, k: u32) -> Option<String> {
    let v = c.map.get(&k)?.clone();
    c.hits = c.hits.saturating_add(1);
    Some(v)
}

fn fill(c: &mut Cache, names: &Vec<String>) {
    for i in 0..names.len() {
        c.map.insert(i as u32, names[i].clone());
    }
}

fn main() {
    let mut c = Cache { map: HashMap::new(), hits: 0 };
    fill(&mut c, &vec!["a".to_string()]);
    if c.hits == 0 {
        println!("{:?}", lookup(&mut c, 0).unwrap());
        println!("done");
