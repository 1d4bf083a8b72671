// Our own ErrorKind, seen through its path like the one in std.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    Timeout,
    Refused,
    Protocol,
}

#[derive(Debug)]
pub struct Failure {
    kind: ErrorKind,
    detail: Box<str>,
}

impl Failure {
    pub fn refused(detail: &str) -> Self {
        Failure { kind: ErrorKind::Refused, detail: detail.into() }
    }

    pub fn retryable(&self) -> bool {
        match self.kind {
            ErrorKind::Timeout => true,
            ErrorKind::Refused | ErrorKind::Protocol => false,
        }
    }

    pub fn is_timeout(&self) -> bool {
        self.kind == ErrorKind::Timeout
    }

    pub fn exit_code(&self) -> i32 {
        if matches!(self.kind, ErrorKind::Protocol) { 70 } else { 75 }
    }
}
