//! Widgets that know nothing of the branch and have no words of their own: words come in as props. Whoever has
//! values that follow others imports `prelude` in place of leptos's: there they are ours (`follows`).
//!
//! `choice`, `find`, `number`, `sight`, `walk`, the pieces of `references` and what `scrolled` keeps are pure and native; the
//! widgets are browser code. A widget's stylesheet is the file of the same name in `style/`.

mod choice;
pub mod find;
pub mod number;
pub mod references;
pub mod scrolled;
pub mod sight;
pub mod walk;

pub use choice::Choice;
#[cfg(target_arch = "wasm32")]
mod follows;
#[cfg(target_arch = "wasm32")]
pub use follows::prelude;

macro_rules! widgets {
    ($($file:ident: $($name:ident),+;)*) => {$(
        #[cfg(target_arch = "wasm32")]
        mod $file;
        #[cfg(target_arch = "wasm32")]
        pub use $file::{$($name),+};
    )*};
}

widgets! {
    amount: Amount;
    badge: Badge, Tone;
    bind: Bind;
    button: Button, ButtonKind, LinkButton;
    callout: Callout;
    checkbox: Checkbox;
    combobox: Combobox;
    composing: keep_composing_keys;
    date_text: DateText;
    dialog: Dialog;
    disclosure: Disclosure;
    empty_state: EmptyState;
    exact_text: ExactText;
    field: Field, FieldWiring;
    focus: begin_in, enter_goes_on, is_typing, recover_focus;
    form: Form, FormActions;
    form_errors: FieldError, FormErrors, focus_field;
    input: DateInput, NumberInput, SuggestedInput, TextArea, TextInput, TimeInput;
    keyed: Keyed, Rebuilt;
    leaving: Asks;
    menu: Menu, MenuItem, MenuNote;
    month_picker: MonthPicker;
    name_text: NameText;
    one_stop: one_stop;
    progress: Progress;
    radio_group: RadioGroup;
    search_box: SearchBox;
    section: Section;
    select: Select;
    show: Show;
    split_view: SplitView;
    steps: Step, StepState, Steps, focus_current_step;
    table: Cell, ColumnHead, Row, RowLink, Sort, Table;
    tabs: Tabs;
    toast: Toast;
    whole_text: WholeText;
}
