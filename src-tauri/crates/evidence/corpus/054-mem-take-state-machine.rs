use std::mem;

enum State {
    Idle,
    Reading { buf: Vec<u8>, left: usize },
    Done(Vec<u8>),
}

struct Machine { state: State, spare: Option<Vec<u8>> }

impl Machine {
    fn feed(&mut self, data: &[u8]) {
        self.state = match mem::replace(&mut self.state, State::Idle) {
            State::Idle => State::Reading {
                buf: self.spare.take().unwrap_or_default(),
                left: 16,
            },
            State::Reading { mut buf, left } => {
                let n = left.min(data.len());
                buf.extend_from_slice(&data[..n]);
                if n == left { State::Done(mem::take(&mut buf)) } else { State::Reading { buf, left: left - n } }
            }
            done @ State::Done(_) => done,
        };
    }

    fn swap_spare(&mut self, other: &mut Machine) {
        mem::swap(&mut self.spare, &mut other.spare);
    }

    fn preview(&self) -> Vec<u8> {
        match &self.state {
            State::Done(b) => b.iter().copied().take(4).collect(),
            _ => vec![],
        }
    }
}
