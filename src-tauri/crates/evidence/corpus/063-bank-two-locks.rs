use std::sync::{Arc, Mutex};

pub type Shared = Arc<Mutex<Account>>;

#[derive(Debug)]
pub struct Account {
    pub id: u64,
    pub cents: i64,
}

pub fn transfer(a: &Shared, b: &Shared, cents: i64) -> Result<(), String> {
    // Always lock the lower id first, so that no two transfers wait for each other.
    let (ida, idb) = (a.lock().unwrap().id, b.lock().unwrap().id);
    if ida == idb {
        return Err("same account".into());
    }
    let (first, second) = if ida < idb { (a, b) } else { (b, a) };
    let mut x = first.lock().unwrap();
    let mut y = second.lock().unwrap();
    let (src, dst) = if x.id == ida { (&mut *x, &mut *y) } else { (&mut *y, &mut *x) };
    src.cents = src.cents.checked_sub(cents).ok_or("overflow")?;
    if src.cents < 0 {
        src.cents += cents;
        return Err(format!("{} has too little", src.id));
    }
    dst.cents += cents;
    Ok(())
}

pub fn open(id: u64) -> std::sync::Arc<std::sync::Mutex<Account>> {
    std::sync::Arc::new(std::sync::Mutex::new(Account { id, cents: 0 }))
}
