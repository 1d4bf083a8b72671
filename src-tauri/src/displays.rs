//! Displays as data, and where on them a window may stand. Pure; lengths are in physical pixels.

use serde::{Deserialize, Serialize};

/// An area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Area {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// A display.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Display {
    pub(crate) name: String,
    pub(crate) whole: Area,
    /// What panels and docks leave of it.
    pub(crate) free: Area,
    pub(crate) scale: f64,
}

/// The name of a set-up of displays: the same again when the same displays stand the same way, in whatever
/// order the system lists them.
pub(crate) fn set_up(displays: &[Display]) -> String {
    let mut sorted: Vec<&Display> = displays.iter().collect();
    sorted.sort_by(|one, other| {
        (one.whole.x, one.whole.y, &one.name).cmp(&(other.whole.x, other.whole.y, &other.name))
    });
    let named = sorted.into_iter().map(|Display { name, whole, scale, .. }| {
        let Area { x, y, width, height } = whole;
        format!("{name} {width}x{height}{x:+}{y:+} {scale}x")
    });
    named.collect::<Vec<_>>().join(", ")
}

/// Where a window stands that stood there: there, if all of it can be seen; else moved and made smaller so
/// that it can. Without a display nothing is known, and it stays.
pub(crate) fn fit(area: Area, displays: &[Display]) -> Area {
    let seen: i64 = displays.iter().map(|display| area.shared(display.whole)).sum();
    match nearest(area, displays) {
        Some(display) if seen < area.size() => area.within(display.free),
        _ => area,
    }
}

/// A bar over the full width of a display, at the height where it stood, else at the top.
pub(crate) fn bar(stood: Option<Area>, height: u32, displays: &[Display]) -> Option<Area> {
    let display = match stood {
        Some(area) => nearest(area, displays),
        None => displays.first(),
    }?;
    let top = stood.map_or(display.free.y, |area| area.y);
    let line = Area { x: display.free.x, y: top, width: display.free.width, height };
    Some(line.within(display.free))
}

/// The display that shows most of it; of several, and where none does, the one whose middle is nearest.
pub(crate) fn nearest(area: Area, displays: &[Display]) -> Option<&Display> {
    let (x, y) = area.middle();
    displays.iter().max_by_key(|display| {
        let (mx, my) = display.whole.middle();
        let far = (mx - x).saturating_mul(mx - x).saturating_add((my - y).saturating_mul(my - y));
        (area.shared(display.whole), -far)
    })
}

impl Area {
    fn size(self) -> i64 {
        i64::from(self.width) * i64::from(self.height)
    }

    fn middle(self) -> (i64, i64) {
        (i64::from(self.x) + i64::from(self.width / 2), i64::from(self.y) + i64::from(self.height / 2))
    }

    /// How much of it lies in another.
    fn shared(self, other: Self) -> i64 {
        let along = |at: i32, length: u32, other_at: i32, other_length: u32| {
            let end = (i64::from(at) + i64::from(length)).min(i64::from(other_at) + i64::from(other_length));
            (end - i64::from(at).max(i64::from(other_at))).max(0)
        };
        along(self.x, self.width, other.x, other.width) * along(self.y, self.height, other.y, other.height)
    }

    /// Moved, and where needed made smaller, to lie in another.
    fn within(self, other: Self) -> Self {
        let (width, height) = (self.width.min(other.width), self.height.min(other.height));
        let along = |at: i32, length: u32, from: i32, room: u32| {
            at.clamp(from, from.saturating_add_unsigned(room.saturating_sub(length)))
        };
        Self {
            x: along(self.x, width, other.x, other.width),
            y: along(self.y, height, other.y, other.height),
            width,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Display, bar, fit, set_up};

    const fn area(x: i32, y: i32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    fn display(name: &str, whole: Area, scale: f64) -> Display {
        // A panel of 30 pixels at the top.
        let free = area(whole.x, whole.y + 30, whole.width, whole.height - 30);
        Display { name: name.to_owned(), whole, free, scale }
    }

    fn laptop() -> Display {
        display("eDP-1", area(0, 0, 1920, 1080), 1.25)
    }

    fn desk() -> Display {
        display("HDMI-1", area(1920, -180, 2560, 1440), 1.0)
    }

    #[test]
    fn a_set_up_has_one_name_in_whatever_order_its_displays_are_listed() {
        let name = set_up(&[laptop(), desk()]);
        assert_eq!(name, "eDP-1 1920x1080+0+0 1.25x, HDMI-1 2560x1440+1920-180 1x");
        assert_eq!(set_up(&[desk(), laptop()]), name);
    }

    #[test]
    fn another_display_place_size_or_scale_is_another_set_up() {
        let of = |whole, name, scale| set_up(&[laptop(), display(name, whole, scale)]);
        let as_it_is = set_up(&[laptop(), desk()]);
        for other in [
            set_up(&[laptop()]),
            of(area(1920, -180, 2560, 1440), "DP-2", 1.0),
            of(area(1920, 0, 2560, 1440), "HDMI-1", 1.0),
            of(area(1920, -180, 1920, 1080), "HDMI-1", 1.0),
            of(area(1920, -180, 2560, 1440), "HDMI-1", 2.0),
        ] {
            assert_ne!(other, as_it_is);
        }
    }

    #[test]
    fn what_can_be_seen_stays_where_it_was_across_two_displays_too() {
        let both = [laptop(), desk()];
        for seen in [area(100, 100, 800, 600), area(1700, 40, 600, 500), area(0, 0, 1920, 1080)] {
            assert_eq!(fit(seen, &both), seen);
        }
    }

    #[test]
    fn what_stood_on_a_display_that_is_gone_comes_back_into_sight() {
        let there = area(2000, 100, 2400, 1300);
        assert_eq!(fit(there, &[laptop(), desk()]), area(2000, -40, 2400, 1300), "it hung over the edge");
        assert_eq!(fit(there, &[laptop()]), area(0, 30, 1920, 1050));
        assert_eq!(fit(area(-500, -500, 420, 700), &[laptop()]), area(0, 30, 420, 700));
        assert_eq!(fit(area(1800, 900, 420, 700), &[laptop()]), area(1500, 380, 420, 700));
    }

    #[test]
    fn without_a_display_nothing_moves() {
        assert_eq!(fit(area(9000, 9000, 10, 10), &[]), area(9000, 9000, 10, 10));
        assert_eq!(bar(None, 72, &[]), None);
    }

    #[test]
    fn the_bar_is_as_wide_as_its_display_and_keeps_its_height() {
        let both = [laptop(), desk()];
        assert_eq!(bar(None, 72, &both), Some(area(0, 30, 1920, 72)));
        let stood = area(1900, 400, 2560, 72);
        assert_eq!(bar(Some(stood), 72, &both), Some(area(1920, 400, 2560, 72)));
        assert_eq!(bar(Some(stood), 72, &[laptop()]), Some(area(0, 400, 1920, 72)));
        assert_eq!(bar(Some(area(0, 1070, 1920, 72)), 72, &[laptop()]), Some(area(0, 1008, 1920, 72)));
    }
}
