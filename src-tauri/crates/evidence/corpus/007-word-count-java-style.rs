use std::collections::HashMap;

struct WordCounter {
    counts: HashMap<String, i32>,
}

impl WordCounter {
    fn new() -> WordCounter {
        return WordCounter { counts: HashMap::new() };
    }

    fn add_word(&mut self, word: &String) {
        if self.counts.contains_key(word) {
            let old = self.counts.get(word).unwrap().clone();
            self.counts.insert(word.clone(), old + 1);
        } else {
            self.counts.insert(word.clone(), 1);
        }
    }

    fn add_all(&mut self, words: &Vec<String>) {
        for i in 0..words.len() {
            self.add_word(&words[i]);
        }
    }

    fn get_count(&self, word: &String) -> i32 {
        match self.counts.get(word) {
            Some(c) => return *c,
            None => return 0,
        }
    }

    fn get_counts(&self) -> &HashMap<String, i32> {
        return &self.counts;
    }
}
