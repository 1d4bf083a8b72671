use crate::pool::{Pool, PoolError};
use crate::wal::Wal;

pub struct Engine {
    pool: Pool,
    wal: Wal,
}

impl Engine {
    pub async fn commit(&self, rows: &[u64]) -> Result<usize, PoolError> {
        let mut slot = self.pool.lock()?;
        for r in rows {
            slot.push(*r);
        }
        self.wal.flush().await?;
        Ok(slot.len())
    }

    pub async fn peek(&self) -> Result<Option<u64>, PoolError> {
        let first = {
            let slot = self.pool.lock()?;
            slot.first().copied()
        };
        self.wal.ready().await;
        Ok(first)
    }

    pub async fn rotate(&self) -> Result<(), PoolError> {
        let slot = self.pool.lock().unwrap();
        // drop(slot);
        self.wal.rotate(slot.len() as u64).await
    }

    pub async fn close(&self) -> usize {
        let slot = self.pool.lock().unwrap();
        slot.len()
    }
}
