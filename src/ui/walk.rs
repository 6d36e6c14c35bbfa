//! Where the keys lead among things that stand in rows and columns: up and down within the column, left and right
//! within the row, over places where nothing stands.

/// The row and the column that a thing stands in.
pub type Place = (usize, usize);

/// Which of the places a key leads to from the one at `at`; at the edge it stays where it is. None: the key says
/// nothing here. `places` are in the order of reading; `whole` (Ctrl) makes Home and End mean all of them, not the row.
pub fn led(key: &str, whole: bool, places: &[Place], at: usize) -> Option<usize> {
    let &(row, column) = places.get(at)?;
    let above = |n: &usize| places[*n].1 == column && places[*n].0 < row;
    let below = |n: &usize| places[*n].1 == column && places[*n].0 > row;
    let beside = |n: &usize| places[*n].0 == row;
    let single = places.iter().all(|place| place.1 == column);
    let all = || 0..places.len();
    let to = match key {
        "ArrowUp" => all().rev().find(above),
        "ArrowDown" => all().find(below),
        "ArrowLeft" if !single => at.checked_sub(1).filter(beside),
        "ArrowRight" if !single => Some(at + 1).filter(|n| *n < places.len()).filter(beside),
        "Home" if whole || single => all().next(),
        "End" if whole || single => all().next_back(),
        "Home" => all().find(beside),
        "End" => all().rev().find(beside),
        _ => return None,
    };
    Some(to.unwrap_or(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_beginning_and_an_end() {
        let list = [(0, 0), (1, 0), (3, 0)];
        let led = |key, at| led(key, false, &list, at);
        assert_eq!(
            (led("ArrowDown", 0), led("ArrowDown", 1), led("ArrowDown", 2)),
            (Some(1), Some(2), Some(2))
        );
        assert_eq!((led("ArrowUp", 2), led("ArrowUp", 0)), (Some(1), Some(0)));
        assert_eq!((led("End", 0), led("Home", 2)), (Some(2), Some(0)));
        assert_eq!((led("ArrowRight", 0), led("a", 0), led("Enter", 0)), (None, None, None));
    }

    #[test]
    fn a_grid_is_walked_over_its_gaps() {
        // name a b
        // name a .
        // name . b
        let grid = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 2)];
        let led =
            |key, at: Place| led(key, false, &grid, grid.iter().position(|p| *p == at)?).map(|n| grid[n]);
        assert_eq!(led("ArrowDown", (0, 2)), Some((2, 2)));
        assert_eq!(led("ArrowUp", (2, 2)), Some((0, 2)));
        assert_eq!(led("ArrowRight", (2, 0)), Some((2, 2)));
        assert_eq!(led("ArrowLeft", (2, 2)), Some((2, 0)));
        // A row ends at its end.
        assert_eq!(led("ArrowRight", (1, 1)), Some((1, 1)));
        assert_eq!(led("ArrowLeft", (1, 0)), Some((1, 0)));
        assert_eq!((led("Home", (0, 2)), led("End", (0, 0))), (Some((0, 0)), Some((0, 2))));
        assert_eq!(super::led("End", true, &grid, 0), Some(6));
        assert_eq!(super::led("Home", true, &grid, 4), Some(0));
    }

    #[test]
    fn nothing_leads_nowhere() {
        assert_eq!(led("ArrowDown", false, &[], 0), None);
    }
}
