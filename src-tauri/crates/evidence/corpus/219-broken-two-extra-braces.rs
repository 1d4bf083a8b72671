pub fn median(xs: &mut Vec<f64>) -> Option<f64> {
    if xs.is_empty() { return None; }
    xs.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let m = xs.len() / 2;
    if xs.len() % 2 == 1 { Some(xs[m]) } else { Some((xs[m - 1] + xs[m]) / 2.0) }
}

pub fn mode(xs: &[u8]) -> Option<u8> {
    let mut counts = [0usize; 256];
    for x in xs { counts[*x as usize] += 1; }
    let best = counts.iter().max()?;
    counts.iter().position(|c| c == best).map(|i| i as u8)
}
}
}

pub fn mean(xs: &[f64]) -> f64 {
    xs.iter().sum::<f64>() / xs.len() as f64
}
