#[derive(Clone, Debug)]
struct Item { name: String, price: f64, tags: Vec<String> }

struct Shop { items: Vec<Item>, log: Vec<String> }

impl Shop {
    fn reprice(&mut self, factor: f64) {
        for item in self.items.clone() {
            self.log.push(item.name.clone());
            self.set(item.name.clone(), item.price * factor);
        }
    }

    fn set(&mut self, name: String, price: f64) {
        for i in 0..self.items.len() {
            if self.items[i].name == name {
                self.items[i].price = price;
            }
        }
    }

    fn with_tag(&self, tag: String) -> Vec<Item> {
        let mut out = Vec::new();
        for it in self.items.iter() {
            if it.tags.clone().contains(&tag.clone()) {
                out.push(it.clone())
            }
        }
        out.clone()
    }
}
