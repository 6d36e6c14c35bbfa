//! Who gets what in a month, and why: the month at a glance, a person's statement, the year, closing, paper and
//! spreadsheet. The view models are pure; the pages only bind them.

pub mod capitals;
pub mod checks;
pub mod confirm;
pub mod paper;
pub mod picture;
pub mod route;
pub mod subject;
pub mod tables;
pub mod twice;
pub mod view;
pub mod waiting;
pub mod workbook;
pub mod year;

macro_rules! pages {
    ($($file:ident)*) => {$(
        #[cfg(target_arch = "wasm32")]
        mod $file;
    )*};
}

pages! {
    actions amount_cell apart aside cell_pane changes close_dialog closed_twice closing grid_table line_item
    month_view page people_list print_page send sheet statement_lines statement_view summary_head tools work_link year_table year_view
}

#[cfg(target_arch = "wasm32")]
pub use {
    aside::linked, line_item::LineItem, page::SettlementPage, print_page::PrintPage, work_link::WorkLink,
};

#[cfg(test)]
mod tests;
