pub fn render(
    title: &str,
    body: &[String],
    footer: Option<&str>,
    out: &mut String,
    template: &std::path::Path,
    vars: &Vec<(String, String)>,
    filter: impl Fn(&str) -> bool,
) -> Result<usize, std::fmt::Error> {
    use std::fmt::Write as _;
    let before = out.len();
    writeln!(out, "# {title} ({})", template.display())?;
    for (k, v) in vars {
        if filter(k) {
            writeln!(out, "{k}: {v}")?;
        }
    }
    for line in body {
        out.push_str(line);
    }
    if let Some(f) = footer {
        write!(out, "{}", f.trim_end())?;
    }
    Ok(out.len() - before)
}
