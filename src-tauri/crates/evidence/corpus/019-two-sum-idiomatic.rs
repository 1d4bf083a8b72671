use std::collections::HashMap;

pub fn two_sum(nums: &[i64], target: i64) -> Option<(usize, usize)> {
    let mut seen = HashMap::new();
    for (i, &n) in nums.iter().enumerate() {
        let want = target.checked_sub(n)?;
        if let Some(&j) = seen.get(&want) {
            return Some((j, i));
        }
        seen.insert(n, i);
    }
    None
}

#[test]
fn finds_pair() {
    let v = vec![2, 7, 11, 15];
    assert_eq!(two_sum(&v, 9), Some((0, 1)));
    let (a, b) = two_sum(&v, 26).unwrap();
    assert_eq!(v[a] + v[b], 26);
}
