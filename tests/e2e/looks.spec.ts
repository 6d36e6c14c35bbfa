// What lists and frames must keep whatever is in them: dense on the desk, tidy on a phone, nothing over the edge.
import { openSample } from "./support/branch";
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const LONG = "长".repeat(200);
const SCREENS = [
  "", "jobs", "jobs/new", "jobs/n01", "sites", "sites/new", "sites/s01",
  "record", "record/all", "record/repair", "record/contract", "record/morning", "record/penalty", "record/travel",
  "settlement", "settlement?view=year", "whatif", "my-pay", "rules", "rules/calendar", "people", "data", "nowhere",
];

/** Jobs at sites one of which has a very long name, given to a person with a very long name as well. */
const branch = (...more: [on: string, fact: object][]) =>
  facts(
    ...people,
    ["2024-01-02", { person: { person: "lo", name: LONG, role: "technician", base_wage: "3000.00", joined: "2020-01-02" } }],
    ["2024-01-02", { site: { site: "s01", name: `工程${LONG.slice(2)}`, customer: LONG, area: "county" } }],
    ["2024-01-02", { site: { site: "s02", name: "二号工程", customer: "二号客户", area: "elsewhere" } }],
    [dayFromToday(0), { notice: { notice: "n01", site: "s01", to: "lo", kind: "new", controllers: [{ points: 300 }] } }],
    [dayFromToday(0), { notice: { notice: "n02", site: "s02", to: "li", kind: "new", controllers: [{ points: 600 }] } }],
    ...more,
  );

/** A contract and a repair of a customer. */
function service(): [string, object][] {
  const contract = {
    ...{ contract: "b01", site: "s02", signer: "li", server: "zh", fee: "123456.00", rebate: "0.00" },
    ...{ from: dayFromToday(0), to: dayFromToday(364) },
  };
  const repair = { repair: "w01", site: "s02", by: "li", charged: "1234.00", floor: "1000.00", rebate: "0.00", fault: "打印机不走纸" };
  return [[dayFromToday(0), { contract }], [dayFromToday(0), { repair }]];
}

async function speak(page: Page, language: string) {
  await page.evaluate((code) => localStorage.setItem("fieldbook.lang", JSON.stringify(code)), language);
}

/** The page itself never scrolls sideways. */
async function expectNoSideways(page: Page, where: string) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${where} is wider than the window`).toBeLessThanOrEqual(0);
}

test("a row of a list is a link by its name, and low enough to see a day at once", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await begin(page, branch(), "ma");
  for (const [screen, link] of [["jobs", /二号工程\s*n02/], ["sites", /二号工程/]] as const) {
    await page.goto(`./#/${screen}`);
    const row = page.getByRole("row", { name: link });
    const box = (await row.boundingBox())!;
    expect(box.height, screen).toBeGreaterThanOrEqual(36);
    expect(box.height, screen).toBeLessThanOrEqual(56);
    await row.getByRole("link", { name: link }).press("Enter");
    await expect(page).toHaveURL(screen === "jobs" ? /#\/jobs\/n02/ : /#\/sites\/s02/);
    const beside = (await row.boundingBox())!;
    expect(beside.height, `${screen}, beside what is open`).toBeLessThanOrEqual(60);
    await expectAccessible(page);
  }
});

test("withdrawn records stand in line with the others", async ({ page }) => {
  const stored = branch();
  const wrong = stored[stored.length - 1];
  const withdrawal = facts([dayFromToday(0), { withdrawn: { fact: wrong.id, reason: "写错了" } }])[0];
  await begin(page, [...stored, { ...withdrawal, id: "01900000-0000-7000-8000-0000000000ff" }], "ma");
  await page.goto("./#/record/all");
  const by = page.locator(".fact-by");
  await expect(by.nth(3)).toBeVisible();
  const edges = await by.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
  expect(new Set(edges).size, "right edges").toBe(1);
});

for (const [name, width, height] of [["1366 px", 1366, 768], ["1366 px at 200 %", 683, 384], ["a phone", 360, 740]] as const) {
  for (const language of ["zh-CN", "en"]) {
    test(`nothing is wider than the window: ${name}, ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await begin(page, branch(...service()), "ma");
      await speak(page, language);
      for (const screen of [...SCREENS, "repairs/w01", "contracts/b01"]) {
        await page.goto(`./#/${screen}`);
        await expect(page.locator("#boot")).toHaveCount(0);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSideways(page, screen);
      }
    });
  }
}

test("whatever is late by ten thousand days keeps to its column", async ({ page }) => {
  const late = facts(
    ...people,
    ["2024-01-02", { site: { site: "s01", name: "一号工程", customer: "一号客户", area: "county" } }],
    [dayFromToday(-12345), { notice: { notice: "n01", site: "s01", to: "li", kind: "new", controllers: [{ points: 300 }] } }],
    [dayFromToday(-12344), { finished: { notice: "n01" } }],
  );
  await begin(page, late, "li");
  await speak(page, "en");
  for (const width of [1366, 1000, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto("./#/");
    const distance = page.locator(".today-distance").filter({ hasText: /\d{5} days late/ }).first();
    await expect(distance).toBeVisible();
    const over = await distance.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(over, `${width} px`).toBeLessThanOrEqual(0);
  }
});

/** Every table of the page stands in its frame whole. */
async function expectWholeTables(page: Page, where: string) {
  const over = await page
    .locator(".table-frame")
    .evaluateAll((frames) => frames.map((frame) => frame.scrollWidth - frame.clientWidth));
  expect(over.length, where).toBeGreaterThan(0);
  expect(Math.max(...over), `a table of ${where} is wider than its frame`).toBeLessThanOrEqual(0);
}

test("on a phone the rows of a customer's work and of the calendar are read without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await begin(page, branch(...service()), "ma");
  for (const language of ["zh-CN", "en"]) {
    await speak(page, language);
    for (const screen of ["sites/s02", "rules/calendar"]) {
      await page.goto(`./#/${screen}`);
      await page.reload();
      await expect(page.locator(".row-cards")).toHaveCount(screen === "sites/s02" ? 3 : 1);
      await expectWholeTables(page, `${screen}, ${language}`);
    }
  }
});

test("the year's grid shows every sum of fifty people at 1366 px", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const more = Array.from({ length: 45 }, (_, n): [string, object] => [
    "2024-01-02",
    { person: { person: `q${n}`, name: `欧阳建国${n}`, role: "technician", base_wage: `${6000 + n * 37}.37`, joined: "2020-01-02" } },
  ]);
  await begin(page, facts(...people, ...more), "ma");
  await page.goto("./#/settlement?view=year&month=2025-06");
  await expect(page.locator(".settle-year tbody tr")).toHaveCount(50);
  await expectWholeTables(page, "the year");
});

test("at 200 % the settlement shows its first rows and every column", async ({ page }) => {
  await openSample(page);
  await page.setViewportSize({ width: 683, height: 384 });
  await page.goto("./#/settlement");
  const row = page.locator(".settle-grid tbody tr").first();
  await expect(row).toBeVisible();
  await expectWholeTables(page, "the month");
  const bar = (await page.locator(".bar").boundingBox())!;
  const box = (await row.boundingBox())!;
  expect(box.y + box.height, "above the bar").toBeLessThanOrEqual(bar.y);
});

test("below an open figure the totals cover nobody of a branch of usual size", async ({ page }) => {
  await openSample(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await speak(page, "en");
  await page.goto("./#/settlement");
  await page.reload();
  await page.locator(".settle-grid .cell-button").nth(4).click();
  await expect(page.locator(".settle-pane")).toBeVisible();
  const last = (await page.locator(".settle-grid tbody tr").last().boundingBox())!;
  const totals = (await page.locator(".settle-grid tfoot tr").boundingBox())!;
  expect(last.y + last.height).toBeLessThanOrEqual(totals.y + 1);
});

test("on a phone a sum that is partly unknown keeps to its column", async ({ page }) => {
  await openSample(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("./#/my-pay");
  const sums = page.locator(".mypay-sum dd");
  await expect(sums.first()).toBeVisible();
  // The longest that is said of a sum.
  const long = words("today")["today.stake.unknown"].replace("{amount}", "12,345.67").replace("{n}", "12");
  await sums.evaluateAll((all, long) => all.forEach((one) => (one.textContent = long)), long);
  const over = await sums.evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
  expect(Math.max(...over)).toBeLessThanOrEqual(0);
});

test("on a phone each filter of the jobs says what it filters", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await begin(page, branch(), "ma");
  await page.goto("./#/jobs");
  const said = words("jobs");
  for (const key of ["stand", "person", "month"]) {
    const select = page.getByLabel(said[`jobs.filter.${key}.label`]);
    await expect(select.locator("option").first()).toHaveText(/：全部$/);
    const cut = await select.evaluate((element: HTMLSelectElement) => {
      const measured = document.createElement("span");
      measured.style.cssText = `position:absolute;white-space:nowrap;font:${getComputedStyle(element).font}`;
      measured.textContent = element.selectedOptions[0].text;
      document.body.append(measured);
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      const over = measured.getBoundingClientRect().width - room;
      measured.remove();
      return over;
    });
    expect(cut, key).toBeLessThanOrEqual(1);
  }
});
