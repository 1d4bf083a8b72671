fn fizz(n: u32) -> String {
    match (n % 3, n % 5) {
        (0, 0) => "FizzBuzz".into(),
        (0, _) => "Fizz".into(),
        (_, 0) => "Buzz".into(),
        _ => n.to_string(),
    }
}

fn main() {
    for i in 1..=100 {
        println!("{}", fizz(i));
    }
    let all: Vec<String> = vec![fizz(3), fizz(5)];
    for i in 0..=all.len() - 1 {
        println!("{}", all[i]);
    }
}
