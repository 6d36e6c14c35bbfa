// The page opens, keeps its own policy, and when it breaks down lets the data be taken away.
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./support/test";
import { openSample } from "./support/branch";
import { words } from "./support/seeded";
import { seedBatches } from "./support/storage";

/** The pieces that the app is cut into, and of them those that work with facts. */
const PIECES = /\/fieldbook-[^/]+\/[^/]+\.(bin|wasm)$/;
const ENGINE = /\/behind[^/]*\.(bin|wasm)$/;

test("the page opens without an error, a violation or an outside request", async ({ page }) => {
  const answer = await page.goto("./");
  expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page).toHaveTitle(/客服工作簿/);
});

for (const [how, storage] of [["refused", "throw new DOMException('no', 'SecurityError')"], ["missing", "return null"]]) {
  test(`a browser whose local storage is ${how} forgets the language and works all the same`, async ({ page }) => {
    await page.addInitScript(`Object.defineProperty(window, "localStorage", { get() { ${storage}; } })`);
    await page.goto("./");
    await page.getByRole("combobox", { name: "语言" }).selectOption("en");
    await page.getByRole("button", { name: "Open the sample" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible({ timeout: 30_000 });
    await page.goto("./#/my-pay");
    await expect(page.getByRole("heading", { level: 1, name: "My pay" })).toBeVisible();
  });
}

test("an old browser is told which one to take, at the width of a phone as well", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1, name: "浏览器版本太旧" })).toBeVisible();
  await expect(page.getByText("Please use Chrome or Edge 109 or newer")).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});

test.describe("after a breakdown", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test("a page in both languages offers the data and a fresh start", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("#boot")).toHaveCount(0);
    await seedBatches(page, ['[{"id":"a"},{"id":"b"}]', '[{"id":"d', '[{"id":"c"}]']);
    await page.evaluate(() => {
      dispatchEvent(new CustomEvent("fieldbook-panic", { detail: "made up <b>for</b> the test" }));
    });
    await expect(page.getByRole("heading", { name: "客服工作簿遇到了错误" })).toBeVisible();
    await expect(page.getByText("made up <b>for</b> the test")).toBeVisible();
    await expectAccessible(page);

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export my data" }).click();
    const bundle = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect(bundle.facts.map((fact: { id: string }) => fact.id)).toEqual(["a", "b", "c"]);
    // One damaged record costs no other, and is in the file as it is.
    expect(bundle.damaged).toEqual(['[{"id":"d']);
    await expect(page.getByText("Exported 3 records, and 1 damaged ones")).toBeVisible();
  });

  test("a page whose program cannot be loaded says so", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  });
});

test.describe("a part that does not arrive", () => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to fetch/] });

  test("what works with the facts: the first run stands without it and says so when it is needed", async ({ page }) => {
    await page.route(ENGINE, (route) => route.abort());
    await page.goto("./");
    const sample = page.getByRole("button", { name: "打开示例" });
    await sample.click();
    await expect(page.getByText("程序的一部分未能下载，什么也没有保存。")).toBeVisible();
    await expectAccessible(page);
    // What is opened over the page comes along with it.
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("alert").filter({ hasText: "程序的一部分未能下载" })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.unroute(ENGINE);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await sample.click();
    await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });
  });

  for (const language of ["zh-CN", "en"]) {
    test(`the first run says everything with the words that come first: ${language}`, async ({ page }) => {
      const data = words("data", language);
      await page.addInitScript((language) => localStorage.setItem("fieldbook.lang", JSON.stringify(language)), language);
      await page.route("**/words-*-rest.json", (route) => route.abort());
      await page.goto("./");
      const begin = page.getByRole("button", { name: data["data.setup.new.begin"] });
      await expect(begin).toBeVisible();
      // A text that is not there shows its key.
      const key = new RegExp(`\\b(?:${readdirSync(`locales/${language}`).map((file) => file.replace(".json", "")).join("|")})\\.[a-z_]+`);
      await expect(page.locator("body")).not.toContainText(key);
      await begin.click();
      await page.getByRole("button", { name: data["data.setup.review"] }).click();
      await expect(page.getByRole("alert").first()).toBeVisible();
      await expect(page.locator("body")).not.toContainText(key);
    });
  }

  test("what works with the facts: a branch that cannot be shown without it says so and opens when it is asked again", async ({ page }) => {
    await openSample(page);
    await page.route(ENGINE, (route) => route.abort());
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "本页未能打开" })).toBeVisible();
    await expectAccessible(page);
    await page.unroute(ENGINE);
    await page.getByRole("button", { name: "再试一次" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
  });

  test("is said with what can be done, and comes when it is asked for again", async ({ page }) => {
    await page.goto("./");
    await page.getByRole("button", { name: "打开示例" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });

    await page.route(PIECES, (route) => route.abort());
    await page.getByRole("navigation").getByRole("link", { name: "结算" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "本页未能打开" })).toBeVisible();
    await expectAccessible(page);
    // What was there before still is.
    await page.getByRole("navigation").getByRole("link", { name: "今日" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();

    await page.getByRole("navigation").getByRole("link", { name: "结算" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "本页未能打开" })).toBeVisible();
    await page.unroute(PIECES);
    await page.getByRole("button", { name: "再试一次" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "结算" })).toBeVisible();
    await expect(page.getByRole("table").first()).toBeVisible();
  });
});

for (const [width, height] of [[1280, 800], [360, 740]]) {
  test(`at ${width} px the frame is there before the program and stays where it is`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route("**/*_bg.wasm", async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto("./", { waitUntil: "commit" });
    const title = page.getByRole("heading", { level: 1, name: "开始使用" });
    const places = width > 900 ? ".rail .place" : ".bar .bar-place";
    await expect(title).toBeVisible();
    const standing = async () => ({
      title: await title.boundingBox(),
      choices: await page.locator(".setup-choices .section-title, .setup-choices .lead, .setup-choices .button").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top))),
      places: await page.locator(places).evaluateAll((all) => all.map((place) => [place.textContent!.trim(), Math.round(place.getBoundingClientRect().top)])),
    });
    const before = await standing();
    // The words of both languages are in the page; what counts are those that show.
    const shown = await page.locator(`${places} [lang="zh-CN"]`).allTextContents();
    arrive();
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
    const after = await standing();
    expect(after.title).toEqual(before.title);
    expect(after.choices).toEqual(before.choices);
    expect(after.places.map(([, top]) => top)).toEqual(before.places.map(([, top]) => top));
    expect(after.places.map(([name]) => name)).toEqual(shown);
  });
}

test("nothing shifts while the page opens", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = ((globalThis as unknown as { shifts: number[] }).shifts = []);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("./");
  await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
  await page.waitForTimeout(500);
  const sum = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0));
  expect(sum).toBeLessThan(0.02);
});

test("the page that is opened is built once", async ({ page }) => {
  await page.addInitScript(() => {
    const built = new Set<Element>();
    Object.assign(window, { built });
    const seen = () => document.querySelectorAll("#main h1, #main .gate-opening").forEach((one) => built.add(one));
    new MutationObserver(seen).observe(document, { childList: true, subtree: true });
  });
  // A page that waits for no part of the program: what says that it is being opened, and the page.
  await page.goto("./#/nowhere");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("#main h1")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { built: Set<Element> }).built.size)).toBeLessThanOrEqual(2);
});
