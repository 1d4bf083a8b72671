use std::collections::VecDeque;

#[derive(Default)]
pub struct Clock { ticks: VecDeque<u64> }

#[cfg(test)]
impl Clock {
    fn fixed(xs: &Vec<u64>) -> Clock {
        Clock { ticks: xs.clone().into_iter().collect() }
    }

    fn first(&self) -> u64 {
        self.ticks[0] as u64
    }
}

#[cfg(test)]
#[derive(Clone)]
struct Fake { at: u64 }

impl Clock {
    pub fn now(&mut self) -> u64 {
        #[cfg(test)]
        println!("{:?}", self.ticks.front());
        self.ticks.pop_front().unwrap_or_default()
    }

    pub fn peek(&self) -> u64 {
        self.ticks.front().copied().expect("no tick")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on() {
        let mut c = Clock::fixed(&vec![1, 2]);
        assert_eq!(c.now() + c.first(), 3);
        let f = Fake { at: 1 }.clone();
        assert!(matches!(f.at as u8, 1));
    }
}
