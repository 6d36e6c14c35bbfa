//! Keeps what the linker knew of the app, where it is to be cut into parts afterwards (the feature `split`).

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=fieldbook=--emit-relocs");
    }
}
