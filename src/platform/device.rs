//! What kind of device this is, as far as a browser says.

/// A phone or a tablet, by what the browser calls itself. An iPad calls itself a Mac; no Mac is touched by two fingers.
pub fn is_phone() -> bool {
    let agent = agent();
    let fingers = web_sys::window().map_or(0, |window| window.navigator().max_touch_points());
    let touched = agent.contains("Macintosh") && fingers > 1;
    touched || ["Mobi", "Android", "iPhone", "iPad"].iter().any(|word| agent.contains(word))
}

/// Whether there is a keyboard, as far as a browser says: where one points with a mouse, there is one.
pub fn has_keyboard() -> bool {
    let points = |window: web_sys::Window| window.match_media("(pointer: fine)").ok().flatten();
    web_sys::window().and_then(points).is_none_or(|fine| fine.matches())
}

/// What the browser calls itself.
pub fn agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
