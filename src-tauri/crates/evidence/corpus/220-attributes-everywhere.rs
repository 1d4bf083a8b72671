#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[expect(dead_code)]
#[derive(Copy, Clone, PartialEq)]
#[repr(u8)]
enum Level { Low = 1, High = b'h' }

#[derive(serde::Serialize)]
#[serde(rename_all = "kebab-case", default = "unwrap")]
struct Conf<'c> {
    #[serde(skip_serializing_if = "Option::is_none", borrow)]
    name: Option<&'c str>,
    #[cfg(feature = "test")]
    port: [u16; 2],
    #[deprecated(note = "call .clone() and .unwrap() on it")]
    old: u8,
}

#[must_use = "todo!()"]
#[inline(always)]
#[track_caller]
fn level(l: Level) -> u8 {
    #[allow(clippy::as_conversions)]
    let n = l as u8;
    #[cfg(debug_assertions)]
    dbg!(n);
    #[rustfmt::skip]
    let m = [1, 2, 3] [ n as usize & 1 ];
    #[expect(clippy::panic)]
    match m {
        #[cfg(windows)]
        9 => 8,
        1 => 2,
        _ => panic!("level"),
    }
}
