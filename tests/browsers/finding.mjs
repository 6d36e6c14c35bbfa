/**
 * Finds a control as a person does, by what it is and what it is called, marks it and returns how to select it; null while
 * there is none to be seen. Runs in the page of any supported browser, so it stands alone.
 * @param {{ what: "button" | "link" | "field" | "file", name: string, within?: string, group?: string, exact?: boolean }} wanted
 */
export function find({ what, name, within, group, exact = true }) {
  const KINDS = {
    button: "button, [role=button], summary",
    link: "a[href]",
    field: "input:not([type=file]), select, textarea",
    file: "input[type=file]",
  };
  const tidy = (text) => (text || "").replace(/\s+/g, " ").trim();
  const labelOf = (control) => {
    const by = control.getAttribute("aria-labelledby");
    if (control.getAttribute("aria-label")) return control.getAttribute("aria-label");
    if (by) return by.split(" ").map((id) => (document.getElementById(id) || {}).textContent).join(" ");
    if (control.labels && control.labels.length) return control.labels[0].textContent;
    return control.textContent;
  };
  const isCalled = (control) => {
    const called = tidy(labelOf(control));
    return exact ? called === name : called.includes(name);
  };
  const groups = () => [...document.querySelectorAll("fieldset, [role=group]")];
  const legend = (of) => tidy(of.getAttribute("aria-label") || (of.querySelector("legend") || {}).textContent);
  const place = group ? groups().find((one) => legend(one) === group) : document.querySelector(within || "body");
  if (!place) return null;
  // What is chosen by a label of its own may be hidden itself, as files and ticks are.
  const shown = (control) => control.matches("input") || control.getClientRects().length > 0;
  const ready = (control) => !control.disabled && control.getAttribute("aria-disabled") !== "true";
  const modal = document.querySelector("dialog[open]");
  const reached = (control) => !modal || modal.contains(control);
  const found = [...place.querySelectorAll(KINDS[what])].find((control) => shown(control) && reached(control) && ready(control) && isCalled(control));
  if (!found) return null;
  for (const old of document.querySelectorAll("[data-found]")) old.removeAttribute("data-found");
  found.setAttribute("data-found", "");
  found.scrollIntoView({ block: "center" });
  return "[data-found]";
}

/** Marks the first box of a place that is not ticked; null when all are. Runs in the page. */
export function unticked(within) {
  const box = document.querySelector(`${within} input[type=checkbox]:not(:checked)`);
  if (!box) return null;
  for (const old of document.querySelectorAll("[data-found]")) old.removeAttribute("data-found");
  box.setAttribute("data-found", "");
  return "[data-found]";
}

/** What stands on the page, in one line. Runs in the page. */
export function shownText() {
  return document.body.innerText.replace(/\s+/g, " ");
}

/**
 * What to type for a day into a field of the browser's own making, whose first part gets the focus; null where the
 * browser knows no such field and shows a line of text. Runs in the page.
 */
export function dayParts([selector, day]) {
  const field = document.querySelector(selector);
  if (field.type !== "date") return null;
  field.focus();
  const [year, month, date] = day.split("-");
  const digits = { year, month, day: date };
  // Where the system names no language the browsers write as Americans do.
  const language = /^[a-z]{2}(-[A-Z]{2})?$/.test(navigator.language) ? navigator.language : "en-US";
  const parts = new Intl.DateTimeFormat(language).formatToParts();
  // With what stands between them: not every browser goes on to the next part when one is full.
  return parts.map(({ type, value }) => digits[type] || value).join("");
}

/** Chooses an option of a list by how it begins, as the browser reports it to the page. Runs in the page. */
export function choose([selector, words]) {
  const list = document.querySelector(selector);
  const option = [...list.options].find((one) => one.textContent.trim().startsWith(words));
  if (!option) throw new Error(`There is no "${words}" among ${[...list.options].map((one) => one.textContent).join(", ")}.`);
  list.value = option.value;
  list.dispatchEvent(new Event("input", { bubbles: true }));
  list.dispatchEvent(new Event("change", { bubbles: true }));
}
