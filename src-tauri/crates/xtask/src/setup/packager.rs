//! The system's packager: what to call, and with whose rights.

use std::io::IsTerminal;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::journal::Step;
use crate::process;
use crate::setup::system::Need;

/// A packager this crate can call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packager {
    /// Debian, Ubuntu and their kin.
    Apt,
    /// Fedora and its kin.
    Dnf,
    /// Arch and its kin.
    Pacman,
}

/// Whose rights an installation runs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rights {
    /// They are the administrator's already.
    Own,
    /// Through sudo, which has been asked for them.
    Sudo,
}

impl Packager {
    /// The packager of this system.
    pub(crate) fn find() -> Option<Self> {
        let known = [(Self::Apt, "apt-get"), (Self::Dnf, "dnf"), (Self::Pacman, "pacman")];
        known
            .into_iter()
            .find(|(_, program)| process::find_program(program).is_some())
            .map(|(packager, _)| packager)
    }

    /// Says what will be installed and why, then installs it without asking.
    ///
    /// # Errors
    /// `Failure::Missing` without the rights for it; `Failure::Ended` when the packager fails.
    pub(crate) fn install(self, step: &mut Step<'_>, needs: &[Need]) -> Result<(), Failure> {
        let mut listed: Vec<&str> = Vec::new();
        for need in needs {
            let package = self.first_name(need);
            if !listed.contains(&package) {
                listed.push(package);
                step.tell(&format!("{package}: {}", need.why));
            }
        }
        step.tell(&format!("to be installed with {}: {}", self.program(), listed.join(" ")));
        let rights = self.gain_rights(step, &listed)?;
        if self == Self::Apt {
            step.run(&mut with_rights(rights, &["apt-get", "update", "-q"]), |_| false)?;
            let known = needs.iter().map(|need| {
                let known =
                    |name: &&&str| process::succeeds(Command::new("apt-cache").args(["show", "-q", name]));
                need.apt.iter().find(known).copied().unwrap_or_else(|| self.first_name(need))
            });
            listed = known.collect();
            listed.sort_unstable();
            listed.dedup();
        }
        let words: Vec<&str> = self.install_words().iter().chain(&listed).copied().collect();
        step.run(&mut with_rights(rights, &words), |_| false)
    }

    fn program(self) -> &'static str {
        match self {
            Self::Apt => "apt",
            Self::Dnf => "dnf",
            Self::Pacman => "pacman",
        }
    }

    fn first_name(self, need: &Need) -> &'static str {
        match self {
            Self::Apt => need.apt.first().copied().unwrap_or_default(),
            Self::Dnf => need.dnf,
            Self::Pacman => need.pacman,
        }
    }

    fn install_words(self) -> &'static [&'static str] {
        match self {
            Self::Apt => &[
                "apt-get",
                "install",
                "-q",
                "--yes",
                "--no-install-recommends",
                "-o",
                "DPkg::Lock::Timeout=300",
            ],
            Self::Dnf => &["dnf", "install", "--assumeyes", "--quiet"],
            // Arch knows no partial upgrades: the list of packages and the packages move together.
            Self::Pacman => &["pacman", "--sync", "--refresh", "--sysupgrade", "--needed", "--noconfirm"],
        }
    }

    /// Finds out whether packages may be installed; on a terminal sudo may ask for a password here.
    fn gain_rights(self, step: &mut Step<'_>, packages: &[&str]) -> Result<Rights, Failure> {
        if process::answer(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
            return Ok(Rights::Own);
        }
        let by_hand = format!("{} {}", self.install_words().join(" "), packages.join(" "));
        let refused = |what: &str| Failure::Missing {
            what: format!("{what}, and these packages are missing: {}", packages.join(" ")),
            hint: format!("Have an administrator run: {by_hand}"),
        };
        if process::find_program("sudo").is_none() {
            return Err(refused("installing packages needs administrator rights and there is no sudo"));
        }
        if process::succeeds(Command::new("sudo").args(["-n", "true"])) {
            return Ok(Rights::Sudo);
        }
        if !std::io::stdin().is_terminal() || std::env::var_os("CI").is_some() {
            return Err(refused(
                "installing packages needs administrator rights and nobody can give a password here",
            ));
        }
        step.tell("sudo may ask for your password");
        let asked = Command::new("sudo").arg("-v").stdin(Stdio::inherit()).status();
        if asked.is_ok_and(|status| status.success()) {
            Ok(Rights::Sudo)
        } else {
            Err(refused("sudo did not give administrator rights"))
        }
    }
}

/// A command with the rights it needs, that asks nothing.
fn with_rights(rights: Rights, words: &[&str]) -> Command {
    let mut command = match rights {
        Rights::Own => Command::new("env"),
        Rights::Sudo => {
            let mut command = Command::new("sudo");
            command.args(["-n", "env"]);
            command
        }
    };
    command.arg("DEBIAN_FRONTEND=noninteractive").args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::system::FOR_WINDOW;

    #[test]
    fn sudo_is_used_only_by_those_who_are_not_root() {
        let own = process::line_of(&with_rights(Rights::Own, &["apt-get", "update"]));
        assert_eq!(own, "env DEBIAN_FRONTEND=noninteractive apt-get update");
        let lent = process::line_of(&with_rights(Rights::Sudo, &["apt-get", "update"]));
        assert_eq!(lent, "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update");
    }

    #[test]
    fn no_packager_is_called_in_a_way_that_could_ask() {
        let quiet = ["--yes", "--assumeyes", "--noconfirm"];
        for packager in [Packager::Apt, Packager::Dnf, Packager::Pacman] {
            assert!(packager.install_words().iter().any(|word| quiet.contains(word)), "{packager:?}");
        }
    }

    #[test]
    fn each_packager_gets_its_own_names() {
        let compiler = &FOR_WINDOW[0];
        assert_eq!(Packager::Apt.first_name(compiler), "build-essential");
        assert_eq!(Packager::Dnf.first_name(compiler), "gcc");
        assert_eq!(Packager::Pacman.first_name(compiler), "base-devel");
    }
}
