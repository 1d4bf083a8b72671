use std::thread;

fn fetch(url: &str) -> usize {
    url.len()
}

fn fetch_all(urls: Vec<String>) -> Vec<usize> {
    let mut out = Vec::new();
    for u in urls.iter() {
        let u = u.clone();
        let n = thread::spawn(move || fetch(&u)).join().unwrap();
        out.push(n);
    }
    out
}

fn fetch_numbered(urls: Vec<String>) -> usize {
    let mut total = 0;
    let mut i = 0;
    while i < urls.len() {
        let u = urls[i].clone();
        total += thread::spawn(move || {
            println!("fetching {u}");
            fetch(&u)
        })
        .join()
        .expect("fetch panicked");
        i += 1;
    }
    total
}

fn fetch_parallel(urls: Vec<String>) -> usize {
    let mut hs = vec![];
    for u in urls {
        hs.push(thread::spawn(move || fetch(&u)));
    }
    hs.into_iter().map(|h| h.join().unwrap()).sum()
}
