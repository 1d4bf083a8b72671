use std::cell::RefCell;
use std::rc::Rc;

type Listener = Box<dyn FnMut(&str)>;

#[derive(Default)]
pub struct Subject {
    listeners: RefCell<Vec<Listener>>,
}

impl Subject {
    pub fn on(&self, l: impl FnMut(&str) + 'static) {
        self.listeners.borrow_mut().push(Box::new(l));
    }

    pub fn emit(&self, what: &str) {
        let mut ls = std::mem::take(&mut *self.listeners.borrow_mut());
        for l in ls.iter_mut() {
            l(what);
        }
        self.listeners.replace(ls);
    }
}

fn main() {
    let log: Rc<RefCell<Vec<String>>> = Rc::new(RefCell::new(vec![]));
    let s = Subject::default();
    let l2 = Rc::clone(&log);
    s.on(move |w| l2.borrow_mut().push(w.to_owned()));
    let l3 = log.clone();
    s.on(move |_| l3.borrow_mut().push(String::from("again")));
    s.emit("save");
    println!("{}", log.borrow().len());
}
