#[derive(Copy, Clone, PartialEq, Eq)]
enum Cell {
    Dead,
    Alive,
}

struct Grid {
    w: usize,
    h: usize,
    cells: Vec<Cell>,
}

impl Grid {
    fn at(&self, x: i32, y: i32) -> Cell {
        let x = x.rem_euclid(self.w as i32) as usize;
        let y = y.rem_euclid(self.h as i32) as usize;
        self.cells[y * self.w + x]
    }

    fn alive_around(&self, x: usize, y: usize) -> usize {
        let (x, y) = (x as i32, y as i32);
        let mut n = 0;
        for dy in -1..=1 {
            for dx in -1..=1 {
                if (dx, dy) == (0, 0) { continue }
                n += (self.at(x + dx, y + dy) == Cell::Alive) as usize;
            }
        }
        n
    }
}
