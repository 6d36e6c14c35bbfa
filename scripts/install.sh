#!/usr/bin/env bash
# Installs what is missing and nothing else. Tools go where rustup, cargo and npm put them by default,
# so that a second clone finds them.
#   build: the wasm32 target, the crates of the lock file, trunk, wasm-bindgen-cli and wasm-split-cli, and of the npm packages
#          those that the page is made with
#   lint:  the wasm32 target, rustfmt and clippy
#   npm:   all npm packages
#   test:  rustfmt and clippy, Chromium with its driver and a Chinese font, the npm packages
#   others: Firefox and WebKitGTK where
#          they can be had: without them the tests say which browser they leave out
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK_VERSION=0.21.14
SPLIT_VERSION=0.2.4
# The command-line tool must be of the very version that the lock file names.
BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, ""); print $3; exit }' Cargo.lock)

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

has cargo || fail "Missing: cargo. Install Rust from https://rustup.rs and run this again."
has node || fail "Missing: node. Install Node.js 20 or newer and run this again."

has_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; }

install_target() {
  has_target && return
  has rustup || fail "Missing: the wasm32-unknown-unknown target, and rustup to add it with."
  say "Adding the wasm32-unknown-unknown target"
  rustup target add wasm32-unknown-unknown
}

# A tool of cargo's in one version: as its makers built it where cargo-binstall is there and finds it so, compiled otherwise.
install_tool() {
  local tool=$1 version=$2 takes=$3 began=$SECONDS
  shift 3
  if has cargo-binstall; then
    say "Fetching $tool $version"
    if cargo binstall --no-confirm --disable-strategies quick-install,compile "$tool@$version"; then return; fi
    say "There is no built $tool $version to be had."
  fi
  say "Compiling $tool $version: $takes, once"
  cargo install "$tool" --version "$version" "$@"
  say "Compiled $tool in $((SECONDS - began)) s"
}

install_build() {
  install_target
  if [ "$(trunk --version 2>/dev/null)" != "trunk $TRUNK_VERSION" ]; then
    install_tool trunk "$TRUNK_VERSION" "about ten minutes of one processor" --locked
  fi
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $BINDGEN_VERSION" ] || ! has wasm-bindgen-test-runner; then
    install_tool wasm-bindgen-cli "$BINDGEN_VERSION" "two or three minutes"
  fi
  # It does not tell its version; cargo knows what it installed.
  if ! has wasm-split-cli || ! cargo install --list | grep -q "^wasm_split_cli_support v$SPLIT_VERSION:"; then
    install_tool wasm_split_cli_support "$SPLIT_VERSION" "a minute or two" --locked --features build-binary
  fi
  # trunk builds offline (Trunk.toml), so that it never fetches tools of its own choice.
  cargo fetch --locked --quiet
  install_page_packages
}

has_chromium() {
  [ -x "${CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome
}
has_driver() { [ -x "${CHROMEDRIVER:-}" ] || has chromedriver; }
# Where fontconfig is missing nobody can tell; the package manager knows.
has_chinese_font() { has fc-list && [ -n "$(fc-list :lang=zh-cn family)" ]; }

install_browser() {
  if has_chromium && has_driver && has_chinese_font; then return; fi
  local wanted="chromium chromium-driver fonts-noto-cjk"
  has apt-get || fail "Missing: Chromium, chromedriver or a Chinese font. Install them (on Debian: $wanted) and run this again."
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || fail "Missing: $wanted. Ask an administrator to run: apt-get install $wanted"
    sudo=sudo
  fi
  say "Installing $wanted"
  # Ubuntu names its driver package otherwise.
  if ! apt-cache show chromium-driver >/dev/null 2>&1; then
    $sudo apt-get update
    apt-cache show chromium-driver >/dev/null 2>&1 || wanted="chromium-browser chromium-chromedriver fonts-noto-cjk"
  fi
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $wanted fontconfig
  has_chromium && has_driver || fail "Chromium or chromedriver is still missing after the installation. Set CHROMIUM and CHROMEDRIVER to their paths."
}

# The other browsers of the branch. Nothing fails without them.
install_others() {
  local wanted=""
  has firefox-esr || has firefox || wanted+=" firefox-esr"
  has WebKitWebDriver || wanted+=" webkit2gtk-driver"
  has Xvfb || wanted+=" xvfb"
  [ -n "$wanted" ] || return 0
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  if ! has apt-get || { [ -n "$sudo" ] && ! has sudo; }; then
    say "Not installed, and left out of the tests:$wanted. apt-get with root or sudo would install them."
    return 0
  fi
  say "Installing$wanted (about 200 MB)"
  apt-cache show webkit2gtk-driver >/dev/null 2>&1 || $sudo apt-get update || true
  local package
  for package in $wanted; do
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" ||
      say "$package could not be installed; the tests leave its browser out."
  done
}

install_lint() {
  install_target
  if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    has rustup || fail "Missing: rustfmt or clippy, and rustup to add them with."
    rustup component add rustfmt clippy
  fi
}

install_test() {
  install_lint
  install_browser
  install_npm
}

# npm leaves a copy of the lock file it installed from.
has_packages() { [ node_modules/.package-lock.json -nt package-lock.json ]; }
has_test_packages() { [ -d node_modules/@playwright/test ]; }

fetch_packages() {
  has npm || fail "Missing: npm. Install it with Node.js and run this again."
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund "$@"
  touch node_modules/.package-lock.json
}

install_page_packages() {
  if has_packages; then return; fi
  # npm would take those of the tests away again.
  if has_test_packages; then
    install_npm
  else
    say "Installing the npm packages that the page is made with"
    fetch_packages --omit=dev
  fi
}

install_npm() {
  if has_packages && has_test_packages; then return; fi
  say "Installing the npm packages"
  fetch_packages
}

for part in "$@"; do
  case "$part" in
    build) install_build ;;
    lint) install_lint ;;
    test) install_test ;;
    npm) install_npm ;;
    others) install_others ;;
    *) fail "Unknown part: $part (build, lint, npm, test or others)" ;;
  esac
done
