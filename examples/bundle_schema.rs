//! Prints the published schema of bundles: `cargo run --example bundle_schema > public/fieldbook-bundle-2.schema.json`
//! after a kind of fact was declared or changed.

fn main() {
    print!("{}", fieldbook::journal::bundle::published_text());
}
