//! Sentences on what is different.

use std::collections::BTreeMap;

use crate::{Id, SpokenItem};

/// Sentences, in the order they are said.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn say(&mut self, sentence: String) {
        self.0.push(sentence);
    }

    /// All that was said; something at least when there is a difference.
    pub(super) fn or_else(mut self, differs: bool) -> Vec<String> {
        if differs && self.0.is_empty() {
            self.0.push("is written down differently".to_owned());
        }
        self.0
    }

    /// `the minutes are 5 instead of 4`
    pub(super) fn instead<T: PartialEq + std::fmt::Display>(&mut self, what: &str, before: &T, after: &T) {
        if before != after {
            self.say(format!("{what} {after} instead of {before}"));
        }
    }

    /// Of a thing with a name.
    pub(super) fn called(&mut self, before: &str, after: &str) {
        if before != after {
            self.say(format!("is called {after:?} instead of {before:?}"));
        }
    }

    /// Of a text too long to repeat.
    pub(super) fn text<T: PartialEq>(&mut self, what: &str, before: &T, after: &T) {
        if before != after {
            self.say(format!("{what} changed"));
        }
    }

    /// Of lists whose order means little: what is there now, and what is not any more.
    pub(super) fn set<T: PartialEq>(
        &mut self,
        before: &[T],
        after: &[T],
        there: impl Fn(&T) -> String,
        gone: impl Fn(&T) -> String,
    ) {
        after.iter().filter(|one| !before.contains(one)).for_each(|one| self.say(there(one)));
        before.iter().filter(|one| !after.contains(one)).for_each(|one| self.say(gone(one)));
    }

    /// Of lists with the same things in another order.
    pub(super) fn order(&mut self, what: &str, before: &[Id], after: &[Id]) {
        let same = before.len() == after.len() && before.iter().all(|one| after.contains(one));
        if same && before != after {
            self.say(format!("{what} in the order {}", after.join(", ")));
        }
    }

    /// Whom something is for: levels, roles, stages.
    pub(super) fn suits(&mut self, what: &str, before: &[String], after: &[String]) {
        self.set(
            before,
            after,
            |one| format!("also for the {what} {one}"),
            |one| format!("not for the {what} {one} any more"),
        );
    }

    /// `3 signals added: a, b, c`
    pub(super) fn count(&mut self, what: &str, done: &str, which: &[&str]) {
        match which {
            [] => {}
            [only] => self.say(format!("1 {what} {done}: {only}")),
            several => self.say(format!("{} {what}s {done}: {}", several.len(), which.join(", "))),
        }
    }

    /// Points that are expected, by competency: what is higher, what is lower. `whose` is `the bar for
    /// senior`, say.
    pub(super) fn bar(&mut self, whose: &str, before: &BTreeMap<Id, u8>, after: &BTreeMap<Id, u8>) {
        let (mut higher, mut lower) = (Vec::new(), Vec::new());
        for (id, point) in after {
            match before.get(id) {
                Some(was) if was < point => higher.push(format!("{id} {was} to {point}")),
                Some(was) if was > point => lower.push(format!("{id} {was} to {point}")),
                Some(_) | None => {}
            }
        }
        let new = after.iter().filter(|(id, _)| !before.contains_key(*id));
        higher.extend(new.map(|(id, point)| format!("{id} {point}, which had none")));
        let gone = before.iter().filter(|(id, _)| !after.contains_key(*id));
        lower.extend(gone.map(|(id, was)| format!("none for {id}, which was {was}")));
        for (which, points) in [("higher", higher), ("lower", lower)] {
            if !points.is_empty() {
                self.say(format!("{whose} is {which} ({})", points.join("; ")));
            }
        }
    }

    /// Anchors of a competency, by point.
    pub(super) fn anchors(&mut self, of: &str, before: &BTreeMap<u8, String>, after: &BTreeMap<u8, String>) {
        let points = |mut which: Vec<u8>, done: &str| {
            which.sort_unstable();
            let names: Vec<String> = which.iter().map(u8::to_string).collect();
            match names.as_slice() {
                [] => None,
                [only] => Some(format!("anchor {only} of {of} {done}")),
                [rest @ .., last] => Some(format!("anchors {} and {last} of {of} {done}", rest.join(", "))),
            }
        };
        let changed = |(point, text): &(&u8, &String)| before.get(*point).is_some_and(|was| was != *text);
        let missing = |from: &BTreeMap<u8, String>, of: &BTreeMap<u8, String>| {
            of.keys().filter(|point| !from.contains_key(*point)).copied().collect()
        };
        let changed = after.iter().filter(changed).map(|(point, _)| *point).collect();
        let said = [
            points(changed, "changed"),
            points(missing(before, after), "added"),
            points(missing(after, before), "removed"),
        ];
        said.into_iter().flatten().for_each(|sentence| self.say(sentence));
    }

    /// Lists of texts of one kind, such as hints: how many are new or gone, then each that changed.
    /// `same` says that two are the same one, though it changed; `tell` what changed in it, by its number
    /// now.
    pub(super) fn numbered<T: PartialEq>(
        &mut self,
        what: &str,
        before: &[T],
        after: &[T],
        same: impl Fn(&T, &T) -> bool,
        tell: impl Fn(&mut Self, usize, &T, &T),
    ) {
        let Pairs { pairs, added, removed } = Pairs::of(before, after, same);
        let plural = |n: usize| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
        let left = after.len() - added;
        let is = if left == 1 { "is" } else { "are" };
        if added > 0 {
            self.say(format!("{} added", plural(added)));
        }
        if removed > 0 {
            self.say(format!("{} removed ({left} {is} left)", plural(removed)));
        }
        let mut moved = false;
        let mut last = None;
        for (from, to) in pairs {
            moved |= last.is_some_and(|last| last > from);
            last = Some(from);
            if let (Some(was), Some(now)) = (before.get(from), after.get(to))
                && was != now
            {
                tell(self, to + 1, was, now);
            }
        }
        if moved {
            self.say(format!("the {what}s are in another order"));
        }
    }

    /// Things that are asked, with what to listen for.
    pub(super) fn spoken(&mut self, what: &str, before: &[SpokenItem], after: &[SpokenItem]) {
        self.numbered(
            what,
            before,
            after,
            |one, other| one.ask == other.ask,
            |words, number, _, _| {
                words.say(format!("{what} {number} changed"));
            },
        );
    }
}

/// Which of one list is which of another.
struct Pairs {
    /// Positions before and after, by the latter.
    pairs: Vec<(usize, usize)>,
    added: usize,
    removed: usize,
}

impl Pairs {
    /// Equal ones first, then those that are the `same`, then what is left at one position.
    fn of<T: PartialEq>(before: &[T], after: &[T], same: impl Fn(&T, &T) -> bool) -> Self {
        let mut of_after: Vec<Option<usize>> = vec![None; after.len()];
        let mut taken = vec![false; before.len()];
        let mut pair = |is: &dyn Fn(usize, &T, usize, &T) -> bool| {
            for (to, (now, slot)) in after.iter().zip(&mut of_after).enumerate() {
                if slot.is_some() {
                    continue;
                }
                let found = before
                    .iter()
                    .zip(&mut taken)
                    .enumerate()
                    .find(|(from, (was, taken))| !**taken && is(*from, was, to, now));
                if let Some((from, (_, taken))) = found {
                    *taken = true;
                    *slot = Some(from);
                }
            }
        };
        pair(&|_, was, _, now| was == now);
        pair(&|_, was, _, now| same(was, now));
        pair(&|from, _, to, _| from == to);
        let pairs: Vec<(usize, usize)> =
            of_after.iter().enumerate().filter_map(|(to, from)| Some(((*from)?, to))).collect();
        Self { added: after.len() - pairs.len(), removed: before.len() - pairs.len(), pairs }
    }
}
