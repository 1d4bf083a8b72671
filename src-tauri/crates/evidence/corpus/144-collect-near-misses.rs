use itertools::Itertools;

type Rows = Vec<Result<u32, String>>;

fn keep(xs: &[&str]) -> Rows {
    let rows: Vec<Result<u32, String>> = xs.iter().map(|x| x.parse::<u32>().map_err(|e| e.to_string())).collect();
    rows
}

fn split(rows: Rows) -> (Vec<u32>, Vec<String>) {
    rows.into_iter().partition_map(|r| match r {
        Ok(v) => itertools::Either::Left(v),
        Err(e) => itertools::Either::Right(e),
    })
}

fn total(xs: &[&str]) -> Result<u32, std::num::ParseIntError> {
    let t: Result<u32, _> = xs[0].parse();
    // collect::<Result<Vec<_>, _>>()
    let sum = xs.iter().map(|x| x.parse::<u32>()).sum::<Result<u32, _>>()?;
    let more: Vec<u32> = xs.iter().map(|x| x.parse()).try_collect()?;
    Ok(t? + sum + more[0])
}

fn text(xs: &[Option<char>]) -> String {
    xs.iter().flatten().collect::<String>() + "collect::<Result<..>>()"
}
