//! The desk on a thread of its own, spoken to over channels: syncing a disk must not freeze a window.

use std::thread;

use tokio::sync::{mpsc, oneshot};

use crate::{Desk, Fault};

type Job = Box<dyn FnOnce(&mut Result<Desk, Fault>) + Send>;

/// A desk on a thread of its own. Requests are done one after another, in the order they came.
#[derive(Debug, Clone)]
pub struct DeskThread {
    jobs: mpsc::UnboundedSender<Job>,
}

impl DeskThread {
    /// Starts the thread; the desk is opened on it. A desk that cannot be opened is tried again with
    /// each request, so that making room or closing another window is enough.
    #[must_use]
    pub fn start(mut open: impl FnMut() -> Result<Desk, Fault> + Send + 'static) -> Self {
        let (jobs, mut inbox) = mpsc::unbounded_channel::<Job>();
        thread::spawn(move || {
            let mut desk = open();
            while let Some(job) = inbox.blocking_recv() {
                if desk.is_err() {
                    desk = open();
                }
                job(&mut desk);
            }
        });
        Self { jobs }
    }

    /// Has something done on the desk's thread.
    ///
    /// # Errors
    /// What `work` answers; the fault of opening when there is no desk; `desk-gone` when the thread
    /// has ended.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let gone = || {
            Fault::trouble(
                "desk-gone",
                "the desk has stopped",
                "Start Touchstone again; what was saved is safe.",
            )
        };
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |desk| {
            let result = match desk {
                Ok(desk) => work(desk),
                Err(fault) => Err(fault.clone()),
            };
            // Whoever asked may have gone; then nobody waits for the answer.
            drop(reply.send(result));
        });
        self.jobs.send(job).map_err(|_closed| gone())?;
        answer.await.map_err(|_closed| gone())?
    }
}
