//! The live interview.
