//! The memory of the program.

use std::hint::black_box;

/// Takes so many bytes from the browser at once, for what is about to be kept: the allocator asks for one page after the other,
/// and for ten years of a branch that is fifteen hundred times. What is not needed after all is never touched, so it takes
/// nothing of the machine; where the browser does not give it, nothing is lost.
pub fn make_room(bytes: usize) {
    let mut room: Vec<u8> = Vec::new();
    // The allocator keeps what it has, also once it is given back.
    if room.try_reserve_exact(bytes).is_ok() {
        black_box(&room);
    }
}
