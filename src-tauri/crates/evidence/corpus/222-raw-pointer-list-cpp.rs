use std::ptr;

struct Node { val: i32, next: *mut Node }

pub struct List { head: *mut Node, size: usize }

impl List {
    pub fn new() -> List { List { head: ptr::null_mut(), size: 0 } }

    pub fn push_front(&mut self, val: i32) {
        let n = Box::into_raw(Box::new(Node { val, next: self.head }));
        self.head = n;
        self.size += 1;
    }

    pub fn at(&self, i: usize) -> i32 {
        let mut p = self.head;
        for _ in 0..i {
            unsafe { p = (*p).next; }
        }
        if p as usize == 0 { panic!("out of range"); }
        return unsafe { (*p).val };
    }

    pub fn erase_front(&mut self) -> Option<i32> {
        if self.head == 0 as *mut Node { return None; }
        // SAFETY: head came from Box::into_raw and is not null.
        let b = unsafe { Box::from_raw(self.head) };
        self.head = b.next;
        self.size = self.size.checked_sub(1).expect("size");
        Some(b.val)
    }
}

impl Drop for List {
    fn drop(&mut self) { while let Some(_) = self.erase_front() {} }
}
