//! Where this page was opened from: what a browser keeps belongs to that address.

/// The address as the browser has it.
pub fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The address without what stands behind `#`, as a person reads it.
pub fn address() -> String {
    let href = href();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    // A path with a stray percent sign is shown as it is.
    js_sys::decode_uri(page).map_or_else(|_| page.to_owned(), String::from)
}
