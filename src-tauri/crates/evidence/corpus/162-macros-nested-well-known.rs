#[derive(Debug, Clone)]
struct Ev { id: u32, tags: Vec<String> }

fn show(evs: &[Ev]) -> String {
    println!("{}", format!("{}-{}", evs[0].id, evs.last().unwrap().tags.join("/")));
    eprintln!("{:?}", vec![evs[0].clone(), evs.first().cloned().unwrap()]);
    assert!(matches!(evs.get(0).map(|e| e.id as u64), Some(n) if n < 1 << 20), "{}", evs[0].id);
    assert_eq!(evs.len(), evs.iter().filter(|e| !e.tags.is_empty()).count(), "untagged: {}", match evs.len() {
        0 => "none".to_string(),
        _ => format!("{}", evs[evs.len() - 1].id),
    });
    let mut out = String::new();
    use std::fmt::Write;
    write!(out, "{}", evs.iter().map(|e| e.id).sum::<u32>()).unwrap();
    writeln!(&mut out, "{}", if evs.is_empty() { unreachable!("{}", evs[0].id) } else { evs[0].tags[0].clone() }).ok();
    debug_assert_ne!(out.as_bytes()[0], b' ', "starts with a blank: {}", out.chars().next().unwrap());
    out
}

fn lengths(evs: &[Ev]) -> Vec<usize> {
    vec![evs[0].tags.len(); evs.len()]
}
