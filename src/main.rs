//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    fieldbook::platform::panic::install_hook();
    fieldbook::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Fieldbook runs in a browser: `make serve` builds it and prints the address.");
}
