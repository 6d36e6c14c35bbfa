//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    fieldbook::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Fieldbook runs in a browser: `make serve` builds it and prints the address.");
}
