use std::num::ParseIntError;

fn numbers(s: &str) -> Result<Vec<i32>, ParseIntError> {
    s.split(',').map(|p| p.trim().parse()).collect::<Result<Vec<_>, _>>()
}

fn numbers2(s: &str) -> Result<Vec<i32>, ParseIntError> {
    let out: Result<Vec<i32>, _> = s.split(' ').map(str::parse).collect();
    out
}

fn numbers3(s: &str) -> Result<Vec<i32>, ParseIntError> {
    s.split(';').map(str::parse).collect()
}

fn numbers4(s: &str) -> Vec<Result<i32, ParseIntError>> {
    s.split('|').map(str::parse).collect::<Vec<Result<i32, _>>>()
}

fn all(s: &str) -> Option<Vec<i32>> {
    s.split('/').map(|x| x.parse().ok()).collect::<Option<Vec<_>>>()
}
