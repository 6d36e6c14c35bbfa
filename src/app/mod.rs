//! The shell: routes, session, words, and the one place that runs commands.

#[cfg(target_arch = "wasm32")]
pub fn start() {}
