//! Printing.

/// Opens the browser's print dialog for the page as it stands; the print styles decide what is on paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where a page may not open dialogs; then there is nothing to do about it.
        let _ = window.print();
    }
}
