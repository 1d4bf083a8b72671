use std::collections::HashMap;

#[derive(Debug, Clone)]
pub struct Hit { pub path: String, pub status: u16, pub bytes: u64 }

pub fn top(hits: &[Hit], n: usize) -> Vec<(String, u64)> {
    let mut v: Vec<_> = hits
        .iter()
        .cloned()
        .filter(|h| {
            h.status < 400
        })
        .fold(HashMap::<String, u64>::new(), |mut m, h| {
            let e = m.entry(h.path.clone()).or_default();
            *e = e.saturating_add(h.bytes);
            m
        })
        .clone()
        .into_iter()
        .collect();
    v.sort_by(|a, b| b.1.cmp(&a.1));
    v.truncate(n);
    v
}

pub async fn fetch(client: &reqwest::Client, url: &str) -> Result<Vec<Hit>, reqwest::Error> {
    let text = client
        .get(url)
        .header("accept", "text/plain")
        .send()
        .await?
        .error_for_status()?
        .text()
        .await
        .unwrap_or_default();
    let hits = text
        .lines()
        .filter_map(|l| {
            let mut p = l.split(' ');
            Some(Hit {
                path: p.next()?.to_owned(),
                status: p.next()?.parse().ok()?,
                bytes: p.next()?.parse().unwrap(),
            })
        })
        .collect();
    Ok(hits)
}
