#[derive(Debug, Clone, PartialEq)]
enum Token {
    Num(f64),
    Op(char),
    LParen,
    RParen,
}

fn lex(src: &str) -> Result<Vec<Token>, String> {
    let mut out = Vec::new();
    let mut it = src.chars().peekable();
    while let Some(&c) = it.peek() {
        match c {
            '0'..='9' | '.' => {
                let mut s = String::new();
                while let Some(d) = it.next_if(|d| d.is_ascii_digit() || *d == '.') {
                    s.push(d);
                }
                out.push(Token::Num(s.parse().unwrap()));
            }
            '(' => { out.push(Token::LParen); it.next(); }
            ')' => { out.push(Token::RParen); it.next(); }
            ' ' => { it.next(); }
            _ => return Err(format!("unexpected {c:?}")),
        }
    }
    Ok(out)
}

fn eval(tokens: Vec<Token>) ->
