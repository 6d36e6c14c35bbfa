//! The page of the data.

use super::{
    about::About,
    belongs::{OnPhone, WhereKept},
    contents::{ContentsList, Keeping},
    device::DeviceName,
    export::ExportButton,
    faults::FaultList,
    folder::FolderPanel,
    import::{Import, ImportPanel},
    leave::leave_sample,
    view::{Safety, ago, held_words},
    wipe::WipeDialog,
};
use crate::ui::prelude::*;
use crate::{
    app::{backup::Backup, desk::Desk, format::moment, i18n::use_i18n, page::Page, toast::use_toasts},
    journal::bundle::published_text,
    platform::files,
    t, tr,
    ui::{Button, ButtonKind, Callout, Section, Show, Tone},
    workflow::sample::is_sample,
};

/// As it is called beside the served page.
const SCHEMA_FILE: &str = "fieldbook-bundle-2.schema.json";

#[component]
pub fn DataPage() -> impl IntoView {
    let desk = Desk::get();
    let leave = leave_sample();
    let wiping = RwSignal::new(false);
    let import = Import::new(|| ());
    let sample = Memo::new(move |_| is_sample(&desk.ledger()));
    view! {
        <Page title=t!("shell.place.data") lead=t!("data.lead")>
            <Show when=move || sample.get()>
                <Callout tone=Tone::Neutral title=t!("data.sample.title")>
                    <p>{t!("data.sample.text")}</p>
                    <Button on_click=leave>{t!("shell.sample.own")}</Button>
                </Callout>
            </Show>
            <FaultList />
            <BackupSection sample=sample import=import />
            <Section title=t!("data.import.title") lead=t!("data.import.lead")>
                <ImportPanel import=import />
            </Section>
            <Section title=t!("data.contents.title")>
                <ContentsList />
            </Section>
            <WhereKept />
            <Section title=t!("data.keep.title")>
                <Keeping />
            </Section>
            <OnPhone />
            <Section title=t!("data.wipe.section") lead=t!("data.wipe.lead")>
                <div class="row">
                    <Button kind=ButtonKind::Danger on_click=move || wiping.set(true)>
                        {t!("data.wipe.open")}
                    </Button>
                </div>
            </Section>
            <About />
            <WipeDialog open=wiping />
        </Page>
    }
}

/// Saves the description of the files' format. The single file has nothing beside it that a link could lead to.
fn save_schema() {
    if files::save(SCHEMA_FILE, "application/schema+json", published_text().as_bytes()).is_err() {
        use_toasts().problem(tr!("data.export.failed"));
    }
}

/// How old the last backup is, what it lacks, and the button that makes a new one.
#[component]
fn BackupSection(sample: Memo<bool>, import: Import) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let safety = Memo::new(move |_| Safety::of(desk.backup(), desk.held()));
    let overdue = Memo::new(move |_| desk.backup_overdue().is_some());
    let age = move || match desk.backup() {
        Some(backup) => ago(i18n.words(), backup.at, desk.now()),
        None => i18n.t("data.backup.never"),
    };
    let said = move || {
        let words = i18n.words();
        let at = |backup: Backup| moment(words, backup.at, desk.today());
        match safety.get() {
            Safety::Never if sample.get() => words.t("data.backup.sample"),
            Safety::Never => words.t("data.backup.never.text"),
            Safety::Complete(backup) => words.tv("data.backup.complete", &[("at", &at(backup))]),
            Safety::Behind(backup, since) => {
                let key = if overdue.get() { "data.backup.overdue" } else { "data.backup.behind" };
                words.tv(key, &[("at", &at(backup)), ("what", &held_words(words, since))])
            }
        }
    };
    view! {
        <Section title=t!("data.backup.title")>
            <p class="figure">{age}</p>
            <p class:backup-late=move || overdue.get()>{said}</p>
            <Show when=move || !sample.get()>
                <FolderPanel on_look=move |file| import.read(file) />
            </Show>
            <div class="stack-tight">
                <ExportButton />
            </div>
            <DeviceName />
            <p class="muted">{t!("data.share")}</p>
            <p class="muted small">
                {t!("data.format")} " "
                <button type="button" class="link" on:click=move |_| save_schema()>
                    {t!("data.format.schema")}
                </button>
            </p>
        </Section>
    }
}
