use std::thread;

fn run(batches: Vec<Vec<u8>>) -> Vec<String> {
    let mut names = Vec::new();
    for b in batches {
        let h = thread::spawn(move || b.len());
        println!("{}", names.join(","));
        let n = h.join().unwrap();
        names.push(format!("{n} bytes"));
    }
    names
}

fn tree(depth: u32) -> u64 {
    if depth == 0 { return 1 }
    let l = thread::spawn(move || tree(depth - 1));
    let r = tree(depth - 1);
    l.join().unwrap() + r
}

fn eager() {
    let mut hs = vec![];
    for i in 0..4 {
        hs.push(thread::Builder::new().name(format!("w{i}")).spawn(|| ()).unwrap());
    }
    hs.pop().unwrap().join().unwrap();
    for p in ["a", "b"] {
        // thread::spawn(f).join().unwrap() would be serial
        println!("{}", std::path::Path::new(p).join("spawn(x).join()").display());
    }
}
