use std::collections::BTreeMap;

pub struct Index { map: BTreeMap<String, Vec<u32>> }

impl Index {
    pub fn keys(&self) -> impl Iterator<Item = &str> + '_ {
        self.map.keys().map(String::as_str)
    }

    pub fn postings<'s>(&'s self, key: &str) -> impl DoubleEndedIterator<Item = u32> + 's {
        self.map.get(key).into_iter().flatten().copied()
    }

    pub fn into_sorted(self) -> impl IntoIterator<Item = (String, usize)> {
        let mut v: Vec<_> = self.map.into_iter().map(|(k, p)| (k, p.len())).collect();
        v.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
        v
    }

    pub fn matcher(&self, prefix: String) -> impl Fn(&str) -> bool + use<> {
        move |s| s.starts_with(&prefix)
    }

    pub fn longest(&self) -> Option<&str> {
        self.keys().max_by_key(|k| k.len())
    }

    pub async fn load() -> impl AsRef<[u8]> {
        vec![1u8, 2, 3]
    }
}

pub fn boxed<'a>(i: &'a Index) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    Box::new(i.keys())
}
