pub trait Lending {
    type Item<'a> where Self: 'a;
    fn next<'a>(&'a mut self) -> Option<Self::Item<'a>>;
}

pub struct Windows<'d, T, const N: usize> { data: &'d mut [T], at: usize }

impl<'d, T, const N: usize> Lending for Windows<'d, T, N> {
    type Item<'a> = &'a mut [T] where Self: 'a;

    fn next<'a>(&'a mut self) -> Option<&'a mut [T]> {
        let w = self.data.get_mut(self.at..self.at.checked_add(N)?)?;
        self.at += 1;
        Some(w)
    }
}

pub fn windows<T, const N: usize>(data: &mut [T]) -> Windows<'_, T, N> {
    Windows { data, at: 0 }
}

fn main() {
    let mut v = [1, 2, 3, 4];
    let mut ws = windows::<_, 2>(&mut v);
    while let Some(w) = ws.next() {
        w[1] += w[0];
    }
    println!("{:?} {}", v, v[v.len() - 1] as i64);
}
