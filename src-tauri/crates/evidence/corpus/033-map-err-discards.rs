use std::str::FromStr;

#[derive(Debug)]
struct BadVersion;

struct Version(u32, u32, u32);

impl FromStr for Version {
    type Err = BadVersion;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let mut it = s.split('.');
        let mut next = || -> Result<u32, BadVersion> {
            let part = it.next().ok_or(BadVersion)?;
            part.parse::<u32>().map_err(|_| BadVersion)
        };
        let v = Version(next()?, next()?, next()?);
        if it.next().is_some() { Err(BadVersion) } else { Ok(v) }
    }
}

fn major(s: &str) -> Result<u32, String> {
    let v = s.parse::<Version>().map_err(|_e| "bad version".to_string())?;
    Ok(v.0)
}

fn minor(s: &str) -> Result<u32, String> {
    let v: Version = s.parse().map_err(|BadVersion| String::from("bad"))?;
    let w = s.parse::<Version>().map_err(|e| format!("{s}: {e:?}"))?;
    Ok(v.1.max(w.1))
}
