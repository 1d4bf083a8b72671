use crate::radio::{self, Tuner};

pub struct Mixer { channel: u8, channels: Vec<u8> }

impl Mixer {
    pub fn channel(&self) -> u8 {
        self.channel
    }

    pub fn bounded(&self, lo: u8, hi: u8) -> u8 {
        self.channel().clamp(lo, hi)
    }

    pub fn tune(&mut self, t: &mut Tuner) {
        t.channel(self.channel);
        let old = std::mem::replace(&mut self.channel, radio::channel(t));
        self.channels.push(old);
        let (a, b) = flume::unbounded::<u8>();
        a.send(old).ok();
        println!("mpsc::channel() {:?} {}", b.try_recv(), "oneshot::channel()");
    }
}

fn spawn_all(m: &Mixer) -> Vec<u8> {
    // thread::spawn(|| mpsc::channel::<u8>())
    m.channels.iter().rev().copied().collect()
}
