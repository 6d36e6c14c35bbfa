//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    use fieldbook::features::pages;
    fieldbook::platform::panic::install_hook();
    fieldbook::app::start(pages::page, pages::who);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Fieldbook runs in a browser: `make serve` builds it and prints the address.");
}
