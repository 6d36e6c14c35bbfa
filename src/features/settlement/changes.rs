//! By person: what it was, what it is now.

use crate::{
    app::{
        desk::Desk,
        format::{yuan, yuan_difference},
        words::person_name,
    },
    t,
    ui::{Cell, ColumnHead, Table},
    workflow::NetChange,
};
use leptos::prelude::*;

/// A small table; `was` is the key of the head over the figures of before.
#[component]
pub fn Changes(changes: Vec<NetChange>, was: &'static str) -> impl IntoView {
    let ledger = Desk::get().ledger();
    let row = move |change: NetChange| {
        let difference = change.now - change.was;
        let name = person_name(&ledger, &change.person);
        view! {
            <tr>
                <Cell head=true>{name}</Cell>
                <Cell numeric=true>{yuan(change.was.exact())}</Cell>
                <Cell numeric=true>{yuan(change.now.exact())}</Cell>
                <Cell numeric=true>{yuan_difference(difference.exact())}</Cell>
            </tr>
        }
    };
    view! {
        <div class="settle-changes" translate="no">
            <Table caption=t!("settlement.change")>
                <thead>
                    <tr>
                        <ColumnHead label=t!("settlement.person") />
                        <ColumnHead label=t!(was) numeric=true />
                        <ColumnHead label=t!("settlement.change.now") numeric=true />
                        <ColumnHead label=t!("settlement.change.difference") numeric=true />
                    </tr>
                </thead>
                <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
            </Table>
        </div>
    }
}
