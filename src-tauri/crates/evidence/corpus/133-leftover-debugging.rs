#[derive(Debug, Clone, Default)]
struct Cart { items: Vec<(String, u32)>, code: Option<String> }

impl Cart {
    fn total(&self) -> u32 {
        let sum = dbg!(self.items.iter().map(|(_, c)| c).sum::<u32>());
        // dbg!(&self.code)
        if let Some(c) = dbg!(&self.code) {
            return sum - self.discount(c, sum);
        }
        sum
    }

    fn discount(&self, code: &str, sum: u32) -> u32 {
        match code {
            "TEN" => sum / 10,
            "HALF" => todo!("ask product whether this still exists"),
            _ => {
                std::dbg!(code);
                0
            }
        }
    }

    fn tax(&self) -> f64 {
        unimplemented!("tax of {:?}", self.items[0].0.clone())
    }

    fn ship(&self) {
        todo!()
    }
}
