//! Dragging a card. It follows the pointer by its own transform: nothing is computed anew before it is let go.

use super::moves::Spot;
use crate::domain::{Minute, PersonId, ThingId};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What is dragged, as its element says.
const CARD: &str = "data-card";
const ID: &str = "data-id";
/// The way to it for a finger, which otherwise moves the page.
const HANDLE: &str = ".board-handle";
/// Where it can be put.
const PERSON: &str = "data-person";
const DAY: &str = "data-day";
const TIME: &str = "data-time";

/// As far as a pointer strays while it only presses.
const PRESSED: f64 = 5.0;

/// What is put somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Put {
    Visit(ThingId),
    Request(ThingId),
}

struct Held {
    element: HtmlElement,
    put: Put,
    from: (f64, f64),
    moves: bool,
    over: Option<Element>,
}

impl Held {
    /// Everything as it was before.
    fn release(&self) {
        let _ = self.element.style().remove_property("transform");
        let _ = self.element.remove_attribute("data-dragged");
        if let Some(over) = &self.over {
            let _ = over.remove_attribute("data-over");
        }
    }
}

/// What is dragged now. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    held: StoredValue<Option<Held>, LocalStorage>,
    /// The press that ends a drag opens nothing.
    dragged: StoredValue<bool>,
}

impl Drag {
    pub(super) fn new() -> Drag {
        Drag { held: StoredValue::new_local(None), dragged: StoredValue::new(false) }
    }

    pub(super) fn begin(self, event: &ev::PointerEvent) {
        self.dragged.set_value(false);
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let is_in = |what: &str| target.closest(what).ok().flatten().is_some();
        let by_mouse = event.pointer_type() == "mouse";
        let is_held = if by_mouse { !is_in(".board-free") } else { is_in(HANDLE) };
        if event.button() != 0 || !event.is_primary() || !is_held {
            return;
        }
        self.held.set_value(held(&target, (f64::from(event.page_x()), f64::from(event.page_y()))));
    }

    pub(super) fn follow(self, event: &ev::PointerEvent) {
        self.held.update_value(|held| {
            let Some(held) = held else { return };
            let (x, y) = (f64::from(event.page_x()) - held.from.0, f64::from(event.page_y()) - held.from.1);
            if !held.moves {
                if x.hypot(y) < PRESSED {
                    return;
                }
                held.moves = true;
                let _ = held.element.set_attribute("data-dragged", "");
                let _ = held.element.set_pointer_capture(event.pointer_id());
            }
            let over = place_under(event);
            if over != held.over {
                if let Some(before) = &held.over {
                    let _ = before.remove_attribute("data-over");
                }
                if let Some(over) = &over {
                    let _ = over.set_attribute("data-over", "");
                }
                held.over = over;
            }
            let _ = held.element.style().set_property("transform", &format!("translate({x}px, {y}px)"));
        });
    }

    /// What was put where, if anything was.
    pub(super) fn end(self) -> Option<(Put, Spot)> {
        let held = self.held.try_update_value(Option::take).flatten()?;
        held.release();
        if !held.moves {
            return None;
        }
        self.dragged.set_value(true);
        let over = held.over?;
        let person = PersonId::parse(&over.get_attribute(PERSON)?).ok()?;
        let day = over.get_attribute(DAY)?.parse().ok()?;
        let time = over.get_attribute(TIME).and_then(|time| Minute::parse(&time));
        Some((held.put, Spot { to: person, day, time }))
    }

    /// Lets it go where it was. Whether anything was dragged.
    pub(super) fn cancel(self) -> bool {
        let held = self.held.try_update_value(Option::take).flatten();
        held.is_some_and(|held| {
            held.release();
            held.moves
        })
    }

    /// Keeps the press that ends a drag from opening what it happened on.
    pub(super) fn click(self, event: &ev::MouseEvent) {
        if self.dragged.get_value() {
            self.dragged.set_value(false);
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

fn held(target: &Element, from: (f64, f64)) -> Option<Held> {
    let element = target.closest(&format!("[{CARD}]")).ok().flatten()?;
    let id = ThingId::parse(&element.get_attribute(ID)?).ok()?;
    let put = match element.get_attribute(CARD)?.as_str() {
        "visit" => Put::Visit(id),
        _ => Put::Request(id),
    };
    Some(Held { element: element.dyn_into().ok()?, put, from, moves: false, over: None })
}

/// The place under the pointer; the card itself lets the pointer through.
fn place_under(event: &ev::PointerEvent) -> Option<Element> {
    let at = document().element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    at.closest(&format!("[{DAY}]")).ok().flatten()
}
