//! How much of a list that grows with the years is drawn.

/// So many lines are printed unasked: some fifty pages.
const ON_PAPER: usize = 2000;

/// So much of a list is drawn; more when asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    page: usize,
    drawn: usize,
}

impl Paging {
    /// Of a list that has its page to itself.
    pub const LIST: Paging = Paging { page: 200, drawn: 200 };

    /// The same, where every key in the search above it may draw all of it anew.
    pub const FOUND: Paging = Paging { drawn: 50, ..Paging::LIST };

    /// Of a list among other things on a page.
    pub const SECTION: Paging = Paging { page: 50, drawn: 50 };

    /// Of one that shows a few at first.
    pub const fn few(first: usize) -> Paging {
        Paging { drawn: first, ..Paging::SECTION }
    }

    /// Once more is asked for.
    pub fn more(self) -> Paging {
        Paging { drawn: self.drawn.saturating_add(self.page), ..self }
    }

    /// On paper, where there is nothing to press: all of it, unless it would be a book.
    pub fn on_paper(self) -> Paging {
        Paging { drawn: self.drawn.max(ON_PAPER), ..self }
    }

    /// What is drawn of all.
    pub fn drawn<T>(self, all: &[T]) -> &[T] {
        &all[..self.drawn.min(all.len())]
    }

    /// How many of so many are not drawn.
    pub fn left(self, all: usize) -> usize {
        all.saturating_sub(self.drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_drawn_page_by_page_to_its_end() {
        let all = vec![(); 120];
        let pages = std::iter::successors(Some(Paging::few(8)), |paging| Some(paging.more()));
        let seen: Vec<(usize, usize)> =
            pages.take(4).map(|paging| (paging.drawn(&all).len(), paging.left(all.len()))).collect();
        assert_eq!(seen, [(8, 112), (58, 62), (108, 12), (120, 0)]);
    }

    #[test]
    fn on_paper_is_what_can_be_printed_and_what_was_drawn() {
        assert_eq!(Paging::LIST.on_paper().left(1_900), 0);
        assert_eq!(Paging::SECTION.on_paper().left(2_010), 10);
        let long = (0..100).fold(Paging::SECTION, |paging, _| paging.more());
        assert_eq!(long.on_paper(), long);
    }

    #[test]
    fn however_long_a_list_is_no_more_than_a_page_of_it_is_drawn_unasked() {
        let all = vec![(); 20_000];
        let unasked = [Paging::LIST, Paging::FOUND, Paging::SECTION].map(|paging| paging.drawn(&all).len());
        assert_eq!(unasked, [200, 50, 50]);
    }
}
