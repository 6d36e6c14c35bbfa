//! Addresses as text: paths, queries and percent-encoding.

pub(super) fn parse_query(text: &str) -> Option<Vec<(String, String)>> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?, decode(value)?))
        })
        .collect()
}

pub(super) fn address(parts: &[&str], query: &[(&str, Option<&str>)]) -> String {
    let path: Vec<String> = parts.iter().map(|part| encode(part)).collect();
    let pairs: Vec<String> = query
        .iter()
        .filter_map(|(name, value)| value.map(|value| format!("{name}={}", encode(value))))
        .collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    format!("#/{}{mark}{}", path.join("/"), pairs.join("&"))
}

/// An id in the place where `new` means the form for a new one: an id spelled so is told apart by its encoding.
pub(super) fn encode_id(id: &str) -> String {
    if id == "new" { "%6Eew".to_owned() } else { encode(id) }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Undoes [`encode`]; `None` for a broken escape or bytes that are no UTF-8.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}
