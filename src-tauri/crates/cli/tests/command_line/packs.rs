//! `pack`: made in one place, added in another, used for an interview, told apart, replaced and taken out.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::place::{BANK, Place, Ran, copy, id, plan};

/// A folder with the small bank as a pack.
fn pack(place: &Place, id: &str, version: &str) -> PathBuf {
    let folder = place.root().join(format!("{id}-{version}"));
    copy(Path::new(BANK), &folder);
    fs::remove_dir_all(folder.join("variants")).unwrap();
    manifest(&folder, id, version);
    folder
}

fn manifest(folder: &Path, id: &str, version: &str) {
    let text = format!("id: {id}\nname: The {id} pack\nversion: {version}\nlicense: MIT\nauthors: [Kim]\n");
    fs::write(folder.join("pack.yaml"), text).unwrap();
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

/// Runs the command with the bundled bank as the home pack.
fn run(place: &Place, args: &[&str]) -> Ran {
    Ran::of(place.bare(args).output().unwrap())
}

fn json_of(place: &Place, args: &[&str]) -> Value {
    serde_json::from_str(&run(place, args).done()).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Makes one file of a folder, and answers its path.
fn made(place: &Place, folder: &Path) -> PathBuf {
    let file = folder.with_extension("touchpack");
    let ran = run(place, &["pack", "make", text(folder), "-o", text(&file)]);
    assert!(ran.err.contains("Its hash is "), "{}", ran.err);
    assert_eq!(ran.done(), "");
    file
}

fn live(place: &Place, lines: &[Value]) -> Vec<Value> {
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let path = place.root().join("lines");
    fs::write(&path, input).unwrap();
    let mut command = place.bare(&["live"]);
    Ran::of(command.stdin(fs::File::open(path).unwrap()).output().unwrap()).answers()
}

fn plan_with(kit: &str) -> Value {
    let mut line = plan();
    line["kit"] = json!(kit);
    line.as_object_mut().unwrap().remove("loop");
    line
}

#[test]
fn a_pack_made_in_one_place_is_used_for_an_interview_in_another() {
    let (from, to) = (Place::new(), Place::new());
    let file = made(&from, &pack(&from, "acme", "1.0.0"));
    let inspected = json_of(&to, &["pack", "inspect", text(&file), "--format", "json"]);
    assert_eq!(inspected["manifest"]["name"], "The acme pack");
    assert_eq!((&inspected["origin"], &inspected["folder"]), (&json!("file"), &Value::Null));
    let hash = inspected["hash"].as_str().unwrap().to_owned();
    run(&to, &["pack", "verify", text(&file), "--hash", &hash]).done();
    run(&to, &["pack", "verify", text(&file), "--hash", "abc"]).code.filter(|code| *code == 1).unwrap();
    let added = json_of(&to, &["pack", "add", text(&file), "--format", "json"]);
    assert_eq!((&added["hash"], &added["origin"]), (&json!(hash), &json!("installed")));
    let lines = [
        plan_with("acme/short-talk"),
        json!({"do": "start"}),
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "mark", "signal": "sum-001.casts"}),
        json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 2}),
        json!({"do": "submit"}),
    ];
    let answers = live(&to, &lines);
    assert!(answers.iter().all(|answer| answer["fault"].is_null()), "{answers:?}");
    let interview = answers[0]["ok"]["interview"].as_str().unwrap().to_owned();
    let card = |place: &Place| run(place, &["export", &interview, "--format", "json"]).done();
    let before = card(&to);
    // The pack goes, and then comes back as another: the interview keeps what it was planned with.
    run(&to, &["pack", "remove", "acme"]).done();
    assert_eq!(card(&to), before);
    let newer = pack(&from, "acme", "2.0.0");
    edit(&newer.join("questions/sum-001-add-up.md"), "title: Add up", "title: Add everything up");
    run(&to, &["pack", "add", text(&made(&from, &newer))]).done();
    assert_eq!(card(&to), before);
    let shown = json_of(&to, &["show", &interview, "--format", "json"]);
    assert_eq!(shown["questions"][0]["title"], "Add up");
}

#[test]
fn a_name_that_several_packs_have_is_explained_and_one_that_only_one_has_is_understood() {
    let place = Place::new();
    for id in ["acme", "globex"] {
        run(&place, &["pack", "add", text(&pack(&place, id, "1.0.0"))]).done();
    }
    let answers =
        live(&place, &[plan_with("short-talk"), plan_with("globex/short-talk"), plan_with("globex/none")]);
    let fault = &answers[0]["fault"];
    assert_eq!(fault["code"], "several-packs");
    assert_eq!(fault["message"], "2 packs have a kit short-talk: acme/short-talk, globex/short-talk");
    assert!(answers[1]["fault"].is_null(), "{}", answers[1]);
    assert_eq!(answers[2]["fault"]["code"], "unknown-kit");
    run(&place, &["pack", "remove", "globex"]).done();
    assert!(live(&place, &[plan_with("short-talk")])[0]["fault"].is_null());
    let mut with_loop = plan_with("acme/short-talk");
    with_loop["loop"] = json!("acme/junior-systems");
    with_loop["id"] = json!(id());
    let answers = live(&place, &[with_loop]);
    let planned = run(&place, &["log", answers[0]["ok"]["interview"].as_str().unwrap()]).answers();
    assert_eq!(planned[0]["body"]["loop"], "acme/junior-systems");
}

#[test]
fn a_linked_folder_is_read_again_each_time() {
    let place = Place::new();
    let folder = pack(&place, "acme", "1.0.0");
    let ran = run(&place, &["pack", "add", text(&folder)]);
    assert!(ran.err.contains("each time it changes") && ran.err.contains("acme/short-talk"), "{}", ran.err);
    manifest(&folder, "acme", "1.0.1");
    let version = |place: &Place| {
        let list = json_of(place, &["pack", "list", "--format", "json"]);
        (list[1]["version"].clone(), list[1]["origin"].clone(), list[1]["errors"].clone())
    };
    assert_eq!(version(&place), (json!("1.0.1"), json!("linked"), json!(0)));
    edit(&folder.join("rubrics/kits/short-talk.yaml"), "minutes: 60", "minutes: 6");
    assert_eq!(version(&place).2, 1);
    let verified = run(&place, &["pack", "verify", "acme"]);
    assert_eq!(verified.code, Some(1));
    assert!(verified.out.contains("kit-minutes") && verified.err.contains("Nobody says"), "{}", verified.err);
    run(&place, &["pack", "make", "acme", "-o", "x.touchpack"]).fault("pack-has-errors");
    assert!(!place.root().join("x.touchpack").exists());
    fs::remove_dir_all(&folder).unwrap();
    let ran = run(&place, &["pack", "list"]);
    assert!(ran.err.contains("is not there") && ran.out.lines().count() == 1, "{}{}", ran.out, ran.err);
    run(&place, &["pack", "remove", "acme"]).fault("unknown-pack");
    let error = run(&place, &["pack", "remove", "acme"]).err;
    let path = error.split("These were: ").nth(1).unwrap().trim_end().trim_end_matches('.');
    run(&place, &["pack", "remove", path]).done();
    assert_eq!(run(&place, &["pack", "list"]).err, "");
}

#[test]
fn what_is_different_is_said_in_words() {
    let place = Place::new();
    let (old, new) = (pack(&place, "acme", "1.0.0"), pack(&place, "acme", "1.1.0"));
    edit(&new.join("rubrics/competencies/limits.yaml"), "3: A limit has a number", "3: A limit is a number");
    edit(
        &new.join("questions/sum-001-add-up.md"),
        "senior: { correctness: 3 }",
        "senior: { correctness: 2 }",
    );
    let file = made(&place, &old);
    let said = run(&place, &["pack", "diff", text(&file), text(&new)]).done();
    let expected = "pack acme\n  version 1.1.0 instead of 1.0.0\ncompetency limits, Limits\n  anchor 3 of limits changed\n\
                    question sum-001, Add up\n  the bar for senior is lower (correctness 3 to 2)\n";
    assert_eq!(said, expected);
    let found = json_of(&place, &["pack", "diff", text(&file), text(&new), "--format", "json"]);
    let first = json!({"sort": "pack", "id": "acme", "name": "The acme pack", "changes": ["version 1.1.0 instead of 1.0.0"]});
    assert_eq!(found["differences"][0], first);
    let same = run(&place, &["pack", "diff", text(&file), text(&old)]).done();
    assert_eq!(same, "Nothing that an interview uses is different.\n");
}

#[test]
fn an_id_that_is_taken_is_explained_and_replaced_only_when_asked() {
    let place = Place::new();
    let (old, new) = (pack(&place, "acme", "1.0.0"), pack(&place, "acme", "1.1.0"));
    run(&place, &["pack", "add", text(&old), "--copy"]).done();
    let file = made(&place, &new);
    let told = run(&place, &["pack", "add", text(&file)]).fault("pack-already-added");
    assert!(told.contains("version 1.0.0; this one is The acme pack, version 1.1.0"), "{told}");
    let ran = run(&place, &["pack", "add", text(&file), "--replace"]);
    assert!(ran.err.contains("version 1.1.0 in place of 1.0.0"), "{}", ran.err);
    run(&place, &["pack", "add", text(&new), "--copy", "--replace"]).fault("pack-already-added");
    let bundled = pack(&place, "touchstone", "1.0.0");
    run(&place, &["pack", "add", text(&bundled), "--replace"]).fault("pack-id-taken");
}

#[test]
fn a_file_that_is_no_pack_is_refused_and_nothing_is_added() {
    let place = Place::new();
    let file = place.root().join("some.touchpack");
    fs::write(&file, b"PK\x03\x04 and no more").unwrap();
    for command in ["add", "inspect", "verify"] {
        run(&place, &["pack", command, text(&file)]).fault("not-a-pack");
    }
    let whole = fs::read(made(&place, &pack(&place, "acme", "1.0.0"))).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    run(&place, &["pack", "add", text(&file)]).fault("not-a-pack");
    run(&place, &["pack", "add", "none.touchpack"]).fault("io");
    run(&place, &["pack", "inspect", "none"]).fault("unknown-pack");
    let empty = place.root().join("empty");
    fs::create_dir(&empty).unwrap();
    run(&place, &["pack", "add", text(&empty)]).fault("no-manifest");
    run(&place, &["pack", "make", text(&empty)]).fault("no-manifest");
    assert!(!place.home().join("packs").join("acme").exists());
    assert_eq!(json_of(&place, &["pack", "list", "--format", "json"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_pack_is_made_without_a_name_for_the_file_and_never_over_one() {
    let place = Place::new();
    let folder = pack(&place, "acme", "1.0.0");
    let made = json_of(&place, &["pack", "make", text(&folder), "--format", "json"]);
    assert_eq!(made["file"], "acme-1.0.0.touchpack");
    let bytes = fs::read(place.root().join("acme-1.0.0.touchpack")).unwrap();
    assert_eq!(made["bytes"], bytes.len());
    run(&place, &["pack", "make", text(&folder)]).fault("file-exists");
    run(&place, &["pack", "make", text(&folder), "--force"]).done();
    assert_eq!(
        fs::read(place.root().join("acme-1.0.0.touchpack")).unwrap(),
        bytes,
        "the same content, the same bytes"
    );
    run(&place, &["pack", "make", "touchstone", "-o", "own.touchpack"]).done();
    let own = json_of(&place, &["pack", "inspect", "own.touchpack", "--format", "json"]);
    let bundled = json_of(&place, &["pack", "inspect", "touchstone", "--format", "json"]);
    assert_eq!(own["hash"], bundled["hash"]);
    assert_eq!(own["questions"], bundled["questions"]);
}

#[test]
fn lint_knows_the_packs_that_were_added() {
    let place = Place::new();
    let folder = pack(&place, "globex", "1.0.0");
    fs::remove_dir_all(folder.join("questions")).unwrap();
    fs::remove_dir_all(folder.join("rubrics/competencies")).unwrap();
    fs::remove_file(folder.join("rubrics/scale.yaml")).unwrap();
    let text_of = fs::read_to_string(folder.join("pack.yaml")).unwrap();
    fs::write(folder.join("pack.yaml"), format!("{text_of}needs: [acme]\n")).unwrap();
    let alone = run(&place, &["lint", text(&folder)]);
    assert_eq!(alone.code, Some(1));
    assert!(alone.out.contains("unknown-pack") && !alone.out.contains("unknown-question"), "{}", alone.out);
    run(&place, &["pack", "add", text(&folder)]).done();
    run(&place, &["pack", "add", text(&pack(&place, "acme", "1.0.0"))]).done();
    assert_eq!(run(&place, &["lint", text(&folder)]).code, Some(0));
    assert!(live(&place, &[plan_with("globex/short-talk")])[0]["fault"].is_null());
    run(&place, &["pack", "remove", "acme"]).fault("pack-needed");
}

#[test]
fn packs_are_in_help_man_page_and_completions() {
    let place = Place::new();
    let help = run(&place, &["pack", "--help"]).done();
    for command in ["make", "inspect", "verify", "add", "remove", "list", "diff"] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        assert!(
            run(&place, &["pack", command, "--help"]).done().contains("Usage: touchstone pack"),
            "{command}"
        );
    }
    assert!(run(&place, &["man"]).done().contains("pack"));
    assert!(run(&place, &["completions", "bash"]).done().contains("touchstone__subcmd__pack__subcmd__make"));
    let inspected = run(&place, &["pack", "inspect", "touchstone"]).done();
    assert!(
        inspected.starts_with("Touchstone (touchstone), version ") && inspected.contains("MIT OR Apache-2.0")
    );
}
