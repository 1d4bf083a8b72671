use tokio::task::{self, JoinHandle};

// task::spawn_blocking(|| ..) would be better here
pub fn spawn_blocking_io() -> bool {
    true
}

pub struct Pool { spawn_blocking: usize, block_in_place: bool }

impl Pool {
    pub fn submit(&mut self, name: &str) -> usize {
        self.spawn_blocking += usize::from(spawn_blocking_io());
        if self.block_in_place {
            println!("{name}: spawn_blocking(..)");
        }
        self.spawn_blocking
    }
}

pub fn local(f: impl Future<Output = ()> + 'static) -> JoinHandle<()> {
    task::spawn_local(f)
}

pub async fn blocking(n: u64) -> u64 {
    let block_in_place = n % 2 == 0;
    let h: JoinHandle<u64> = task::spawn(async move { if block_in_place { n } else { n + 1 } });
    h.await.unwrap()
}
