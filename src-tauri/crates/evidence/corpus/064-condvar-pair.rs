use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Queue<T> {
    state: Arc<(Mutex<VecDeque<T>>, Condvar)>,
}

impl<T: Send + 'static> Queue<T> {
    fn new(cap: usize) -> Self {
        let q = VecDeque::with_capacity(cap);
        Queue { state: Arc::new((Mutex::new(q), Condvar::new())) }
    }

    fn push(&self, t: T) {
        let (m, cv) = &*self.state;
        m.lock().unwrap().push_back(t);
        cv.notify_one();
    }

    fn pop(&self) -> T {
        let (m, cv) = &*self.state;
        let mut q = m.lock().unwrap();
        loop {
            if let Some(t) = q.pop_front() {
                return t;
            }
            q = cv.wait(q).unwrap();
        }
    }

    fn drain_in_background(self) -> thread::JoinHandle<T> {
        thread::spawn(move || self.pop())
    }
}
