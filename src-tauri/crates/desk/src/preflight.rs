//! The minutes before a conversation: what was arranged, and what the machine can tell about itself. Nothing
//! here keeps an interview from being started.

use ::interview::{InterviewId, Meeting};

use crate::{Desk, Fault, Power, Preflight, Room};

/// Room on the disk that an interview never fills: its log has a few hundred kilobytes.
const ENOUGH: u64 = 200 * 1024 * 1024;

impl Desk {
    /// What is looked at before an interview.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn preflight(&mut self, id: InterviewId) -> Result<Preflight, Fault> {
        let meeting = self.meeting(id)?;
        // Where the room cannot be asked for, nothing is said about it.
        let free = fs4::available_space(self.folder.root()).ok();
        let room = free.map(|free| Room { megabytes: free / (1024 * 1024), enough: free >= ENOUGH });
        Ok(Preflight { meeting, room, power: power(), writes: self.read_only.is_none() })
    }

    /// The address of a link that an interview keeps: only such are ever opened.
    ///
    /// # Errors
    /// When there is no such interview or link.
    pub fn link(&mut self, id: InterviewId, index: usize) -> Result<String, Fault> {
        let meeting = self.meeting(id)?;
        meeting.links.get(index).map(|link| link.address.clone()).ok_or_else(|| {
            Fault::new("no-such-link", "the interview has no such link", "Open it from the invitation.")
        })
    }

    fn meeting(&mut self, id: InterviewId) -> Result<Meeting, Fault> {
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        Ok(opened.interview.state().plan.as_ref().map(|plan| plan.meeting.clone()).unwrap_or_default())
    }
}

/// Whether the machine runs on its battery, and how full that is. Told only where the system says so in a file.
fn power() -> Option<Power> {
    of_supplies(std::path::Path::new("/sys/class/power_supply"))
}

/// Reads what the kernel says of each supply; none where there is no battery.
fn of_supplies(folder: &std::path::Path) -> Option<Power> {
    let (mut plugged, mut percent) = (false, None);
    for entry in std::fs::read_dir(folder).ok()?.flatten() {
        let says = |name: &str| {
            std::fs::read_to_string(entry.path().join(name)).map(|text| text.trim().to_owned()).ok()
        };
        // A mouse has a battery too.
        if says("scope").is_some_and(|scope| scope == "Device") {
            continue;
        }
        match says("type").as_deref() {
            Some("Mains" | "USB") => plugged |= says("online").is_some_and(|online| online == "1"),
            Some("Battery") => {
                percent = percent.or_else(|| says("capacity")?.parse().ok());
                plugged |= says("status").is_some_and(|status| status == "Charging" || status == "Full");
            }
            _ => {}
        }
    }
    percent.map(|percent| Power { plugged, percent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supplies(list: &[(&str, &[(&str, &str)])]) -> Option<Power> {
        let folder = tempfile::tempdir().unwrap();
        for (name, files) in list {
            let supply = folder.path().join(name);
            std::fs::create_dir(&supply).unwrap();
            for (file, text) in *files {
                let mut made = std::fs::File::create(supply.join(file)).unwrap();
                std::io::Write::write_all(&mut made, text.as_bytes()).unwrap();
            }
        }
        of_supplies(folder.path())
    }

    #[test]
    fn a_laptop_says_whether_it_is_plugged_in_and_how_full_it_is() {
        let battery: &[(&str, &str)] =
            &[("type", "Battery\n"), ("capacity", "41\n"), ("status", "Discharging\n")];
        let mains: &[(&str, &str)] = &[("type", "Mains\n"), ("online", "1\n")];
        assert_eq!(supplies(&[("BAT0", battery)]), Some(Power { plugged: false, percent: 41 }));
        assert_eq!(supplies(&[("BAT0", battery), ("AC", mains)]), Some(Power { plugged: true, percent: 41 }));
    }

    #[test]
    fn nothing_is_said_without_a_battery_of_the_machine() {
        let mouse: &[(&str, &str)] = &[("type", "Battery"), ("scope", "Device"), ("capacity", "80")];
        assert_eq!(supplies(&[("hidpp", mouse)]), None);
        assert_eq!(supplies(&[]), None);
        assert_eq!(of_supplies(std::path::Path::new("/no/such/folder")), None);
    }
}
