use std::marker::PhantomData;
use std::time::Duration;

pub struct NoUrl;
pub struct HasUrl;

#[must_use]
pub struct RequestBuilder<S> {
    url: Option<String>,
    timeout: Option<Duration>,
    headers: Vec<(String, String)>,
    _state: PhantomData<S>,
}

#[non_exhaustive]
pub struct Request { pub url: String, pub timeout: Duration }

impl RequestBuilder<NoUrl> {
    pub fn new() -> Self {
        Self { url: None, timeout: None, headers: vec![], _state: PhantomData }
    }

    pub fn url(self, url: &str) -> RequestBuilder<HasUrl> {
        RequestBuilder { url: Some(url.into()), timeout: self.timeout, headers: self.headers, _state: PhantomData }
    }
}

impl<S> RequestBuilder<S> {
    pub fn timeout(mut self, d: Duration) -> Self { self.timeout = Some(d); self }

    pub fn header(mut self, k: impl Into<String>, v: impl Into<String>) -> Self {
        self.headers.push((k.into(), v.into()));
        self
    }
}

impl RequestBuilder<HasUrl> {
    pub fn build(mut self) -> Request {
        Request {
            url: self.url.take().expect("HasUrl holds a url"),
            timeout: self.timeout.unwrap_or(Duration::from_secs(30)),
        }
    }
}

fn main() {
    let r = RequestBuilder::new().url("http://x").timeout(Duration::ZERO).header("a", "b").build();
    println!("{} {:?}", r.url, r.timeout);
}
