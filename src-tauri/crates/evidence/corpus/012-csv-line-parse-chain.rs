use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
struct Row {
    id: u32,
    name: String,
    cents: i64,
}

fn parse_row(line: &str) -> Option<Row> {
    let mut parts = line.split(',');
    Some(Row {
        id: parts.next()?.trim().parse().ok()?,
        name: parts.next()?.trim().to_string(),
        cents: parts.next()?.trim().parse().ok()?,
    })
}

fn totals(text: &str) -> BTreeMap<String, i64> {
    text.lines()
        .filter_map(parse_row)
        .fold(BTreeMap::new(), |mut acc, row| {
            *acc.entry(row.name).or_default() += row.cents;
            acc
        })
}
