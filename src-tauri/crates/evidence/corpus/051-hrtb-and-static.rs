use std::any::Any;
use std::fmt::Debug;

type Callback = Box<dyn for<'a> Fn(&'a str) -> &'a str + 'static>;

struct Registry {
    hooks: Vec<(&'static str, Callback)>,
}

impl Registry {
    fn register<F>(&mut self, name: &'static str, f: F)
    where
        F: for<'x> Fn(&'x str) -> &'x str + 'static,
    {
        self.hooks.push((name, Box::new(f)));
    }

    fn run<'i>(&self, name: &str, input: &'i str) -> &'i str {
        let mut cur = input;
        'outer: for (n, h) in &self.hooks {
            if *n != name {
                continue 'outer;
            }
            cur = h(cur);
        }
        cur
    }
}

fn boxed(x: impl Any + Debug + 'static) -> Box<dyn Any> {
    Box::new(x)
}
