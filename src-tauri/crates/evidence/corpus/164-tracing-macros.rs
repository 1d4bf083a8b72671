use tracing::{debug, error, info, trace, warn};

#[derive(Debug, Clone, Copy)]
pub struct Req { id: u64, size: usize }

pub fn handle(reqs: &[Req], limit: usize) -> Result<usize, String> {
    info!("{} requests, first {}", reqs.len(), reqs[0].id);
    let mut n = 0;
    for (i, r) in reqs.iter().enumerate() {
        debug!("request {i}: {} kB", r.size as f64 / 1024.0);
        if r.size > limit {
            warn!("too large: {:?}", reqs.iter().map(|r| r.size).collect::<Vec<_>>());
            continue;
        }
        n += r.size.checked_div(8).unwrap_or_default();
        trace!("reqs[0] is {}", "x.unwrap()");
    }
    if n == 0 {
        error!("nothing: {}", reqs.last().map(|r| r.id.to_string()).unwrap());
        return Err("nothing?".into());
    }
    log::info!("{}", usize::try_from(n as u32).expect("fits"));
    Ok(n)
}
