//! A rating: a point on the scale, or one of the three ways it can be missing.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// What an interviewer says of a competency. Only points are numbers; nothing missing is ever zero.
#[derive(Debug, Clone, PartialEq, Eq, ts_rs::TS)]
#[ts(type = "number | \"not-assessed\" | \"no-evidence\" | { invalid: string }")]
pub enum Rating {
    /// A point on the kit's scale.
    Point(u8),
    /// The question did not come up.
    NotAssessed,
    /// Asked, and nothing to see.
    NoEvidence,
    /// Excluded, with the reason.
    Invalid(String),
}

impl Rating {
    /// The point, when it is one.
    #[must_use]
    pub const fn point(&self) -> Option<u8> {
        match self {
            Self::Point(point) => Some(*point),
            Self::NotAssessed | Self::NoEvidence | Self::Invalid(_) => None,
        }
    }
}

impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Point(point) => serializer.serialize_u8(*point),
            Self::NotAssessed => serializer.serialize_str("not-assessed"),
            Self::NoEvidence => serializer.serialize_str("no-evidence"),
            Self::Invalid(reason) => serializer.collect_map([("invalid", reason)]),
        }
    }
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RatingVisitor)
    }
}

struct RatingVisitor;

impl<'de> Visitor<'de> for RatingVisitor {
    type Value = Rating;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a rating: a point of the scale, \"not-assessed\", \"no-evidence\" or {\"invalid\": \"reason\"}",
        )
    }

    fn visit_u64<E: de::Error>(self, point: u64) -> Result<Rating, E> {
        u8::try_from(point)
            .map(Rating::Point)
            .map_err(|_out_of_range| E::invalid_value(de::Unexpected::Unsigned(point), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Rating, E> {
        match text {
            "not-assessed" => Ok(Rating::NotAssessed),
            "no-evidence" => Ok(Rating::NoEvidence),
            other => Err(E::invalid_value(de::Unexpected::Str(other), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rating, A::Error> {
        let Some(key) = map.next_key::<String>()? else {
            return Err(de::Error::invalid_length(0, &self));
        };
        if key != "invalid" {
            return Err(de::Error::unknown_field(&key, &["invalid"]));
        }
        let reason = map.next_value()?;
        if let Some(extra) = map.next_key::<String>()? {
            return Err(de::Error::unknown_field(&extra, &["invalid"]));
        }
        Ok(Rating::Invalid(reason))
    }
}

impl JsonSchema for Rating {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rating".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A point of the scale, or why there is none.",
            "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": 7 },
                { "enum": ["not-assessed", "no-evidence"] },
                { "type": "object", "properties": { "invalid": { "type": "string" } },
                  "required": ["invalid"], "additionalProperties": false }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_survive_json() {
        for rating in [
            Rating::Point(3),
            Rating::NotAssessed,
            Rating::NoEvidence,
            Rating::Invalid("wrong file shown".into()),
        ] {
            let json = serde_json::to_string(&rating).unwrap();
            assert_eq!(serde_json::from_str::<Rating>(&json).unwrap(), rating, "{json}");
        }
    }

    #[test]
    fn a_wrong_rating_is_told_what_is_expected() {
        for wrong in
            ["\"good\"", "300", "-1", "2.5", "{}", "{\"ok\":1}", "{\"invalid\":\"a\",\"b\":1}", "null"]
        {
            let error = serde_json::from_str::<Rating>(wrong).unwrap_err().to_string();
            assert!(error.contains("rating") || error.contains("invalid"), "{wrong}: {error}");
        }
    }
}
