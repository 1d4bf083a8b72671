const SIZES: [usize; 3] = [1, 2, 3];
type Block = [[u8; 4]; 4];

#[derive(Debug, Clone, Copy)]
#[repr(align(16))]
struct Page { data: [u8; 16], next: Option<&'static [u8]> }

fn heads(v: &[u32]) -> Option<(u32, &[u32])> {
    match v {
        [] => None,
        [x] => Some((*x, &[])),
        [x, rest @ ..] => Some((*x, rest)),
    }
}

fn whole(s: &String, v: &Vec<u8>) -> (usize, usize) {
    let a: &str = &s[..];
    let b = &v[..];
    println!("{} {:?} v[0]", a.len(), &b[..]);
    let [p, q] = [a.len(), b.len()];
    let z = vec![0u8; p];
    (z.len(), q + v.get(0).map_or(0, |x| usize::from(*x)))
}

fn sum(Page { data: [a, b, ..], .. }: Page) -> u8 {
    a.saturating_add(b)
}
