//! Chance that comes out the same every time.

/// The generator `splitmix64`: small, even enough for a made-up year, and the same on every machine.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number within `from..=to`.
    pub(super) fn between(&mut self, from: u32, to: u32) -> u32 {
        let width = u64::from(to.saturating_sub(from)) + 1;
        from + (self.next() % width) as u32
    }

    /// True in so many cases of a hundred.
    pub(super) fn percent(&mut self, of_hundred: u32) -> bool {
        self.between(1, 100) <= of_hundred
    }

    /// One of some things; there must be one.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.between(0, from.len().saturating_sub(1) as u32) as usize]
    }

    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.between(0, last as u32) as usize);
        }
    }
}
