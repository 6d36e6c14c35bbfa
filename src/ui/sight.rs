//! Keeping what floats within the window.

/// How far from the edge it stays.
const MARGIN: f64 = 8.0;

/// By how much what reaches from one place to another is moved to the right (below zero: to the left) to be within a
/// room from one edge to another. Where there is no room for all of it, its beginning is seen.
pub fn shift((from, to): (f64, f64), (start, end): (f64, f64)) -> f64 {
    let over = (to - (end - MARGIN)).max(0.0);
    let moved = from - over;
    -over + (start + MARGIN - moved).max(0.0)
}

/// Whether what is this high stands above what it belongs to, which reaches from one place to another, over something that
/// begins this far down: where it has no room below and has it above.
pub fn stands_above((top, bottom): (f64, f64), height: f64, foot: f64) -> bool {
    bottom + height > foot && top >= height + MARGIN
}

/// A length as a stylesheet has it, in pixels.
pub fn pixels(length: &str) -> Option<f64> {
    length.trim().strip_suffix("px")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_over_an_edge_comes_back_into_the_window() {
        let window = (0.0, 360.0);
        assert_eq!(shift((-50.0, 120.0), window), 58.0);
        assert_eq!(shift((250.0, 400.0), window), -48.0);
        assert_eq!(shift((20.0, 200.0), window), 0.0);
        assert_eq!(shift((100.0, 500.0), window), -92.0);
    }

    #[test]
    fn what_reaches_over_something_beside_its_column_comes_back_into_the_column() {
        let column = (208.0, 1280.0);
        assert_eq!(shift((150.0, 420.0), column), 66.0);
        assert_eq!(shift((220.0, 490.0), column), 0.0);
    }

    #[test]
    fn a_length_is_read_as_the_stylesheet_has_it() {
        assert_eq!(pixels(" 60px"), Some(60.0));
        assert_eq!([pixels("4rem"), pixels("")], [None, None]);
    }

    #[test]
    fn what_has_no_room_below_stands_above() {
        let above = |top: f64| stands_above((top, top + 44.0), 140.0, 680.0);
        assert_eq!([100.0, 490.0, 500.0, 600.0].map(above), [false, false, true, true]);
        assert!(!stands_above((100.0, 144.0), 140.0, 200.0), "nor has it room above");
    }
}
