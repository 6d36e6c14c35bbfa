// Lists by the keyboard alone, and where the keyboard is after what it was on is gone.
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const JOBS = 40;
const two = (n: number) => String(n).padStart(2, "0");

/** A branch with many sites, a job at each, all given to one technician today. */
function manyJobs() {
  const places = Array.from({ length: JOBS }, (_, at) => two(at + 1));
  const sites = places.map((n): [string, object] => [
    "2024-01-02",
    { site: { site: `s${n}`, name: `工程${n}`, customer: `客户${n}`, area: "county" } },
  ]);
  const notices = places.map((n): [string, object] => [
    dayFromToday(0),
    { notice: { notice: `n${n}`, site: `s${n}`, to: "li", kind: "new", controllers: [{ points: 300 }] } },
  ]);
  return facts(...people, ...sites, ...notices);
}

const rows = (page: Page) => page.locator(".split-list tbody tr");
/** What a row is held and opened by. */
const links = (page: Page) => page.locator(".split-list tbody th a");
const stops = (page: Page) => page.locator('.split-list tbody [tabindex="0"]');
const pane = (page: Page) => page.locator(".split-pane");
const current = (page: Page) => page.locator("li.step-current");
/** The step to be done next, when the keyboard is in it. */
const held = (page: Page) => page.locator("li.step-current:focus-within");

async function openJobs(page: Page) {
  await begin(page, manyJobs(), "ma");
  await page.goto("./#/jobs");
  await expect(rows(page)).toHaveCount(JOBS);
}

/** Nothing scrolls but the list and the detail, and the chosen row is in sight. */
async function expectFitting(page: Page) {
  const over = await page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [scrollHeight - innerHeight, scrollWidth - innerWidth];
  });
  expect(Math.max(...over)).toBeLessThanOrEqual(0);
  await expect(page.locator("tr.row-selected")).toBeInViewport();
}

test("a list is one stop of the Tab key, and the arrows go through it", async ({ page }) => {
  await openJobs(page);
  await expect(stops(page)).toHaveCount(1);
  await expect(links(page).first()).toHaveAttribute("tabindex", "0");

  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(links(page).last()).toBeFocused();
  await expect(rows(page).last()).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press("Home");
  await expect(links(page).first()).toBeFocused();

  // The row that was reached is the stop: Tab leaves the list, and comes back to it.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(stops(page)).toHaveCount(1);
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator(".split-list thead button").last()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(links(page).nth(2)).toBeFocused();

  // Another order or another choice of rows begins at the first one again.
  await page.getByRole("button", { name: words("jobs")["jobs.column.job"], exact: true }).click();
  await expect(links(page).first()).toHaveAttribute("tabindex", "0");
  await page.getByRole("searchbox").fill("工程1");
  await expect(rows(page)).toHaveCount(10);
  await expect(stops(page)).toHaveCount(1);
  await page.getByRole("searchbox").press("ArrowDown");
  await expect(links(page).first()).toBeFocused();
});

test("Enter goes into the detail, Escape back to its row", async ({ page }) => {
  await openJobs(page);
  await expect(pane(page)).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  for (let at = 0; at < 20; at += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(pane(page)).toBeFocused();
  await expect(links(page).nth(20)).toHaveAttribute("aria-current", "true");
  await expectAccessible(page);
  await expectFitting(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await expectFitting(page);

  await page.keyboard.press("Escape");
  await expect(links(page).nth(20)).toBeFocused();
  await expect(stops(page)).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(pane(page)).toBeFocused();
  await expect(links(page).nth(21)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(links(page).nth(21)).toBeFocused();

  // A mouse opens without taking the keyboard away from the list.
  await rows(page).nth(22).click();
  await expect(links(page).nth(22)).toHaveAttribute("aria-current", "true");
  await expect(links(page).nth(22)).toBeFocused();

  // The way back gives the list all the room again.
  await pane(page).getByRole("link", { name: "全部工单" }).click();
  await expect(pane(page)).toBeHidden();
  await expect(links(page).nth(22)).toBeFocused();
});

/** How far the page and the frame of its first table are scrolled. */
const scrolled = (page: Page) =>
  page.evaluate(() => scrollY + (document.querySelector(".table-frame")?.scrollTop ?? 0));

for (const [name, viewport] of [
  ["desk", { width: 1280, height: 800 }],
  ["phone", { width: 360, height: 740 }],
] as const) {
  test(`going back finds a list where it was left, on the ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openJobs(page);
    await rows(page).nth(30).scrollIntoViewIfNeeded();
    const left = await scrolled(page);
    expect(left).toBeGreaterThan(300);

    await links(page).nth(30).click();
    await expect(pane(page)).toBeVisible();
    await page.goBack();
    await expect(pane(page)).toBeHidden();
    await expect.poll(() => scrolled(page)).toBe(left);

    // Another page is shown from its top, and the list is built anew.
    await page.evaluate(() => (location.hash = "#/rules"));
    await expect(page.getByRole("main")).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await expect(rows(page)).toHaveCount(JOBS);
    await expect(page.getByRole("main")).toBeFocused();
    await expect.poll(() => scrolled(page)).toBe(left);
    await page.reload();
    await expect.poll(() => scrolled(page)).toBe(left);
  });
}

test("an address of a job brings its row into sight", async ({ page }) => {
  await openJobs(page);
  const last = (await rows(page).last().locator("th .row-under").textContent())!.trim().split(" ")[0];
  await page.goto("./#/people");
  await expect(page.getByRole("heading", { level: 1, name: "人员" })).toBeVisible();
  await page.goto(`./#/jobs/${last}`);
  await expect(links(page).last()).toHaveAttribute("aria-current", "true");
  await expect(rows(page).last()).toBeInViewport();
  await expect(links(page).last()).toHaveAttribute("tabindex", "0");
});

test("after a step of a job is done the keyboard is in the next one", async ({ page }) => {
  await openJobs(page);
  await page.goto("./#/jobs/n20");
  const boxes = current(page).getByRole("checkbox");
  await expect(boxes.first()).toBeVisible();
  for (const box of await boxes.all()) await box.check();
  await current(page).getByRole("button", { name: "登记完工" }).press("Enter");
  await expect(held(page)).toContainText("三份资料");

  // What was withdrawn has to be done again: the keyboard is there, and Tab goes on into its form.
  const history = page.getByRole("region", { name: "经过" });
  const finished = history.getByRole("listitem").nth(1);
  await finished.getByRole("button", { name: "登记有误，作废" }).click();
  await finished.getByLabel("作废原因").fill("还没有调完");
  await finished.getByLabel("作废原因").press("Enter");
  await expect(held(page)).toContainText("完工");
  await page.keyboard.press("Tab");
  await expect(held(page)).toHaveCount(1);
});

test("a dialog begins at its first field and gives the keyboard back", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/people");
  const opener = page.getByRole("button", { name: words("people")["people.add"] });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("input, select, textarea").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("what a row opens begins at its top, and the way back leads to the row", async ({ page }) => {
    await openJobs(page);
    await rows(page).nth(30).click();
    await expect(pane(page)).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press("Escape");
    await expect(links(page).nth(30)).toBeFocused();
    await expect(rows(page).nth(30)).toBeInViewport();
  });
});

test("the address holds what narrows the list beside a job, and the chapter of the rules", async ({ page }) => {
  await begin(page, manyJobs(), "ma");
  await page.goto("./#/jobs");
  await page.getByRole("searchbox").or(page.getByRole("textbox", { name: /找工单/ })).first().fill("工程07");
  const rows = page.getByRole("main").locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  await expect(page).toHaveURL(/#\/jobs\/n07\?find=/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: /n07/ })).toBeVisible();
  await expect(rows).toHaveCount(1);
  // Taking the words away keeps the job open and shows all of them again.
  await page.getByRole("searchbox").or(page.getByRole("textbox", { name: /找工单/ })).first().fill("");
  await expect(rows).toHaveCount(JOBS);
  await expect(page).toHaveURL(/#\/jobs\/n07\?all$/);

  await page.goto("./#/rules");
  await page.getByRole("tab", { name: "工作日历" }).click();
  await page.reload();
  await expect(page.getByRole("tab", { name: "工作日历" })).toHaveAttribute("aria-selected", "true");
});

test("work of all kinds is in one list, narrowed to a kind by its count, and a contract is not hidden by a job of its number", async ({ page }) => {
  const repair = { repair: "7", site: "s01", by: "li", charged: "900.00", floor: "500.00", rebate: "0.00", fault: "主机黑屏" };
  const period = { from: dayFromToday(-10), to: dayFromToday(300) };
  const contract = { contract: "7", site: "s02", signer: "li", server: "zh", fee: "2000.00", rebate: "0.00", ...period };
  const other = facts([dayFromToday(0), { repair }], [dayFromToday(0), { contract }]);
  const more = other.map((fact) => ({ ...fact, id: fact.id.replace("8000", "8001") }));
  await begin(page, [...manyJobs(), ...more], "ma");
  await page.goto("./#/jobs");
  await expect(rows(page)).toHaveCount(JOBS + 2);
  const kinds = page.getByRole("navigation", { name: words("jobs")["jobs.filter.work.label"] });
  await expect(kinds.getByRole("link")).toHaveText([`全部 ${JOBS + 2}`, `调试 ${JOBS}`, "维修 1", "维保 1"]);
  await page.getByRole("searchbox").fill("主机");
  await expect(kinds.getByRole("link")).toHaveText(["全部 1", "调试 0", "维修 1", "维保 0"]);
  await page.getByRole("searchbox").fill("");
  await kinds.getByRole("link", { name: "维修 1" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(kinds.getByRole("link", { name: "维修 1" })).toHaveAttribute("aria-current", "true");
  await rows(page).first().click();
  await expect(page).toHaveURL(/#\/repairs\/7\?/);
  await expect(pane(page)).toContainText("主机黑屏");
  // What is open stays open while the list beside it is narrowed otherwise.
  await kinds.getByRole("link", { name: "维保 1" }).click();
  await expect(page).toHaveURL(/#\/repairs\/7\?/);
  await rows(page).first().click();
  await expect(page).toHaveURL(/#\/contracts\/7\?/);
  await expect(pane(page)).toContainText("2,000.00");
  await expect(pane(page)).not.toContainText("主机黑屏");
  await page.reload();
  await expect(pane(page)).toContainText("2,000.00");
  await expect(rows(page)).toHaveCount(1);
});

test("what is done at a site over the years is drawn page by page", async ({ page }) => {
  const site: [string, object] = ["2024-01-02", { site: { site: "s1", name: "医院", customer: "医院", area: "county" } }];
  const repairs = Array.from({ length: 60 }, (_, at): [string, object] => [
    "2025-03-04",
    { repair: { repair: `w${two(at + 1)}`, site: "s1", by: "li", charged: "100.00", floor: "60.00", rebate: "0.00", fault: "黑屏" } },
  ]);
  await begin(page, facts(...people, site, ...repairs), "ma");
  await page.goto("./#/sites/s1");
  const table = page.getByRole("table", { name: words("sites")["sites.repairs.table"] });
  await expect(table.locator("tbody tr")).toHaveCount(50);
  const more = page.getByRole("button", { name: "显示更多（还有 10 条）" });
  await more.click();
  await expect(table.locator("tbody tr")).toHaveCount(60);
  await expect(more).toBeHidden();
  // Paper has nothing to press.
  await page.reload();
  await expect(table.locator("tbody tr")).toHaveCount(50);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(table.locator("tbody tr")).toHaveCount(60);
});
