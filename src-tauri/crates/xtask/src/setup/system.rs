//! What the operating system must have: looked for by what it can do, installed by the names its packager uses.
//!
//! Looking comes first and needs no packager, so a system that has everything is never touched, whatever
//! it is. macOS and Windows bring their web view; there only the compiler's own tools are needed, and cargo has
//! used those to build this program.

use std::process::Command;

use crate::failure::Failure;
use crate::journal::Step;
use crate::process;
use crate::setup::packager::Packager;

/// How to find out whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Probe {
    /// A program on the PATH.
    Program(&'static str),
    /// A library with its headers, by its pkg-config name.
    Library(&'static str),
    /// A family of fonts.
    Font(&'static str),
}

/// Something the system must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need {
    /// How to look for it.
    pub(crate) probe: Probe,
    /// What it is for, as told before it is installed.
    pub(crate) why: &'static str,
    /// Debian and Ubuntu: the first of these names that the release knows.
    pub(crate) apt: &'static [&'static str],
    /// Fedora and its kin: a package, a path or a capability.
    pub(crate) dnf: &'static str,
    /// Arch and its kin.
    pub(crate) pacman: &'static str,
}

/// To build and open the window.
pub(crate) const FOR_WINDOW: &[Need] = &[
    Need {
        probe: Probe::Program("cc"),
        why: "C compiler and linker",
        apt: &["build-essential"],
        dnf: "gcc",
        pacman: "base-devel",
    },
    Need {
        probe: Probe::Program("pkg-config"),
        why: "finds libraries",
        apt: &["pkg-config"],
        dnf: "/usr/bin/pkg-config",
        pacman: "pkgconf",
    },
    Need {
        probe: Probe::Library("webkit2gtk-4.1"),
        why: "the web view the window is made of",
        apt: &["libwebkit2gtk-4.1-dev"],
        dnf: "pkgconfig(webkit2gtk-4.1)",
        pacman: "webkit2gtk-4.1",
    },
    Need {
        probe: Probe::Library("librsvg-2.0"),
        why: "icons",
        apt: &["librsvg2-dev"],
        dnf: "pkgconfig(librsvg-2.0)",
        pacman: "librsvg",
    },
    Need {
        probe: Probe::Library("openssl"),
        why: "encryption of the store",
        apt: &["libssl-dev"],
        dnf: "pkgconfig(openssl)",
        pacman: "openssl",
    },
];

/// To read back in tests what was exported.
pub(crate) const FOR_READING: &[Need] = &[Need {
    probe: Probe::Program("pdftotext"),
    why: "reads PDFs back",
    apt: &["poppler-utils"],
    dnf: "/usr/bin/pdftotext",
    pacman: "poppler",
}];

/// To drive the window in tests, on a display of its own.
pub(crate) const FOR_DRIVING: &[Need] = &[
    Need {
        probe: Probe::Program("WebKitWebDriver"),
        why: "drives the web view",
        apt: &["webkit2gtk-driver", "webkitgtk-webdriver"],
        dnf: "/usr/bin/WebKitWebDriver",
        pacman: "webkitgtk-6.0",
    },
    Need {
        probe: Probe::Program("Xvfb"),
        why: "a display without a screen",
        apt: &["xvfb"],
        dnf: "/usr/bin/Xvfb",
        pacman: "xorg-server-xvfb",
    },
    Need {
        probe: Probe::Program("xvfb-run"),
        why: "starts that display",
        apt: &["xvfb"],
        dnf: "/usr/bin/xvfb-run",
        pacman: "xorg-server-xvfb",
    },
    Need {
        probe: Probe::Program("xauth"),
        why: "access to that display",
        apt: &["xauth"],
        dnf: "/usr/bin/xauth",
        pacman: "xorg-xauth",
    },
    Need {
        probe: Probe::Program("dbus-run-session"),
        why: "a message bus of its own",
        apt: &["dbus-x11", "dbus"],
        dnf: "/usr/bin/dbus-run-session",
        pacman: "dbus",
    },
    Need {
        probe: Probe::Program("xdotool"),
        why: "real key presses",
        apt: &["xdotool"],
        dnf: "/usr/bin/xdotool",
        pacman: "xdotool",
    },
    Need {
        probe: Probe::Font("DejaVu Sans"),
        why: "letters in screenshots",
        apt: &["fonts-dejavu-core"],
        dnf: "dejavu-sans-fonts",
        pacman: "ttf-dejavu",
    },
];

/// Installs what is missing of `needs`, saying what and why before it does.
///
/// On a system whose packager is unknown it says what is missing and goes on: the build will tell.
///
/// # Errors
/// `Failure::Missing` when something is still missing after it was installed, or may not be installed.
pub(crate) fn provide(step: &mut Step<'_>, needs: &[Need]) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing = missing_of(needs, is_there);
    if missing.is_empty() {
        return Ok(());
    }
    let Some(packager) = Packager::find() else {
        step.tell("no apt, dnf or pacman here; please install what is missing:");
        for need in &missing {
            step.tell(&format!("  {}: {}", name_of(need.probe), need.why));
        }
        return Ok(());
    };
    packager.install(step, &missing)?;
    let still: Vec<String> = missing_of(&missing, is_there).iter().map(|need| name_of(need.probe)).collect();
    if still.is_empty() {
        return Ok(());
    }
    Err(Failure::Missing {
        what: format!("installed, yet still not found: {}", still.join(", ")),
        hint: "Install the packages of your system that hold them, then run the same command again.".into(),
    })
}

fn missing_of(needs: &[Need], is_there: impl Fn(Probe) -> bool) -> Vec<Need> {
    needs.iter().filter(|need| !is_there(need.probe)).copied().collect()
}

fn is_there(probe: Probe) -> bool {
    match probe {
        Probe::Program(name) => process::find_program(name).is_some(),
        Probe::Library(name) => process::succeeds(Command::new("pkg-config").args(["--exists", name])),
        Probe::Font(family) => {
            process::answer(Command::new("fc-list").arg(family)).is_ok_and(|fonts| !fonts.is_empty())
        }
    }
}

fn name_of(probe: Probe) -> String {
    match probe {
        Probe::Program(name) => format!("the program {name}"),
        Probe::Library(name) => format!("the library {name} with its headers"),
        Probe::Font(family) => format!("the font {family}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_there_is_missing() {
        let missing = missing_of(FOR_WINDOW, |probe| probe != Probe::Library("openssl"));
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].apt, ["libssl-dev"]);
    }

    #[test]
    fn every_need_has_a_name_with_every_packager_and_a_reason() {
        for need in FOR_WINDOW.iter().chain(FOR_READING).chain(FOR_DRIVING) {
            assert!(!need.apt.is_empty() && !need.dnf.is_empty() && !need.pacman.is_empty(), "{need:?}");
            assert!(!need.why.is_empty(), "{need:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_no_system_has_is_not_found() {
        assert!(is_there(Probe::Program("sh")));
        assert!(!is_there(Probe::Program("touchstone-no-such-program")));
        assert!(!is_there(Probe::Library("touchstone-no-such-library")));
        assert!(!is_there(Probe::Font("Touchstone No Such Font")));
    }
}
