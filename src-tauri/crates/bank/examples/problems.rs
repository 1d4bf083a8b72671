//! Prints the problems of the bank in a folder, or of the bundled one.
#![expect(clippy::print_stdout, reason = "an example that prints")]

fn main() {
    let paths: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    let problems = if paths.is_empty() { bank::Bank::bundled().1 } else { bank::lint(&paths) };
    print!("{}", bank::render_all(&problems, false));
}
