use std::thread;
use std::time::Duration;

fn nap() {
    thread::sleep(Duration::from_millis(10));
}

fn main() -> Result<(), std::io::Error> {
    let a = std::thread::spawn(nap);
    let b = thread::Builder::new().name("b".into()).spawn(nap)?;
    let rt = tokio::runtime::Runtime::new()?;
    let c = rt.spawn(async { 7 });
    let d = thread::spawn(|| -> u8 {
        nap();
        3
    });
    thread::scope(|s| {
        s.spawn(nap);
        s.spawn(|| println!("thread::spawn in a string"));
    });
    a.join().unwrap();
    b.join().unwrap();
    assert_eq!(d.join().unwrap(), 3);
    println!("{:?}", rt.block_on(c));
    Ok(())
}
