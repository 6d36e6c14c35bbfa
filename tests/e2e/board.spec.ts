// The dispatch board: visits are moved by keyboard, mouse and button, and given out from the side.
import type { Locator, Page } from "@playwright/test";
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";

const said = words("register");
const field = words("facts");

/** The days of next week, Monday first: nothing of it depends on which day it is. */
const weekday = (new Date(`${dayFromToday(0)}T00:00:00Z`).getUTCDay() + 6) % 7;
const day = (nth: number) => dayFromToday(7 - weekday + nth);
const [monday, tuesday, wednesday] = [0, 1, 2].map(day);
const board = `./#/register?view=week&day=${monday}`;

const site = (id: string, name: string, area: string): [string, object] => [
  "2024-01-02",
  { site: { site: id, name, customer: name, area, contact: "王主任 138 0013 8000" } },
];
const visit = (id: string, at: string, to: string, on: string, time?: string): [string, object] => [
  dayFromToday(-1),
  { visit_planned: { visit: id, site: at, kind: "maintenance", to, day: on, ...(time ? { time } : {}) } },
];

const stored = () =>
  facts(
    ...people,
    site("s1", "东河中学", "local"),
    site("s2", "北坡医院", "county"),
    [dayFromToday(-1), { request: { request: "q1", site: "s1", kind: "repair", wanted: tuesday, what: "主机黑屏" } }],
    visit("v1", "s1", "li", monday, "09:30"),
    visit("v2", "s2", "li", monday, "09:30"),
    [dayFromToday(-1), { away: { person: "zh", day: wednesday } }],
  );

const cell = (page: Page, person: string, on: string) => page.locator(`[data-person="${person}"][data-day="${on}"]`);
const card = (around: Page | Locator, name: string) => around.getByRole("link", { name });

async function open(page: Page, sitter = "ma") {
  await begin(page, stored(), sitter);
  await page.goto(board);
  await expect(card(cell(page, "li", monday), "东河中学")).toBeVisible();
}

async function drag(page: Page, what: Locator, to: Locator) {
  const [from, place] = [(await what.boundingBox())!, (await to.boundingBox())!];
  await page.mouse.move(from.x + from.width / 3, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 3 + 20, from.y + 20, { steps: 3 });
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 5 });
  await page.mouse.up();
}

test("a visit is moved from the keyboard, and the list of the other day has it", async ({ page }) => {
  await open(page);
  await expect(cell(page, "li", monday).getByText(said["register.board.clashes"])).toHaveCount(2);
  await expect(cell(page, "zh", wednesday).getByText(said["register.board.away"])).toBeVisible();
  await expectAccessible(page);
  // All cards are one stop of the Tab key; the arrow keys go on from there.
  await card(cell(page, "li", monday), "东河中学").focus();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "北坡医院")).toBeFocused();
  await page.keyboard.press("Control+ArrowRight");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(field["facts.field.day"])).toHaveValue(tuesday);
  await expect(dialog.getByRole("link", { name: "138 0013 8000" })).toHaveAttribute("href", "tel:13800138000");
  await expectAccessible(page);
  await dialog.getByLabel(field["facts.field.told"]).check();
  await dialog.getByRole("button", { name: said["register.move.do"] }).click();
  await expect(card(cell(page, "li", tuesday), "北坡医院")).toBeFocused();
  await expect(cell(page, "li", monday).getByText(said["register.board.clashes"])).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/register\/visit\/v2$/);
  await expect(page.getByText(field["facts.kind.moved"]).first()).toBeVisible();
  await page.goto(`./#/register?day=${tuesday}`);
  await expect(page.getByRole("listitem").filter({ hasText: "北坡医院" }).first()).toContainText("09:30");
  await page.getByRole("link", { name: said["register.view.week"] }).click();
  await expect(card(cell(page, "li", tuesday), "北坡医院")).toBeVisible();
});

test("a dragged visit asks before it goes, and is taken back", async ({ page }) => {
  await open(page);
  await drag(page, card(page, "北坡医院"), cell(page, "zh", tuesday));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(field["facts.field.goes"])).toHaveValue("zh");
  await expect(dialog.getByLabel(field["facts.field.day"])).toHaveValue(tuesday);
  await dialog.getByRole("button", { name: said["register.move.leave"] }).click();
  await expect(card(cell(page, "li", monday), "北坡医院")).toBeVisible();
  await expect(page).toHaveURL(/view=week/);

  await drag(page, card(page, "北坡医院"), cell(page, "zh", tuesday));
  await dialog.getByRole("button", { name: said["register.move.do"] }).click();
  await expect(card(cell(page, "zh", tuesday), "北坡医院")).toBeVisible();
  await page.getByRole("button", { name: words("shell")["shell.toast.undo"] }).click();
  await expect(card(cell(page, "li", monday), "北坡医院")).toBeVisible();
});

test("what nobody has is dropped on somebody's day, or given to whoever fits", async ({ page }) => {
  await open(page);
  const request = page.locator("[data-card=request]");
  await request.getByRole("button", { name: said["register.fit.title"] }).click();
  await expect(request.getByRole("listitem").filter({ hasText: "赵磊" })).toContainText(said["register.fit.free"]);
  await drag(page, request.getByText("主机黑屏"), cell(page, "zh", tuesday));
  await expect(page).toHaveURL(/record\/visit_planned\?about=q1&to=zh/);
  await expect(page.getByLabel(field["facts.field.day"])).toHaveValue(tuesday);
  await page.getByRole("button", { name: words("forms")["forms.save"], exact: true }).click();
  await expect(card(cell(page, "zh", tuesday), "东河中学")).toBeVisible();
  await expect(page.getByText(said["register.board.all_given"])).toBeVisible();
});

test("a day is shown by its hours, and a visit goes to another hour", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: said["register.view.hours"], exact: true }).click();
  const hour = (person: string, time: string) => page.locator(`[data-person="${person}"][data-time="${time}"]`);
  await expect(card(hour("li", "09:00"), "北坡医院")).toBeVisible();
  await expectAccessible(page);
  await drag(page, card(page, "北坡医院"), hour("zh", "14:00"));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(field["facts.field.time"])).toHaveValue("14:00");
  await dialog.getByRole("button", { name: said["register.move.do"] }).click();
  await expect(card(hour("zh", "14:00"), "北坡医院")).toBeFocused();
  await page.keyboard.press("Control+ArrowRight");
  await expect(dialog.getByLabel(field["facts.field.time"])).toHaveValue("15:00");
});

test("whoever may not move a visit is told whom to ask", async ({ page }) => {
  await open(page, "li");
  await expect(page.getByText(/请.*马建国.*改派改期/)).toBeVisible();
  await expect(page.getByRole("button", { name: /改派/ })).toHaveCount(0);
  await drag(page, card(page, "北坡医院"), cell(page, "zh", tuesday));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.goto(board);
  await page.getByRole("button", { name: said["register.board.calendar"] }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);
});

test("on the phone the week is a list, and a button moves a visit", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  // Whoever has nothing on a day is not listed under it.
  await expect(cell(page, "li", monday)).toBeVisible();
  await expect(cell(page, "zh", monday)).toBeHidden();
  await cell(page, "li", monday).getByRole("button", { name: /北坡医院/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(field["facts.field.goes"]).selectOption({ label: "赵磊" });
  await dialog.getByLabel(field["facts.field.day"]).fill("");
  await dialog.getByRole("button", { name: said["register.move.do"] }).click();
  await expect(dialog.getByText(words("typed")["typed.day.empty"])).toBeVisible();
  await dialog.getByLabel(field["facts.field.day"]).fill(monday);
  await dialog.getByRole("button", { name: said["register.move.do"] }).click();
  await expect(card(cell(page, "zh", monday), "北坡医院")).toBeVisible();
});

test("on paper the board is a table, black on white", async ({ page }) => {
  await open(page);
  const table = page.getByRole("table");
  await expect(table).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".board")).toBeHidden();
  await expect(table.getByRole("columnheader")).toHaveCount(8);
  await expect(table.getByRole("row", { name: /李强/ })).toContainText("09:30 维保 东河中学");
  await expect(page.locator(".board-paper").getByText(/主机黑屏/)).toBeVisible();
});
