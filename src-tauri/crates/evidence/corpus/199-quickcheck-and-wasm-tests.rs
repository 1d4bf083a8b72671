use wasm_bindgen_test::*;

pub fn rev(s: &str) -> String {
    s.chars().rev().collect()
}

#[wasm_bindgen_test]
fn in_browser() {
    let s = rev("ab");
    let first = s.chars().next().unwrap();
    assert_eq!(first, 'b');
}

#[quickcheck]
fn twice(s: String) -> bool {
    rev(&rev(&s)) == s.clone()
}

#[sqlx::test(fixtures("users"))]
async fn with_db(pool: sqlx::PgPool) -> sqlx::Result<()> {
    let n = sqlx::query("select 1").fetch_one(&pool).await?;
    assert!(n.len() as u8 == 1);
    Ok(())
}

#[actix_web::test]
async fn ping() {
    let r = Some("pong").expect("never");
    assert_eq!(r.len(), 4);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", rev("#[tokio::test]"));
}
