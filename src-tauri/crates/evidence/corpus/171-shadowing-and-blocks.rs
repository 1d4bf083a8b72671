fn normalise(input: &str) -> Option<String> {
    let input = input.trim();
    let input = {
        let input = input.strip_prefix("--").unwrap_or(input);
        let input = input.replace('_', "-");
        input
    };
    let n = input.len();
    let n = if n > 10 { n as u8 } else { 0u8 };
    let n = 'a: {
        if n == 3 { break 'a n + 1; }
        n
    };
    let unwrap = |x: Option<u8>| x.unwrap_or(7);
    let clone = unwrap(Some(n));
    let ok = clone > 2;
    let expect = ok && input.is_ascii();
    let map = [1, 2, 3].contains(&clone);
    let (ok, input) = (expect || map, input + "?");
    ok.then_some(input)
}

struct Fields { unwrap: u8, ok: bool, take: u8, exists: bool }

fn fields(f: &Fields) -> bool {
    f.unwrap > 1 && f.ok || f.take == f.unwrap && f.exists
}
