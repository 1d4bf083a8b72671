use rstest::rstest;
use test_case::test_case;

pub fn clamp(x: i32, lo: i32, hi: i32) -> i32 {
    if x < lo { lo } else if x > hi { hi } else { x }
}

#[test]
fn inside() {
    assert_eq!(clamp(3, 0, 9), 3);
}

#[rstest]
#[case(1, 1)]
#[case(99, 9)]
fn cases(#[case] x: i32, #[case] want: i32) {
    let v = vec![x];
    assert_eq!(clamp(v[0], 0, 9), want);
    Some(x).unwrap();
}

#[test_case(-1 => 0; "below")]
#[test_case(4 => 4; "inside")]
fn table(x: i32) -> i32 {
    let y = x.to_string().parse::<i32>().unwrap();
    clamp(y, 0, 9)
}

#[test]
#[ignore]
fn slow() -> Result<(), String> {
    let n = "7".parse::<i32>().map_err(|_| "no".to_string())?;
    assert!(n as i64 > 0);
    Ok(())
}

#[tokio::test(start_paused = true)]
pub async fn ticks() {
    panic!("never");
}

#[bench]
fn speed(b: &mut test::Bencher) {
    b.iter(|| clamp(1, 2, 3));
}
