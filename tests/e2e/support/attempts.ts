// An entry of a worked case given to the screen's own form, by the case's own fields: for what must be refused there.
import type { Locator, Page } from "@playwright/test";
import { moment, type Case, type Entry } from "./cases";
import { words } from "./seeded";
import { storedFacts } from "./storage";
import { expect } from "./test";

const notYours = words("forms")["forms.not_yours"];

/** What forms call it, where they call it otherwise. */
const KINDS: Record<string, string> = { visit: "visit_planned" };

/** What an entry is about: the form is opened for it. */
const ABOUT = ["visit", "money", "complaint", "subject", "repair", "notice"];

/** Who does it at the desk: his own word, his own visit, or the manager. */
function actor(one: Case, entry: Entry): string {
  const visit = one.log.find(({ what, id }) => what === "visit" && id === entry.visit);
  if (["quote_approved", "notice_approved", "assigned"].includes(entry.what)) return String(entry.by);
  if (["arrived", "ended", "passed_up"].includes(entry.what) && visit) return String(visit.to);
  return Object.keys(one.people).find((id) => one.people[id].role === "manager")!;
}

/** A field of any shape, as a person fills it. */
async function fill(field: Locator, value: unknown) {
  if ((await field.getAttribute("role")) === "combobox") {
    await field.fill(String(value));
    await field.page().getByRole("option", { name: String(value) }).first().click();
  } else if ((await field.evaluate((field) => field.tagName)) === "SELECT") {
    await field.selectOption(String(value));
  } else if ((await field.evaluate((field) => field.tagName)) === "FIELDSET") {
    const answers: Record<string, string> = { true: "yes", false: "no" };
    await field.locator(`input[value=${answers[String(value)] ?? value}]`).check();
  } else if ((await field.getAttribute("type")) === "checkbox") {
    await field.setChecked(value === true);
  } else {
    await field.fill(String(value));
  }
}

/** The sheet of a notice, which has a page of its own. */
async function notice(page: Page, entry: Entry) {
  await page.goto("./#/jobs/new");
  await page.locator("#notice-number").fill(String(entry.id));
  await fill(page.locator("#notice-site"), entry.site);
  await page.locator(`input[type=radio][value=${entry.kind}]`).check();
  const [{ points }] = entry.controllers as { points: number }[];
  await page.getByRole("textbox", { name: "第 1 台" }).fill(String(points));
  await page.locator("#notice-to").selectOption(String(entry.to));
  await page.getByRole("button", { name: "发单并派工" }).click();
}

async function form(page: Page, entry: Entry) {
  const about = entry.what === "repair" ? entry.id : ABOUT.map((field) => entry[field]).find(Boolean);
  const kind = KINDS[entry.what] ?? entry.what;
  await page.goto(`./#/record/${kind}${about && entry.what !== "visit" ? `?about=${about}` : ""}`);
  const save = page.getByRole("main").getByRole("button", { name: "登记", exact: true });
  await expect(save).toBeVisible();
  // Not his to record: the form is shut, and says so.
  if (await page.getByRole("main").locator(".callout", { hasText: notYours }).isVisible()) return;
  for (const [name, value] of Object.entries(entry)) {
    const field = page.locator(`#record-${name}`);
    const written = name === "at" ? String(value).slice(11) : value;
    if ((await field.count()) === 1 && !(about && ABOUT.includes(name))) await fill(field, written);
  }
  // What the case has no words for.
  for (const field of await page.locator(":is(input, textarea)[id^=record-][aria-required=true]:not([role])").all()) {
    if ((await field.inputValue()) === "") await field.fill((await field.getAttribute("type")) === "time" ? moment(entry).slice(11) : "-");
  }
  await save.click();
}

/** What the screen says to it. Nothing of it is stored. */
export async function attempt(page: Page, one: Case, entry: Entry): Promise<string> {
  await page.getByRole("banner").getByLabel("谁在用").selectOption(actor(one, entry));
  const before = (await storedFacts(page)).length;
  await (entry.what === "notice" ? notice(page, entry) : form(page, entry));
  const main = page.getByRole("main");
  const said = main.getByRole("alert").or(main.locator(".callout", { hasText: notYours }));
  await expect(said.first()).toBeVisible();
  expect(await storedFacts(page), "nothing is stored").toHaveLength(before);
  return (await said.allInnerTexts()).join(" ");
}
