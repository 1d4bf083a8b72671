use rayon::prelude::*;

struct Tracer { depth: usize }

impl Tracer {
    fn scope<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        self.depth += 1;
        let r = f(self);
        self.depth -= 1;
        r
    }
}

fn work(xs: &mut Vec<u32>, t: &mut Tracer) {
    t.scope(|t| println!("{}", t.depth));
    rayon::scope(|s| {
        s.spawn(|_| println!("thread::scope(|s| ..)"));
    });
    xs.par_iter_mut().for_each(|x| *x += 1);
    let scope = "thread::scope";
    println!("{scope}");
}

fn old(xs: &[u32]) {
    crossbeam::scope(|s| {
        s.spawn(|_| xs.len());
    })
    .unwrap();
}
