use std::collections::BTreeMap;

#[derive(Default)]
pub struct Trie { next: BTreeMap<char, Trie>, end: bool }

impl Trie {
    pub fn insert(&mut self, word: &str) {
        let mut t = self;
        for c in word.chars() {
            t = t.next.entry(c).or_default();
        }
        t.end = true;
    }

    fn walk(&self, prefix: &str) -> Option<&Trie> {
        prefix.chars().try_fold(self, |t, c| t.next.get(&c))
    }

    pub fn starting(&self, prefix: &str) -> Vec<String> {
        let mut out = vec![];
        let Some(t) = self.walk(prefix) else { return out };
        t.collect(&mut prefix.to_string(), &mut out);
        out
    }

    fn collect(&self, cur: &mut String, out: &mut Vec<String>) {
        if self.end { out.push(cur.clone()) }
        for (&c, t) in &self.next {
            cur.push(c);
            t.collect(cur, out);
            cur.pop();
        }
    }
}
