/// Yields the fields of a line, quotes honoured.
pub struct Fields<'l> {
    rest: Option<&'l str>,
}

pub enum Piece<'l> {
    Plain(&'l str),
    Quoted(&'l str),
}

pub trait Source<'l> {
    type Out: 'l;
    fn fields(&self) -> Fields<'l>;
}

impl<'l> Iterator for Fields<'l> {
    type Item = Piece<'l>;

    fn next(&mut self) -> Option<Piece<'l>> {
        let rest = self.rest.take()?;
        if let Some(q) = rest.strip_prefix('"') {
            let end = q.find('"')?;
            self.rest = q[end + 1..].strip_prefix(',');
            return Some(Piece::Quoted(&q[..end]));
        }
        match rest.split_once(',') {
            Some((a, b)) => {
                self.rest = Some(b);
                Some(Piece::Plain(a))
            }
            None => Some(Piece::Plain(rest)),
        }
    }
}
