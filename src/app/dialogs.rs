//! What opens over every screen: the other places, the palette, the keys, the tour. It comes with the engine.

use crate::ui::prelude::*;
use crate::{
    app::{
        act::failure_text,
        desk::Desk,
        help::TourPlace,
        i18n::{Lang, Words, use_i18n},
        keys::KeysDialog,
        palette::{PaletteDialog, PaletteEntry, use_palette},
        places::Place,
        preferences::Preferences,
        route::{Screen, navigate},
        shell::place_list,
        theme::{Theme, set_theme},
        toast::use_toasts,
    },
    t,
    ui::Dialog,
};
use leptos::task::spawn_local;

/// What they follow of the frame, and what opens them.
#[derive(Clone)]
pub struct Dialogs {
    pub screen: Memo<Screen>,
    pub more: RwSignal<bool>,
    pub keys: RwSignal<bool>,
    pub who: ViewFn,
}

impl Dialogs {
    /// The dialogs, once they are here; what is opened before is asked for.
    pub fn shown(&self) -> impl Fn() -> Option<AnyView> + Send + Sync + 'static {
        let (desk, dialogs) = (Desk::get(), self.clone());
        self.fetch_for_opened();
        move || {
            desk.works().then(|| desk.engine_here()).flatten().map(|engine| (engine.dialogs)(dialogs.clone()))
        }
    }

    /// What is opened before it is here is asked for; where it does not come, that is said.
    fn fetch_for_opened(&self) {
        let (desk, palette) = (Desk::get(), use_palette());
        let (more, keys) = (self.more, self.keys);
        Effect::new(move |_| {
            let opened = more.get() || keys.get() || palette.is_open().get();
            if !opened || desk.works() {
                return;
            }
            spawn_local(async move {
                if let Err(failure) = desk.engine().await {
                    for open in [more, keys, palette.is_open()] {
                        open.set(false);
                    }
                    use_toasts().problem(failure_text(&failure));
                }
            });
        });
    }
}

/// All of them, with the palette's own entries.
pub fn dialogs(dialogs: Dialogs) -> AnyView {
    let Dialogs { screen, more, keys, who } = dialogs;
    add_entries(keys);
    view! {
        <MoreDialog open=more screen=screen who=who />
        <TourPlace />
        <PaletteDialog />
        <KeysDialog open=keys />
    }
    .into_any()
}

#[component]
fn MoreDialog(open: RwSignal<bool>, screen: Memo<Screen>, who: ViewFn) -> impl IntoView {
    let palette = use_palette();
    view! {
        <Dialog open=open title=t!("shell.more") close=t!("shell.close")>
            <div class="more">
                // A place chosen closes it, the present one included.
                <nav aria-label=t!("shell.nav.more") on:click=move |_| open.set(false)>
                    {place_list(Place::all().filter(|place| !Place::BAR.contains(place)), screen)}
                </nav>
                <button
                    type="button"
                    class="button button-quiet"
                    on:click=move |_| {
                        open.set(false);
                        palette.open();
                    }
                >
                    {t!("shell.palette.button")}
                </button>
                <div class="rail-who">{who.run()}</div>
                <Preferences />
            </div>
        </Dialog>
    }
}

/// The palette's own entries: every place, the languages, the themes, the keys. Found by both languages' words.
fn add_entries(help: RwSignal<bool>) {
    let i18n = use_i18n();
    use_palette().source(move || {
        let words = i18n.words_untracked();
        let both = |key: &str| Lang::ALL.map(|lang| Words(lang).t(key)).join(" ");
        let mut entries: Vec<PaletteEntry> = Place::all()
            .map(|place| {
                let key = place.name_key();
                let also = format!("{} {}", both(key), both(place.also_key()));
                PaletteEntry::new(words.t(key), also, move || navigate(&place.route()))
            })
            .collect();
        for lang in Lang::ALL {
            let name = match lang {
                Lang::ZhCn => "shell.lang.zh",
                Lang::En => "shell.lang.en",
            };
            let label = words.tv("shell.palette.lang", &[("name", &words.t(name))]);
            entries.push(PaletteEntry::new(label, both("shell.lang.label"), move || i18n.set(lang)));
        }
        for theme in Theme::ALL {
            let key = theme.name_key();
            let label = words.tv("shell.palette.theme", &[("name", &words.t(key))]);
            entries.push(PaletteEntry::new(label, both(key), move || set_theme(theme)));
        }
        let keys = "shell.keys.title";
        entries.push(PaletteEntry::new(words.t(keys), both(keys), move || help.set(true)));
        entries
    });
}
