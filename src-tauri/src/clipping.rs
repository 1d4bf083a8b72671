//! The clipboard's text, and what stands there where it holds none.

use desk::Fault;
use interview::{CAPTURE, Refusal};
use tauri::AppHandle;
use tauri_plugin_clipboard_manager::ClipboardExt;

use crate::commands::{Answer, clipboard};

/// What the clipboard's library says where nothing there has the form that was asked for.
const OTHER_FORM: &str = "not available in the requested format";

/// The text on the clipboard; a fault that says what is there instead.
pub(crate) fn text(app: &AppHandle) -> Answer<String> {
    match app.clipboard().read_text() {
        Ok(text) if text.len() > CAPTURE => Err(too_long(text.len())),
        Ok(text) if names_files(&text) => Err(no_text("files", "Drop the .rs file on this window.")),
        Ok(text) => Ok(text),
        Err(_) if app.clipboard().read_image().is_ok() => {
            Err(no_text("an image", "Copy the code as text in the shared editor first."))
        }
        Err(error) if error.to_string().contains(OTHER_FORM) => {
            Err(no_text("nothing that could be read", "Copy the code in the shared editor first."))
        }
        Err(error) => Err(clipboard("read", &error)),
    }
}

/// What the desk would refuse is told before it goes through the page and back.
fn too_long(length: usize) -> Fault {
    let length = Refusal::TooLong { field: "the text on the clipboard", length, most: CAPTURE };
    Fault::new("too-long", length.to_string(), "Copy only the code that the candidate works on.")
}

fn no_text(holds: &str, hint: &str) -> Fault {
    Fault::new("no-text", format!("the clipboard holds {holds}, not text"), hint)
}

/// Whether a text is how a file manager writes the files that were copied in it.
fn names_files(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    if lines.peek().is_some_and(|line| line.starts_with("x-special/")) {
        return true;
    }
    lines.peek().is_some() && lines.all(|line| line.starts_with("file://"))
}

#[cfg(test)]
mod tests {
    use super::names_files;

    #[test]
    fn copied_files_are_told_from_code_that_speaks_of_files() {
        assert!(names_files("file:///home/ada/main.rs\r\nfile:///home/ada/lib.rs\r\n"));
        assert!(names_files("x-special/nautilus-clipboard\ncopy\nfile:///home/ada/main.rs\n"));
        assert!(!names_files("let home = \"file:///home/ada\";\n"));
        assert!(!names_files("file:///a\nfn main() {}\n"));
        assert!(!names_files(" \n"));
    }
}
