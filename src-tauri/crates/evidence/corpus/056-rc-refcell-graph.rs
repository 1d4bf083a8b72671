use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

struct Vertex {
    id: u32,
    seen: Cell<bool>,
    edges: RefCell<Vec<Rc<Vertex>>>,
}

struct Graph {
    nodes: HashMap<u32, std::rc::Rc<std::cell::RefCell<Node>>>,
    counter: Rc<Cell<u32>>,
}

struct Node {
    next: Option<Rc<RefCell<Node>>>,
    data: RefCell<Rc<str>>,
}

impl Graph {
    fn add(&mut self, id: u32, s: &str) -> Rc<RefCell<Node>> {
        let n = Rc::new(RefCell::new(Node {
            next: None,
            data: RefCell::new(Rc::from(s)),
        }));
        self.counter.set(self.counter.get() + 1);
        self.nodes.insert(id, n.clone());
        n
    }

    fn follow(&self, id: u32) -> Option<Rc<RefCell<Node>>> {
        self.nodes.get(&id)?.borrow().next.clone()
    }
}

fn counter() -> Rc<Cell<u32>> {
    Rc::new(Cell::new(0))
}
