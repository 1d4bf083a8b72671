use std::borrow::Cow;

/// Collapses tabs. Returns the input untouched where it can.
pub fn detab(s: &str) -> Cow<'_, str> {
    if s.contains('\t') {
        Cow::Owned(s.replace('\t', "    "))
    } else {
        Cow::Borrowed(s)
    }
}

pub fn label<'a>(name: impl Into<Cow<'a, str>>, n: usize) -> Cow<'a, str> {
    let name = name.into();
    match n {
        0 => name,
        1 => Cow::from("one"),
        _ => Cow::from(format!("{name}-{n}")),
    }
}
