//! What kind of device this is, as far as a browser says.

/// A phone or a tablet, by what the browser calls itself.
pub fn is_phone() -> bool {
    let agent = agent();
    ["Mobi", "Android", "iPhone", "iPad"].iter().any(|word| agent.contains(word))
}

/// What the browser calls itself.
pub fn agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
