//! Keeping what floats within the window.

/// How far from the edge it stays.
const MARGIN: f64 = 8.0;

/// By how much what reaches from one place to another is moved to the right (below zero: to the left) to be within a
/// window of this width. Where there is no room for all of it, its beginning is seen.
pub fn shift((from, to): (f64, f64), width: f64) -> f64 {
    let over = (to - (width - MARGIN)).max(0.0);
    let moved = from - over;
    -over + (MARGIN - moved).max(0.0)
}

/// What a phone keeps at its lower edge: the bar with the places.
const BAR: f64 = 64.0;

/// Whether what is this high stands above what it belongs to, which reaches from one place to another, in a window of this
/// height: where it has no room below and has it above.
pub fn stands_above((top, bottom): (f64, f64), height: f64, window: f64) -> bool {
    bottom + height > window - BAR && top >= height + MARGIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_over_an_edge_comes_back_into_the_window() {
        assert_eq!(shift((-50.0, 120.0), 360.0), 58.0);
        assert_eq!(shift((250.0, 400.0), 360.0), -48.0);
        assert_eq!(shift((20.0, 200.0), 360.0), 0.0);
        assert_eq!(shift((100.0, 500.0), 360.0), -92.0);
    }

    #[test]
    fn what_has_no_room_below_stands_above() {
        let above = |top: f64| stands_above((top, top + 44.0), 140.0, 740.0);
        assert_eq!([100.0, 480.0, 500.0, 600.0].map(above), [false, false, true, true]);
        assert!(!stands_above((100.0, 144.0), 140.0, 200.0), "nor has it room above");
    }
}
