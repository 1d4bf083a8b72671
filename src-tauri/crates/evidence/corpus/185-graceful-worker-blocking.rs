use std::fs;
use std::time::Duration;

pub struct Job { path: String, tries: u8 }

pub async fn work(jobs: Vec<Job>) -> usize {
    let mut done = 0;
    for j in &jobs {
        match fs::read(&j.path) {
            Ok(b) => done += b.len(),
            Err(_) if j.tries > 0 => std::thread::sleep(Duration::from_millis(5)),
            Err(e) => eprintln!("{}: {e}", j.path),
        }
    }
    done
}

pub async fn store(path: &str, rows: &[String]) -> std::io::Result<()> {
    let old = fs::read_to_string(path)?;
    let text = rows.iter().filter(|r| !old.contains(r.as_str())).fold(old.clone(), |a, r| a + r + "\n");
    fs::write(path, text)?;
    let mut f = std::fs::OpenOptions::new().append(true).open(path)?;
    std::io::Write::write_all(&mut f, b"-- end\n")?;
    tokio::task::yield_now().await;
    Ok(())
}

pub fn list(dir: &str) -> impl std::future::Future<Output = usize> {
    let dir = dir.to_string();
    async move { fs::read_dir(dir).map_or(0, |d| d.count()) }
}
