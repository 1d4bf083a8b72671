const DOC: &str = "use tokio::task::block_in_place(|| ..) for that";

macro_rules! offload {
    ($f:expr) => { tokio::task::spawn_blocking($f) };
}

/// Moves work off the runtime with `spawn_blocking`.
pub async fn sum(xs: Vec<u64>) -> Result<u64, tokio::task::JoinError> {
    offload!(move || xs.iter().sum()).await
}

mod pool {
    pub trait SpawnBlocking {
        fn spawn_blocking_named(&self, n: &'static str) -> usize;
    }
    impl SpawnBlocking for Vec<&'static str> {
        fn spawn_blocking_named(&self, n: &'static str) -> usize {
            self.iter().filter(|x| **x == n).count()
        }
    }
}

fn main() {
    use pool::SpawnBlocking;
    let n = vec!["io"].spawn_blocking_named("io");
    println!("{n} {DOC} {}", stringify!(spawn_blocking(f)));
}
