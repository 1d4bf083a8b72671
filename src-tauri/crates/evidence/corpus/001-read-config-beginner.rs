use std::fs;

fn main() {
    let contents = fs::read_to_string("config.txt").unwrap();
    let lines: Vec<&str> = contents.lines().collect();
    let mut port = 8080;
    for i in 0..lines.len() {
        let line = lines[i];
        if line.starts_with("port=") {
            port = line[5..].parse::<i32>().unwrap();
        }
    }
    println!("port is {}", port);
}
