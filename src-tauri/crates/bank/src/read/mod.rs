//! From trees and outlines to values, field by field, collecting a problem each.
//!
//! A field that is missing or wrong is reported and read as empty or zero, so that the rest of its file
//! is still read and checked. What was reported here is not reported again by a lint.

mod body;
mod fence;
mod fields;
mod front_matter;
mod manifest;
mod question;
mod recording;
mod rubric;
mod syllabus;
mod text;

pub(crate) use manifest::manifest;
pub(crate) use question::{Places, Read, question};
pub(crate) use recording::recording;
pub(crate) use rubric::{competency, kit, role_loop, scale};
pub(crate) use syllabus::syllabus;
