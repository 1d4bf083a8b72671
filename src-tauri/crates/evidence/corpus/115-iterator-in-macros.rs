#[derive(Debug)]
enum Shape { Square(f64), Rect(f64, f64) }

fn area(s: &Shape) -> f64 {
    match s {
        Shape::Square(a) => a.powi(2),
        Shape::Rect(a, b) => a * b,
    }
}

fn report(shapes: &[Shape]) -> String {
    println!("total {:.2}", shapes.iter().map(area).sum::<f64>());
    assert!(shapes.iter().filter(|s| area(s) < 0.0).count() == 0, "negative: {:?}", shapes[0]);
    let widths = vec![shapes.iter().map(area).fold(0.0, f64::max), 1.0];
    if matches!(shapes.first().map(area), Some(a) if a > 3.0) {
        eprintln!("{}", widths[0] as u32);
    }
    format!(
        "{} of {}",
        shapes.iter().filter(|s| matches!(s, Shape::Square(_))).count(),
        shapes.len().checked_add(1).unwrap(),
    )
}
