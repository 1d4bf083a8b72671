fn max(xs: &[i32]) -> i32 {
    let mut best = xs[0];
    for i in 1..xs.len() {
        if xs[i] > best { best = xs[i]; }
    }
    best
}

fn bubble(v: &mut Vec<i32>) {
    for i in 0 .. v.len () {
        for j in 0..v.len() - 1 - i {
            if v[j] > v[j + 1] { v.swap(j, j + 1) }
        }
    }
}

struct Board { rows: Vec<Vec<char>> }

impl Board {
    fn count(&self, what: char) -> usize {
        let mut n = 0;
        for y in 0..self.rows.len() {
            for x in 0..self.rows[y].len() {
                if self.rows[y][x] == what { n += 1; }
            }
        }
        n
    }

    fn print(&self) {
        for (y, row) in self.rows.iter().enumerate() { println!("{y}: {}", row.iter().collect::<String>()); }
        (0..self.rows.len()).rev().for_each(|y| println!("{}", self.rows[y].len()));
    }
}
