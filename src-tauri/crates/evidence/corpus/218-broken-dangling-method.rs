use std::collections::HashMap;

pub struct Orders { by_id: HashMap<u64, Order>, next: u64 }

#[derive(Debug, Clone)]
pub struct Order { id: u64, lines: Vec<(String, u32)> }

impl Orders {
    pub fn add(&mut self, lines: &[(String, u32)]) -> Result<u64, String> {
        let id = self.next.checked_add(1).ok_or_else(|| "too many".to_string())?;
        self.next = id;
        self.by_id.insert(id, Order { id, lines: lines.to_vec() });
        Ok(id)
    }

    pub fn total(&self, id: u64) -> Option<u32> {
        Some(self.by_id.get(&id)?.lines.iter().map(|l| l.1).sum())
    }

    pub fn cancel(&mut self, id: u64) {
        let order = self.by_id.
    }

    pub fn all(&self) -> Vec<Order> {
        self.by_id.values().cloned().collect()
    }
}

fn main() {
    let mut o = Orders { by_id: HashMap::new(), next: 0 };
    let id = o.add(&[("pen".into(), 2)]).unwrap();
    println!("{:?} {:?}", o.total(id), o.all()[0].lines[0].0.clone());
}
