// 数を数える。unwrap() は使わない。
fn 長さ(文: &str) -> usize {
    文.chars().filter(|c| !c.is_whitespace()).count()
}

fn main() {
    let 名前 = "日本語"; let n = 名前.parse::<u32>().ok();
    /* 🦀🦀 */ let v = vec!["🦀", "é", "ß"]; let first = v[0];
    println!("🦀 {} {}", v[1].to_string().clone(), 長さ("こ ん") as u64);
    let s = "x.unwrap()\n\t\"y.clone()\""; let r = r#"v[0] as u8 "quoted" todo!()"#;
    let b = b"panic!(\"..\")"; let c = b[0] as char;
    match n {
        Some(k) => println!("{k}{c}{r}{s}{first}"),
        _ => println!("„_ =>“"),
    }
}
