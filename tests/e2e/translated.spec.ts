// What pays under a browser that translates the page: no figure is touched by it, and none of another month, person, job
// or language stays on the screen.
import { openSample } from "./support/branch";
import { begin, facts, monthBefore, people, words } from "./support/seeded";
import { expect, test } from "./support/test";
import type { Page } from "@playwright/test";

type Translator = {
  /** Puts a copy in the place of each text; the others put the text itself into an element of theirs. */
  copies: boolean;
  /** Leaves alone what is marked as not to be translated, changes the words, and goes on with what is new on the page. */
  browser: boolean;
};

/** What translators do: every text is wrapped, or taken out for a copy of it. */
async function translate(page: Page, { copies, browser }: Translator) {
  await page.evaluate(
    ({ copies, browser }) => {
      const done = new WeakSet<Node>();
      const left = (text: Text) => {
        const parent = text.parentElement;
        if (!text.data.trim() || done.has(text) || !parent || parent.closest("script, style")) return true;
        return browser ? parent.closest("[translate=no]") !== null : parent.tagName === "OPTION";
      };
      const wrapAll = () => {
        const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts.filter((text) => !left(text))) {
          const [outer, inner] = [document.createElement("font"), document.createElement("font")];
          outer.append(inner);
          text.replaceWith(outer);
          const shown = copies ? new Text(browser ? `${text.data}·` : text.data) : text;
          done.add(shown);
          inner.append(shown);
        }
      };
      wrapAll();
      const observer = new MutationObserver(wrapAll);
      if (browser) observer.observe(document.body, { childList: true, subtree: true });
      Object.assign(window, { stopTranslating: () => observer.disconnect() });
    },
    { copies, browser },
  );
}

/** What the page is called that no address leads to, in either language. */
const NOWHERE = new RegExp(["zh-CN", "en"].map((language) => words("shell", language)["shell.lost.title"]).join("|"));

const BROWSER: Translator = { copies: true, browser: true };

const said = (page: Page) => page.locator("main").evaluate((main: HTMLElement) => main.innerText.replace(/\s+/g, " "));

/** Every figure on the screen, in order. */
const figures = (page: Page) =>
  page.locator("main").evaluate((main: HTMLElement) => main.innerText.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []);

/** Amounts that stand where a translator would change them: in texts, options and attributes. */
const unprotected = (page: Page) =>
  page.evaluate(() => {
    // Two decimals, and not the number of a penalty's clause.
    const amount = /(?<![\d.])(?!7\.\d\d[ab]?\b)[\d,]+\.\d\d(?!\d)/;
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      if (element.closest("[translate=no], script, style")) continue;
      const texts = [...element.childNodes].filter((node) => node instanceof Text).map((text) => (text as Text).data);
      const told = ["title", "aria-label", "placeholder", "alt"].map((name) => element.getAttribute(name) ?? "");
      found.push(...[...texts, ...told].filter((text) => amount.test(text)));
    }
    return found;
  });

/** Opens what is folded on the screen. */
async function unfold(page: Page) {
  for (let turn = 0; turn < 2; turn++) {
    await page.evaluate(() => {
      const folded = document.querySelectorAll<HTMLElement>("main .disclosure-button[aria-expanded=false]");
      [...folded].slice(0, 20).forEach((button) => button.click());
    });
  }
}

/** A screen that no translator has seen: reached from an address that leads nowhere, so that it is built anew. */
async function open(page: Page, address: string) {
  await page.evaluate(() => (window as { stopTranslating?: () => void }).stopTranslating?.());
  const lost = page.locator("main").getByRole("heading", { name: NOWHERE });
  await page.goto("./#/nowhere");
  await expect(lost).toBeVisible();
  await page.goto(address);
  await expect(lost).toHaveCount(0);
  await expect(page.locator("main").getByRole("heading").first()).toBeVisible();
}

async function speak(page: Page, language: string) {
  await page.evaluate((code) => localStorage.setItem("fieldbook.lang", JSON.stringify(code)), language);
  await page.reload();
}

const [last, before] = [monthBefore(1), monthBefore(2)];

/** Whoever reported a product problem gets 50 yuan (5.5.1): so that the months differ. */
const reported = (day: string, by: string): [string, object] => [day, { product_issue: { by } }];

for (const copies of [false, true]) {
  test(`no figure of another month or person stays, ${copies ? "copied" : "wrapped"}`, async ({ page }) => {
    const months = [reported(`${before.iso}-05`, "li"), reported(`${last.iso}-05`, "zh"), reported(`${last.iso}-06`, "zh")];
    await begin(page, facts(...people, ...months), "ma");
    /** A month's figures are there; its name is always among those to choose from. */
    const shown = (month: string) => expect(page.getByText(month).filter({ visible: true }).first()).toBeVisible();
    const screens = (month: string, person: string) => [
      `./#/settlement?month=${month}`,
      `./#/settlement?month=${month}&person=${person}`,
      `./#/print/${month}`,
      `./#/my-pay?person=${person}&month=${month}`,
    ];
    const [from, to] = [screens(before.iso, "li"), screens(last.iso, "zh")];
    for (const [n, address] of to.entries()) {
      await page.goto("./#/");
      await page.goto(address);
      await shown(last.words);
      const fresh = await said(page);
      await page.goto("./#/");
      await page.goto(from[n]);
      await shown(before.words);
      await translate(page, { copies, browser: false });
      await page.goto(address);
      await expect.poll(() => said(page), address).toBe(fresh);
    }
  });
}

test.describe("in the sample", () => {
  test.describe.configure({ timeout: 600_000 });

  /** Two addresses of each screen that shows one thing at a time. */
  async function pairs(page: Page): Promise<[string, string][]> {
    const rows = async (screen: string): Promise<[string, string]> => {
      await page.goto(`./#/${screen}`);
      await expect(page.locator("main .row-link").nth(3)).toBeVisible();
      const links = await page.locator("main .row-link").evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
      return [`./${links[0]}`, `./${links[3]}`];
    };
    await page.goto("./#/my-pay");
    const ids = await page.getByLabel("我是").locator("option").evaluateAll((all) => all.map((o) => o.getAttribute("value")!));
    const [one, other] = ids.filter(Boolean).slice(-2);
    return [
      await rows("jobs"),
      await rows("sites"),
      [`./#/my-pay?person=${one}&month=${last.iso}`, `./#/my-pay?person=${other}&month=${before.iso}`],
      [`./#/settlement?month=${last.iso}&person=${one}`, `./#/settlement?month=${before.iso}&person=${other}`],
      [`./#/settlement?month=${last.iso}`, `./#/settlement?month=${before.iso}`],
    ];
  }

  const SCREENS = ["", "jobs", "jobs/new", "sites", "record", "record/all", "record/repair", "record/open", "settlement", "whatif", "rules", "people", "data"];

  test("no amount stands where a translator would change it", async ({ page }) => {
    await openSample(page);
    const screens = [...SCREENS.map((screen) => `./#/${screen}`), `./#/print/${last.iso}`, ...(await pairs(page)).flat()];
    for (const language of ["zh-CN", "en"]) {
      await speak(page, language);
      for (const screen of screens) {
        await open(page, screen);
        await unfold(page);
        expect(await unprotected(page), `${screen} in ${language}`).toEqual([]);
      }
    }
  });

  test("what is typed, tried and told is protected as well", async ({ page }) => {
    await openSample(page);
    await page.goto("./#/record/product_issue");
    await page.getByLabel("报告人").fill("李伟");
    await page.getByLabel("报告人").press("Enter");
    await expect(page.locator(".effects")).toContainText("50.00");
    expect(await unprotected(page), "what recording it pays").toEqual([]);
    await page.goto("./#/whatif");
    await page.getByRole("button", { name: "以此规则试算" }).first().click();
    await page.locator(".whatif-rows input").nth(1).fill("45");
    await expect(page.locator(".whatif-total")).toContainText(/\d\.\d\d/);
    await page.locator(".whatif-person").first().click();
    await unfold(page);
    expect(await unprotected(page), "what-if").toEqual([]);
    await page.getByRole("button", { name: "采用…" }).click();
    await expect(page.getByRole("dialog")).toContainText(/\d\.\d\d/);
    expect(await unprotected(page), "adopting").toEqual([]);
  });

  test("no figure of another job, customer, person or month stays", async ({ page }) => {
    await openSample(page);
    for (const [from, to] of await pairs(page)) {
      await open(page, to);
      const fresh = await figures(page);
      await open(page, from);
      await translate(page, BROWSER);
      await page.goto(to);
      await expect.poll(() => figures(page), `${from} to ${to}`).toEqual(fresh);
    }
  });

  test("no figure stays when the language changes", async ({ page }) => {
    await openSample(page);
    const screens = [...SCREENS.map((screen) => `./#/${screen}`), ...(await pairs(page)).map(([one]) => one)];
    const language = page.locator(".rail .preferences select").first();
    // What is folded on the page of the data is the change log, which is another text in each language.
    const unfolded = (screen: string) => (screen.endsWith("/data") ? Promise.resolve() : unfold(page));
    for (const screen of screens) {
      await language.selectOption("en");
      await open(page, screen);
      await unfolded(screen);
      const fresh = await figures(page);
      await language.selectOption("zh-CN");
      await open(page, screen);
      await unfolded(screen);
      await translate(page, BROWSER);
      await language.selectOption("en");
      await expect.poll(() => figures(page), screen).toEqual(fresh);
    }
  });
});
