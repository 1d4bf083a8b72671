#[derive(Debug)]
pub struct Node {
    val: i32,
    next: Option<Box<Node>>,
}

pub struct Stack {
    head: Option<Box<Node>>,
    len: usize,
}

impl Stack {
    pub fn push(&mut self, val: i32) {
        let old = self.head.take();
        self.head = Some(Box::new(Node { val, next: old }));
        self.len += 1;
    }

    pub fn pop(&mut self) -> Option<i32> {
        let node = self.head.take()?;
        self.head = node.next;
        self.len = self.len.saturating_sub(1);
        Some(node.val)
    }

    pub fn reverse(&mut self) {
        let mut prev = None;
        let mut cur = std::mem::take(&mut self.head);
        while let Some(mut n) = cur {
            cur = std::mem::replace(&mut n.next, prev);
            prev = Some(n);
        }
        self.head = prev;
    }
}
