// Help where one is: questions on every screen, found from anywhere; clauses that lead to their text; the tour of the sample.
import { openSample } from "./support/branch";
import { words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const shell = words("shell");
const help = words("help");
const question = (key: string, language = "zh-CN") => words("help", language)[`help.${key}`].split("\n");

/** Every screen of the sample that has questions. */
const SCREENS = [
  "", "jobs", "jobs/new", "sites", "sites/new", "record", "record/all", "record/repair", "record/contract",
  "record/morning", "record/travel", "record/penalty", "record/leave", "settlement", "settlement?view=year", "whatif",
  "my-pay", "rules", "rules/history", "rules/calendar", "people", "data",
];

async function go(page: Page, screen: string) {
  await page.goto(`./#/${screen}`);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("every screen says what it is for and answers what is asked of it", async ({ page }) => {
  await openSample(page);
  for (const screen of SCREENS) {
    await go(page, screen);
    await expect(page.locator(".page-head .lead"), screen).not.toBeEmpty();
    const button = page.getByRole("button", { name: shell["shell.help.button"] });
    await button.click();
    const answers = page.getByRole("region", { name: shell["shell.help.label"] });
    const first = answers.getByRole("button").first();
    // Pressed with the mouse: what lies under the page cannot be.
    await first.click();
    await expect(answers.locator(".help-answer"), screen).not.toBeEmpty();
    if (screen === "") await expectAccessible(page);
    await answers.getByRole("button").first().press("Escape");
    await page.keyboard.press("Escape");
    await expect(answers, screen).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test("a question is found in both languages and opens on its screen", async ({ page }) => {
  await openSample(page);
  const answered = page.locator(".help .disclosure-open");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("结了账又来单据");
  await page.getByRole("option", { name: question("settlement.late")[0] }).click();
  await expect(page).toHaveURL(/#\/settlement/);
  await expect(answered).toContainText(question("settlement.late")[1]);
  await expect(page.locator(".help li[tabindex]")).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(question("mypay.phone", "en")[0]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/my-pay/);
  await expect(answered).toContainText(question("mypay.phone")[1]);
});

/** Ids of clauses that stand as bare text: outside of links, of what one presses or chooses, and of the rules' own titles. */
function bareClauses(page: Page) {
  return page.evaluate(() => {
    const exempt = "a, button, label, option, input, textarea, [role=option], .print-only, .rule-title, .rule-id, .statement-sheet";
    const id = /(^|[^\d.])([1-8]\.\d{1,2}\.\d{1,2}(?![\d.])|[（(][1-8]\.\d{1,2}[a-z]?(?! ?%)[）),，])/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (id.test(node.textContent ?? "") && !node.parentElement!.closest(exempt)) found.push(node.textContent!);
    }
    return found;
  });
}

test("no clause is named without leading to it", async ({ page }) => {
  await openSample(page);
  const steps = page.locator(".step-meta .reference");
  for (const screen of [...SCREENS, "record/waived"]) {
    await go(page, screen);
    // What opens in place is opened.
    await page.evaluate((most) => {
      const closed = document.querySelectorAll<HTMLElement>(".main .disclosure-button[aria-expanded=false]");
      [...closed].slice(0, most).forEach((button) => button.click());
    }, 20);
    expect(await bareClauses(page), screen).toEqual([]);
  }
  await go(page, "jobs?filter=open");
  await page.locator("tbody a").first().click();
  await expect(steps.first()).toBeVisible();
  expect(await bareClauses(page), "a job").toEqual([]);
  await go(page, "settlement");
  await page.locator(".settle-grid .cell-button").first().click();
  const derived = page.locator(".derivation .reference").first();
  const named = (await derived.textContent())!;
  await derived.click();
  const clause = page.locator(".rule:focus");
  await expect(clause.getByRole("heading")).toHaveText(named);
  await expect(clause).toBeInViewport();
  // The address goes before what was searched.
  const find = page.getByRole("searchbox");
  await find.fill("出差");
  await page.evaluate(() => (location.hash = "#/rules/7.4"));
  await expect(page.locator(".rule:focus").getByRole("heading")).toContainText("7.4");
  await expect(find).toHaveValue("");
});

test("the tour goes through the sample by the keyboard, and Esc leaves it", async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    if (width === 1280) await openSample(page);
    else await go(page, "");
    await page.getByRole("button", { name: shell["shell.sample.tour"] }).press("Enter");
    const stops = Object.keys(help).filter((key) => key.startsWith("help.tour."));
    const panel = page.locator(".tour-panel");
    for (const [at, key] of stops.entries()) {
      await expect(page.getByRole("dialog", { name: help[key].split("\n")[0] })).toBeVisible();
      await expect(panel).toContainText(`第 ${at + 1} 步，共 ${stops.length} 步`);
      const pointed = page.locator("[data-pointed]");
      await expect(pointed).toHaveCount(1);
      await expect(page.locator("#tour-next")).toBeFocused();
      const [thing, over] = [(await pointed.boundingBox())!, (await page.locator(".tour").boundingBox())!];
      const beside = thing.x + thing.width <= over.x;
      expect(beside || thing.y + thing.height <= over.y, `${key} is in sight at ${width} px`).toBe(true);
      expect(thing.y, `${key} at ${width} px`).toBeGreaterThanOrEqual(0);
      if (at === 1) await expectAccessible(page);
      if (at < stops.length - 1) await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(page.locator("[data-pointed]")).toHaveCount(0);
    await expect(page.locator("#tour-begin")).toBeFocused();
  }
  // It ends with the sample, and does not come back with it.
  await page.locator("#tour-begin").click();
  await expect(page.locator(".tour-panel")).toBeVisible();
  await page.getByRole("button", { name: shell["shell.sample.own"] }).click();
  await expect(page.getByLabel("单位名称")).toBeVisible();
  await expect(page.locator(".tour")).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "撤销" }).last().click();
  await expect(page.locator("#tour-begin")).toBeVisible();
  await expect(page.locator(".tour")).toHaveCount(0);
});

test.describe("without its part", () => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to fetch/] });

  test("a tour that cannot be fetched can be left, by its button and by Esc", async ({ page }) => {
    await openSample(page);
    await page.route("**/*.bin", (route) => route.abort());
    const close = page.locator(".tour").getByRole("button", { name: shell["shell.close"] });
    for (const leave of [() => close.click(), () => page.keyboard.press("Escape")]) {
      await page.locator("#tour-begin").click();
      await expect(page.getByText(shell["shell.unfetched.why"])).toBeVisible();
      await leave();
      await expect(page.locator(".tour")).toHaveCount(0);
    }
  });
});
