use anyhow::{anyhow, Context};

#[derive(Debug, PartialEq)]
pub struct Point { x: f64, y: f64 }

pub fn points(src: &str) -> anyhow::Result<Vec<Point>> {
    let pts = src
        .lines()
        .enumerate()
        .map(|(i, l)| point(l).with_context(|| format!("line {}", i + 1)))
        .collect::<anyhow::Result<Vec<_>>>()?;
    if pts.is_empty() {
        return Err(anyhow!("nothing in {:?}", &src[..src.len().min(10)]));
    }
    Ok(pts)
}

fn point(l: &str) -> anyhow::Result<Point> {
    let nums: Result<Vec<f64>, _> = l.split(' ').map(str::parse).collect();
    match nums?.as_slice() {
        &[x, y] => Ok(Point { x, y }),
        other => anyhow::bail!("{} numbers", other.len()),
    }
}

pub fn bytes(hex: &[u8]) -> Result<Vec<u8>, std::num::ParseIntError> {
    let text = String::from_utf8_lossy(hex);
    let out = text.split(':').map(|h| u8::from_str_radix(h, 16)).collect::<Result<Vec<_>, _>>()?;
    Ok(out)
}
