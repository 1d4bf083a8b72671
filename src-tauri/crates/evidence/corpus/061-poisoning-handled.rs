use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

pub struct Ledger {
    rows: Mutex<Vec<i64>>,
    rates: RwLock<[f64; 3]>,
}

impl Ledger {
    fn rows(&self) -> MutexGuard<'_, Vec<i64>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn add(&self, v: i64) -> Result<usize, String> {
        let mut g = self.rows.lock().map_err(|e| e.to_string())?;
        g.push(v);
        Ok(g.len())
    }

    pub fn try_len(&self) -> usize {
        self.rows.try_lock().unwrap().len()
    }

    pub fn rate(&self, i: usize) -> f64 {
        let g = self.rates.read().unwrap_or_else(|e| e.into_inner());
        g[i]
    }

    pub fn total(&self) -> i64 {
        self.rows().iter().sum()
    }
}
