//! Reading values out of JSON without derived types: the macros would double this tool's build on a fresh clone.

use serde_json::Value;

/// A text field, or nothing.
pub(crate) fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field)?.as_str()
}

/// A list field; empty where it is missing.
pub(crate) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
