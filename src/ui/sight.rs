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
}
