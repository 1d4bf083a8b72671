//! A stored event, kind beside body, as the one value it is read as.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Error;
use serde_json::de::{Deserializer as Json, SliceRead};

use crate::Event;

/// Reads an event of a kind this code knows. The body is read once, in place, and must be one JSON
/// value with nothing after it.
pub(crate) fn read(kind: &str, body: &[u8]) -> Result<Event, Error> {
    let mut body = Json::from_slice(body);
    let event = serde::Deserialize::deserialize(Stored { kind, body: &mut body })?;
    body.end()?;
    Ok(event)
}

struct Stored<'a, 'de> {
    kind: &'a str,
    body: &'a mut Json<SliceRead<'de>>,
}

impl<'de> Deserializer<'de> for Stored<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { kind: Some(self.kind), body: Some(self.body), at_body: false })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The two fields `kind` and `body`, in that order.
struct Fields<'a, 'de> {
    kind: Option<&'a str>,
    body: Option<&'a mut Json<SliceRead<'de>>>,
    at_body: bool,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let name = match (self.kind, &self.body) {
            (Some(_), _) => "kind",
            (None, Some(_)) => "body",
            (None, None) => return Ok(None),
        };
        self.at_body = self.kind.is_none();
        let name: StrDeserializer<'_, Error> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match (self.kind.take(), self.at_body.then(|| self.body.take()).flatten()) {
            (Some(kind), _) => {
                let kind: StrDeserializer<'_, Error> = kind.into_deserializer();
                seed.deserialize(kind)
            }
            (None, Some(body)) => seed.deserialize(body),
            (None, None) => Err(serde::de::Error::custom("a value was asked for without its name")),
        }
    }
}
