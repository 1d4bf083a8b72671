// A farm, with a struct Cow<T>-free model of a cow.
#[derive(Debug, Clone)]
struct Cow {
    name: String,
    litres: f32,
}

trait Milk {
    fn milk(&mut self) -> f32;
}

impl Milk for Cow {
    fn milk(&mut self) -> f32 {
        std::mem::replace(&mut self.litres, 0.0)
    }
}

fn best(herd: &[Cow]) -> Option<&Cow> {
    herd.iter().max_by(|a, b| a.litres.total_cmp(&b.litres))
}

fn main() {
    let mut herd = vec![Cow { name: "Elsa".into(), litres: 11.5 }];
    let total: f32 = herd.iter_mut().map(|c| c.milk()).sum();
    println!("{total} {:?}", best(&herd).map(|c| c.name.clone()));
}
