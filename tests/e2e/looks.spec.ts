// What lists and frames must keep whatever is in them: dense on the desk, tidy on a phone, nothing over the edge.
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const LONG = "长".repeat(200);
const SCREENS = ["", "jobs", "jobs/n01", "sites", "sites/s01", "record", "record/all", "record/repair", "settlement", "whatif", "my-pay", "rules", "people", "data"];

/** Jobs at sites one of which has a very long name, given to a person with a very long name as well. */
const branch = () =>
  facts(
    ...people,
    ["2024-01-02", { person: { person: "lo", name: LONG, role: "technician", base_wage: "3000.00", joined: "2020-01-02" } }],
    ["2024-01-02", { site: { site: "s01", name: `工程${LONG.slice(2)}`, customer: LONG, area: "county" } }],
    ["2024-01-02", { site: { site: "s02", name: "二号工程", customer: "二号客户", area: "elsewhere" } }],
    [dayFromToday(0), { notice: { notice: "n01", site: "s01", to: "lo", kind: "new", controllers: [{ points: 300 }] } }],
    [dayFromToday(0), { notice: { notice: "n02", site: "s02", to: "li", kind: "new", controllers: [{ points: 600 }] } }],
  );

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
      await begin(page, branch(), "ma");
      await speak(page, language);
      for (const screen of SCREENS) {
        await page.goto(`./#/${screen}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSideways(page, screen);
      }
    });
  }
}

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
