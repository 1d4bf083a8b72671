//! Several packs side by side: what a name means in each, and outside of them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use super::*;
use crate::testing::{CODING, CORRECTNESS, DESIGN, Files, KIT, LIMITS, LOOP, SCALE, good, with_variant};
use crate::{FreezeError, FrozenKit};

/// A pack with the small bank under this id, with more lines in its manifest.
fn pack(id: &str, more: &str) -> Files {
    good().with("pack.yaml", &manifest(id, more))
}

fn manifest(id: &str, more: &str) -> String {
    format!("id: {id}\nname: {id}\nversion: 1.2.0\nlicense: MIT\nauthors: [Kim]\n{more}")
}

/// A pack that has a kit and nothing else, and takes all of it from packs it needs.
fn kit_only(id: &str, needs: &str, edits: &[(&str, &str)]) -> Files {
    let files = good().copy(KIT, KIT, edits).with("pack.yaml", &manifest(id, &format!("needs: [{needs}]\n")));
    [CODING, DESIGN, CORRECTNESS, LIMITS, SCALE, LOOP].iter().fold(files, |files, name| files.without(name))
}

/// A library of a home folder and installed packs, each under its id.
struct Place(tempfile::TempDir);

impl Place {
    fn new(packs: &[(&str, Files)]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        good().with("pack.yaml", &manifest("home", "")).write(&place.0.path().join("home"));
        for (id, files) in packs {
            files.write(&place.0.path().join("packs").join(id));
        }
        place
    }

    fn packs(&self) -> PathBuf {
        self.0.path().join("packs")
    }

    fn open(&self) -> (Library, Vec<Problem>) {
        Library::open(&BankSource::Folder(self.0.path().join("home")), Some(&self.packs()))
    }

    /// The library, which must have nothing to complain of.
    fn library(&self) -> Library {
        let (library, problems) = self.open();
        assert_eq!(problems, []);
        for pack in library.packs() {
            assert_eq!(pack.problems, [], "{}", pack.manifest.id);
        }
        library
    }
}

fn frozen(library: &Library, kit: &str) -> Result<FrozenKit, FreezeError> {
    library.freeze(kit, &BTreeMap::new())
}

#[test]
fn a_bare_id_means_the_home_packs_whatever_is_added() {
    let place = Place::new(&[("acme", pack("acme", ""))]);
    let library = place.library();
    assert_eq!(library.kit("short-talk").unwrap().0.manifest.id, "home");
    assert_eq!(library.kit("acme/short-talk").unwrap().0.manifest.id, "acme");
    assert_eq!(library.kit("home/short-talk").unwrap().0.manifest.id, "home");
    let (acme, kit) = library.kit("acme/short-talk").unwrap();
    assert_eq!(library.name(acme, &kit.id), "acme/short-talk");
    assert_eq!(library.name(library.home().unwrap(), &kit.id), "short-talk");
    assert_eq!((library.kits().count(), library.questions().count()), (2, 4));
}

#[test]
fn a_bare_id_that_one_other_pack_has_means_that_one_and_of_several_none() {
    let renamed = |id: &str| {
        let edits = [("id: junior-systems", "id: panel")];
        pack(id, "").copy(LOOP, "rubrics/loops/panel.yaml", &edits).without(LOOP)
    };
    let place = Place::new(&[("acme", renamed("acme"))]);
    assert_eq!(place.library().role_loop("panel").unwrap().0.manifest.id, "acme");
    let place = Place::new(&[("acme", renamed("acme")), ("globex", renamed("globex"))]);
    let error = place.library().role_loop("panel").unwrap_err();
    assert_eq!(error.code(), "several-packs");
    assert_eq!(error.to_string(), "2 packs have a loop panel: acme/panel, globex/panel");
    assert_eq!(place.library().role_loop("globex/panel").unwrap().0.manifest.id, "globex");
}

#[test]
fn a_name_that_means_nothing_is_told_with_what_may_be_meant() {
    let place = Place::new(&[("acme", pack("acme", ""))]);
    let library = place.library();
    let error = library.kit("shrt-talk").unwrap_err();
    assert_eq!((error.code(), error.hint().as_str()), ("unknown-kit", "Did you mean `short-talk`?"));
    let error = library.kit("acne/short-talk").unwrap_err();
    assert_eq!((error.code(), error.hint().as_str()), ("unknown-pack", "Did you mean `acme`?"));
    assert_eq!(library.question("acme/none").unwrap_err().code(), "unknown-question");
    assert_eq!(library.role_loop("none").unwrap_err().code(), "unknown-loop");
    assert_eq!(library.competency("none").unwrap_err().code(), "unknown-competency");
}

#[test]
fn a_pack_takes_what_it_has_not_from_those_it_needs_in_order() {
    let place =
        Place::new(&[("acme", kit_only("acme", "globex, home", &[])), ("globex", pack("globex", ""))]);
    let library = place.library();
    let kit = frozen(&library, "acme/short-talk").unwrap();
    assert_eq!(kit.pack.as_ref().unwrap().id, "acme");
    let of: Vec<_> = kit.packs.values().map(|pack| pack.id.as_str()).collect();
    assert_eq!(of, ["globex", "globex"]);
    assert_eq!(kit.packs["sum-001"], library.pack("globex").unwrap().provenance());
    assert_eq!(kit.questions.len(), 2);
    assert_eq!(kit.scale, *library.scale().unwrap());
}

#[test]
fn an_item_of_a_needed_pack_can_be_named_and_goes_by_its_bare_id_once_frozen() {
    let edits = [
        ("id: sum-001", "id: home/sum-001"),
        ("{ id: limits, weight", "{ id: home/limits, weight"),
        ("[names-edges]", "[home/names-edges]"),
    ];
    let place = Place::new(&[("acme", kit_only("acme", "home", &edits))]);
    let library = place.library();
    let kit = frozen(&library, "acme/short-talk").unwrap();
    let asked: Vec<_> = kit.kit.questions.iter().map(|planned| planned.id.as_str()).collect();
    assert_eq!(asked, ["sum-001", "que-001"]);
    let thawed = FrozenKit::thaw(&kit.hash, |hash| {
        kit.parts().into_iter().find(|part| part.hash == hash).map(|part| part.bytes)
    });
    assert_eq!(thawed.unwrap(), kit);
    assert_eq!(kit.throughout().len(), 1);
}

#[test]
fn a_question_of_a_pack_that_names_another_packs_things_is_frozen_by_bare_ids() {
    let manifest = manifest("acme", "needs: [home]\n");
    let files = [CORRECTNESS, LIMITS, SCALE]
        .iter()
        .fold(good().with("pack.yaml", &manifest), |files, name| files.without(name));
    let text = files
        .text(CODING)
        .replace("correctness", "home/correctness")
        .replace("use: names-edges", "use: home/names-edges");
    let place = Place::new(&[("acme", files.with(CODING, &text))]);
    let kit = frozen(&place.library(), "acme/short-talk").unwrap();
    let question = kit.question("sum-001").unwrap();
    assert_eq!(question.competencies, ["correctness"]);
    assert!(
        question.anchors.contains_key("correctness") && question.bar["junior"].contains_key("correctness")
    );
    assert_eq!(kit.signals_of(question).len(), question.signals.len());
}

#[test]
fn two_different_things_of_one_id_are_not_frozen_into_one_kit() {
    // The pack has a competency of its own that goes by the name of the needed pack's, whose question
    // means the needed pack's.
    let files = kit_only("acme", "home", &[]).with(CORRECTNESS, good().text(CORRECTNESS));
    let place = Place::new(&[("acme", files)]);
    let error = frozen(&place.library(), "acme/short-talk").unwrap_err();
    assert_eq!(error.code(), "two-of-one-id");
    let told = "the kit uses two different competencies called correctness, of the packs acme and home";
    assert_eq!(error.to_string(), told);
    assert!(!error.hint().is_empty());
    let edits = [("id: que-001", "id: globex/sum-001")];
    let place =
        Place::new(&[("acme", kit_only("acme", "home, globex", &edits)), ("globex", pack("globex", ""))]);
    let error = frozen(&place.library(), "acme/short-talk").unwrap_err();
    assert!(error.to_string().contains("questions called sum-001, of the packs home and globex"), "{error}");
}

#[test]
fn a_question_anchored_on_another_scale_is_not_rated_on_this_one() {
    let four = "points: { 1: A, 2: B, 3: C, 4: D }";
    let files = kit_only("acme", "home", &[("competencies: [", "competencies: [ { id: own, weight: 1 },")]);
    let scale = good().text(SCALE).replace("points: { 1: Weak, 2: Fair, 3: Good }", four);
    let own = "id: own\nname: Own\ntask: A task.\nanchors: { 1: A., 2: B., 3: C., 4: D. }\n";
    let files = files.with(SCALE, &scale).with("rubrics/competencies/own.yaml", own);
    let place = Place::new(&[("acme", files)]);
    let (library, _) = place.open();
    let codes: Vec<_> = library.pack("acme").unwrap().problems.iter().map(|problem| problem.code).collect();
    assert!(codes.len() >= 4 && codes.iter().all(|code| *code == Code::OtherScale), "{codes:?}");
    assert_eq!(frozen(&library, "acme/short-talk").unwrap_err().code(), "bank-has-errors");
}

#[test]
fn packs_that_need_each_other_are_told_and_the_rest_works() {
    let place = Place::new(&[
        ("acme", pack("acme", "needs: [globex]\n")),
        ("globex", pack("globex", "needs: [acme]\n")),
        ("initech", pack("initech", "needs: [initech]\n")),
        ("hooli", pack("hooli", "")),
    ]);
    let (library, problems) = place.open();
    assert_eq!(problems, []);
    let told =
        |id: &str| library.pack(id).unwrap().problems.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(told("globex"), [Code::PackCycle]);
    assert_eq!(told("initech"), [Code::PackCycle]);
    assert_eq!(told("hooli"), []);
    assert!(frozen(&library, "hooli/short-talk").is_ok());
}

#[test]
fn the_bundled_pack_can_be_needed_whatever_the_home_pack_is() {
    let edits = [("id: que-001", "id: touchstone/own-001"), ("{ id: limits", "{ id: ownership")];
    let place = Place::new(&[("acme", kit_only("acme", "touchstone, home", &edits))]);
    let (library, problems) = place.open();
    assert_eq!(problems, []);
    let acme = library.pack("acme").unwrap();
    assert!(acme.bank.find_question("own-001").is_some());
    assert!(
        !acme.problems.iter().any(|problem| problem.code == Code::UnknownQuestion),
        "{:?}",
        acme.problems
    );
    let bundled = Library::bundled();
    assert_eq!(bundled.home().unwrap().manifest.id, "touchstone");
    assert_eq!(bundled.home().unwrap().problems, []);
}

#[test]
fn of_two_packs_with_one_id_the_first_is_used_and_the_other_told() {
    let place = Place::new(&[("home", pack("home", "")), ("acme", pack("acme", ""))]);
    let (library, problems) = place.open();
    assert_eq!(library.packs().count(), 2);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.code, Code::DuplicateId);
    assert!(problem.message.contains("belongs to the pack in") && problem.span.file.ends_with("packs/home"));
}

#[test]
fn linked_folders_are_read_where_they_stand_and_one_that_is_gone_is_told() {
    let place = Place::new(&[("acme", pack("acme", ""))]);
    let team = tempfile::tempdir().unwrap();
    pack("globex", "").write(team.path());
    let folders = [team.path().to_str().unwrap(), "/no/such/folder"];
    let list = serde_json::json!({ "folders": folders });
    File::create(place.packs().join("linked.json")).unwrap().write_all(list.to_string().as_bytes()).unwrap();
    let (library, problems) = place.open();
    let ids: Vec<_> = library.packs().map(|pack| pack.manifest.id.as_str()).collect();
    assert_eq!(ids, ["home", "acme", "globex"]);
    assert_eq!(library.pack("globex").unwrap().origin, Origin::Linked(team.path().to_path_buf()));
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.span.file.as_str()), (Code::NotFound, "/no/such/folder"));
}

#[test]
fn a_folder_that_holds_no_pack_and_a_list_that_cannot_be_read_are_told_and_the_rest_works() {
    let place =
        Place::new(&[("acme", pack("acme", "")), ("globex", good()), ("hooli", pack("Ho Li: [", ""))]);
    File::create(place.packs().join("linked.json")).unwrap().write_all(b"{").unwrap();
    fs::create_dir(place.packs().join(".new-x")).unwrap();
    let (library, problems) = place.open();
    assert_eq!(library.packs().count(), 2);
    let files: Vec<_> =
        problems.iter().map(|problem| problem.span.file.rsplit('/').next().unwrap()).collect();
    assert_eq!(files, ["linked.json", "globex", "hooli"], "{problems:#?}");
}

#[test]
fn the_hash_is_of_what_the_bank_reads_and_of_nothing_else() {
    let hash = |files: &Files| {
        let folder = tempfile::tempdir().unwrap();
        files.write(folder.path());
        Pack::load(folder.path(), None).hash
    };
    let files = pack("acme", "");
    let first = hash(&files);
    assert_eq!(first.len(), 64);
    assert_eq!(hash(&files), first);
    let beside = files.clone().with("README.md", "x").with("LICENSE", "y").with("verified.json", "{}");
    assert_eq!(hash(&beside), first);
    for (name, from, to) in [
        ("pack.yaml", "1.2.0", "1.2.1"),
        (SCALE, "Weak", "Poor"),
        (CODING, "Add up", "Sum up"),
        (LOOP, "\nlevel:", "\n\nlevel:"),
    ] {
        assert_ne!(hash(&files.clone().replace(name, from, to)), first, "{name}");
    }
    let text = files.text(CODING).replace('\n', "\r\n");
    assert_ne!(hash(&files.clone().with(CODING, &text)), first);
    assert_ne!(hash(&files.with("rubrics/kits/b.yaml", "x")), first);
}

#[test]
fn the_bundled_pack_has_the_hash_of_the_repositorys_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let loaded = Pack::load(&folder, None);
    assert_eq!(loaded.provenance(), Pack::bundled().provenance());
    assert_eq!(loaded.manifest.version, env!("CARGO_PKG_VERSION"));
    assert_eq!(loaded.manifest.license, env!("CARGO_PKG_LICENSE"));
}

#[test]
fn what_was_verified_is_read_and_a_record_that_cannot_be_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let known = crate::VerifiedQuestion { code: "abc".to_owned(), claims: 4 };
    let record = Verified::new("rustc 1.95.0".to_owned(), [("sum-001".to_owned(), known)].into());
    let record = record.to_json();
    pack("acme", "").with("verified.json", &record).write(folder.path());
    let loaded = Pack::load(folder.path(), None);
    assert_eq!(loaded.verified.unwrap().questions["sum-001"].claims, 4);
    assert_eq!(loaded.problems, []);
    pack("acme", "").with("verified.json", "[1]").write(folder.path());
    let loaded = Pack::load(folder.path(), None);
    assert_eq!(
        loaded.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        [Code::VerifiedUnreadable]
    );
}

#[test]
fn other_questions_stand_in_the_places_of_a_kits() {
    let place = Place::new(&[("acme", with_variant(pack("acme", "")))]);
    let (library, _) = place.open();
    let swap = |from: &str, to: &str| {
        library.freeze("acme/short-talk", &BTreeMap::from([(from.to_owned(), to.to_owned())]))
    };
    let kit = swap("sum-001", "sum-001-b").unwrap();
    assert_eq!(kit.kit.questions[0].id, "sum-001-b");
    assert_eq!(kit.packs["sum-001-b"].id, "acme");
    assert_eq!(swap("sum-001", "sum-001").unwrap().kit.questions[0].id, "sum-001");
    assert_eq!(swap("sum-001", "que-001").unwrap_err().code(), "not-a-variant");
    assert_eq!(swap("sum-009", "sum-001-b").unwrap_err().code(), "not-in-kit");
    assert_eq!(
        swap("sum-001", "sum-009").unwrap_err().to_string(),
        "there is no question sum-009, which the kit needs"
    );
}

#[test]
fn a_question_from_beside_a_kit_is_kept_with_it_and_thawed_with_it() {
    let place = Place::new(&[("acme", with_variant(pack("acme", "")))]);
    let (library, _) = place.open();
    let kit = frozen(&library, "acme/short-talk").unwrap();
    let other = library.freeze_question("acme/short-talk", "sum-001-b").unwrap();
    let both = kit.clone().with_questions_of(other.clone());
    let ids: Vec<&str> = both.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["sum-001", "que-001", "sum-001-b"], "the kit's own first");
    assert_eq!(both.kit, kit.kit, "what is planned stays");
    assert_eq!(both.packs["sum-001-b"].id, "acme");
    assert_ne!(both.hash, kit.hash);
    let parts = both.parts();
    let thawed = FrozenKit::thaw(&both.hash, |hash| {
        parts.iter().find(|part| part.hash == hash).map(|part| part.bytes.clone())
    });
    assert_eq!(thawed.unwrap(), both);
    assert_eq!(both.clone().with_questions_of(other), both, "it is there already");
    assert_eq!(library.freeze_question("acme/short-talk", "sum-009").unwrap_err().code(), "bank-has-errors");
}

#[test]
fn a_kit_frozen_before_there_were_packs_is_thawed_with_its_hash() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen-before-packs");
    let hash = "84233619f025a5c23f9a5de9e3a425e7b212311c3a73272e20f2283067241cda";
    let kit = FrozenKit::thaw(hash, |part| fs::read(folder.join(format!("{part}.json"))).ok()).unwrap();
    assert_eq!((kit.pack, kit.packs.len()), (None, 0));
    assert_eq!(kit.questions.len(), 2);
    let again = FrozenKit::new(kit.kit, kit.scale, kit.competencies, kit.questions);
    assert_eq!(again.hash, hash, "what is frozen without a pack is frozen as before");
}

#[test]
fn a_library_knows_when_a_pack_was_changed_added_or_taken_away() {
    let place = Place::new(&[("acme", pack("acme", ""))]);
    let (library, _) = place.open();
    assert!(!library.is_stale());
    let edited = place.packs().join("acme").join(CODING);
    let text = fs::read_to_string(&edited).unwrap();
    File::create(&edited).unwrap().write_all(format!("{text}\n").as_bytes()).unwrap();
    assert!(library.is_stale());
    let (library, _) = place.open();
    pack("globex", "").write(&place.packs().join("globex"));
    assert!(library.is_stale());
    let (library, _) = place.open();
    fs::remove_dir_all(place.packs().join("globex")).unwrap();
    assert!(library.is_stale());
    assert!(!Library::bundled().is_stale());
}
