//! Lists the commands, so that each window is granted its own and no other.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&[
        "act",
        "home",
        "prepare",
        "proposal",
        "live",
        "view",
        "captures",
        "captured",
        "watched_clipboard",
        "copied_here",
        "clipboard_watch",
        "save_draft",
        "copy_question",
        "read_clipboard",
        "scorecard",
        "search",
        "library",
        "library_page",
        "packs_reading",
        "offered_pack",
        "choose_pack",
        "add_pack",
        "forget_pack",
        "remove_pack",
        "open_in_editor",
        "copy_source",
        "export_scorecard",
        "reveal_export",
        "settings",
        "set_settings",
        "read_invitation",
        "choose_invitation",
        "paste_invitation",
        "plan_warnings",
        "cv",
        "choose_cv",
        "preflight",
        "open_link",
        "echo",
    ]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo::error={error:#}");
    }
}
