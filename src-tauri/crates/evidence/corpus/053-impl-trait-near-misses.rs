use std::fmt;

struct Celsius(f64);

impl fmt::Display for Celsius {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}°C", self.0)
    }
}

// returns impl Iterator<Item = f64> one day
fn readings(n: usize) -> Box<dyn Iterator<Item = f64>> {
    Box::new(std::iter::repeat_n(20.5, n))
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |a| g(f(a))
}

fn sum_of(xs: impl IntoIterator<Item = f64>) -> f64 {
    xs.into_iter().sum()
}

fn main() {
    let f = compose(|c: Celsius| c.0, |d: f64| d * 1.8 + 32.0);
    println!("{}", f(Celsius(21.0)));
    println!("{:.2} über null", sum_of(readings(3)));
}
