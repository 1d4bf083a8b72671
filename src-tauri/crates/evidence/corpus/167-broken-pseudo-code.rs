// plan:
//   read file -> lines -> split -> unwrap the number
//   for i in 0..lines.len() ...
use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("no such file")
}

fn count(text: String) -> usize {
    text.lines().filter(|l| l.len() > 3).count()
}

fn main() {
    let text = read("in.txt");
    println!("{}", count(text.clone()));
    match text.len() {
        0 => println!("empty"),
        _ => println!("{}", text.lines().next().unwrap()),
    }
}

fn group by key (lines) {
    then sort them by count, print top 3
}
