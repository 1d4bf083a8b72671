use std::borrow::{Borrow, Cow};

pub struct Header<'a> {
    pub name: Cow<'a, str>,
    pub value: Cow<'a, [u8]>,
}

impl<'a> Header<'a> {
    pub fn new(name: impl Into<Cow<'a, str>>, value: &'a [u8]) -> Self {
        Header { name: name.into(), value: Cow::Borrowed(value) }
    }

    pub fn into_owned(self) -> Header<'static> {
        Header { name: Cow::Owned(self.name.into_owned()), value: Cow::Owned(self.value.into_owned()) }
    }

    pub fn lower(&self) -> Cow<'_, str> {
        if self.name.bytes().any(|b| b.is_ascii_uppercase()) {
            self.name.to_ascii_lowercase().into()
        } else {
            self.name.clone()
        }
    }

    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.value.borrow())
    }
}

pub fn join(hs: &[Header<'_>]) -> Vec<Cow<'static, str>> {
    hs.iter().map(|h| Cow::Owned(format!("{}: {}", h.name, h.text()))).collect()
}
