use futures::stream::{self, Stream, StreamExt};

async fn doubled(s: impl Stream<Item = u32> + Unpin) -> Vec<u32> {
    s.map(|x| x * 2).filter(|x| std::future::ready(x % 3 != 0)).collect().await
}

fn source(xs: Vec<u32>) -> impl Stream<Item = u32> {
    stream::iter(xs)
}

struct Lens<A, B> { get: fn(&A) -> B }

impl<A, B> Lens<A, B> {
    fn map(self, a: &A) -> B {
        (self.get)(a)
    }
}

struct Query { wheres: Vec<String> }

impl Query {
    fn filter(mut self, w: &str) -> Self {
        self.wheres.push(w.into());
        self
    }

    fn sql(&self) -> String {
        format!("where {}", self.wheres.join(" and "))
    }
}

fn main() {
    let q = Query { wheres: vec![] }.filter("a = 1").filter("b = 2");
    let l = Lens { get: |s: &String| s.len() };
    println!("{} {}", q.sql(), l.map(&"x".to_string()));
}
