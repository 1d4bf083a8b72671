use std::collections::BTreeSet;

pub fn dedup(xs: &[String]) -> Vec<String> {
    let set: BTreeSet<&String> = xs.iter().collect();
    set.into_iter().cloned().collect()
}

#[test]
fn empty() {
    assert!(dedup(&[]).is_empty());
}

#[test]
fn twice() {
    let v = dedup(&["a".into(), "a".into()]);
    assert_eq!(v[0], "a");
    assert_eq!(v.len(), 1);
}

pub fn longest(xs: &[String]) -> Option<String> {
    let mut best = xs.first()?.clone();
    for x in &xs[1..] {
        if x.len() > best.len() { best = x.clone() }
    }
    Some(best)
}

#[test]
fn finds_longest() {
    assert_eq!(longest(&["a".into(), "bb".into()]).unwrap(), "bb");
    assert_eq!(longest(&[]), None);
}
