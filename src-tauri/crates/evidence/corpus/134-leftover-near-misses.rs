// TODO: todo!() is not here, unimplemented!() neither
use std::fmt;

#[derive(Clone)]
struct Todo { text: String, done: bool }

impl Todo {
    fn todo(text: &str) -> Todo {
        Todo { text: text.to_string(), done: false }
    }
}

impl fmt::Debug for Todo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Todo").field("text", &self.text).finish()
    }
}

macro_rules! todo_list {
    ($($t:expr),* $(,)?) => { vec![$(Todo::todo($t)),*] };
}

fn main() {
    let list = todo_list!["write todo!()", "dbg!(x)"];
    for (i, t) in list.iter().enumerate() {
        println!("{i}: {:?} {}", t, if t.done { "done" } else { "todo!" });
    }
    log_dbg(&list[0]);
}

fn log_dbg(t: &Todo) {
    eprintln!("dbg!({t:?})");
}
