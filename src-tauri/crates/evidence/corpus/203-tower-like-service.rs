use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pub trait Service<Req> {
    type Response;
    type Error;
    type Future: Future<Output = Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn call(&mut self, req: Req) -> Self::Future;
}

pub struct Logged<S> { inner: S, seen: u64 }

impl<S, Req> Service<Req> for Logged<S>
where
    S: Service<Req>,
    S::Future: Send + 'static,
    Req: std::fmt::Debug,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, req: Req) -> Self::Future {
        self.seen = self.seen.wrapping_add(1);
        let n = self.seen;
        let fut = self.inner.call(req);
        Box::pin(async move {
            let out = fut.await?;
            println!("answered {n}");
            Ok(out)
        })
    }
}
