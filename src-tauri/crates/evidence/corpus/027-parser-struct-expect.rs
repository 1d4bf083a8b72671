#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind { Ident, Comma, LParen, RParen, Eof }

struct Parser<'t> {
    toks: &'t [(Kind, &'t str)],
    pos: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Kind {
        self.toks.get(self.pos).map(|t| t.0).unwrap_or(Kind::Eof)
    }

    fn expect(&mut self, k: Kind) -> Result<&'t str, String> {
        if self.peek() == k {
            let t = self.toks[self.pos].1;
            self.pos += 1;
            Ok(t)
        } else {
            Err(format!("expected {k:?}, found {:?}", self.peek()))
        }
    }

    fn call(&mut self) -> Result<Vec<&'t str>, String> {
        let mut args = vec![self.expect(Kind::Ident)?];
        self.expect(Kind::LParen)?;
        while self.peek() != Kind::RParen {
            args.push(self.expect(Kind::Ident)?);
            if self.peek() == Kind::Comma { self.pos += 1; }
        }
        self.expect(Kind::RParen)?;
        Ok(args)
    }
}
