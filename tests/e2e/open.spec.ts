// The page opens, keeps its own policy, and when it breaks down lets the data be taken away.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./support/test";
import { seedBatches } from "./support/storage";

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

test.describe("after a breakdown", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test("a page in both languages offers the data and a fresh start", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("#boot")).toHaveCount(0);
    await seedBatches(page, ['[{"id":"a"},{"id":"b"}]', '[{"id":"c"}]']);
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
    await expect(page.getByText("Exported 3 records")).toBeVisible();
  });

  test("a page whose program cannot be loaded says so", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  });
});

test.describe("a part that does not arrive", () => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to fetch/] });

  test("is said with what can be done, and comes when it is asked for again", async ({ page }) => {
    await page.goto("./");
    await page.getByRole("button", { name: "打开示例" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });

    await page.route("**/*.wasm", (route) => route.abort());
    await page.getByRole("navigation").getByRole("link", { name: "结算" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "本页未能打开" })).toBeVisible();
    await expectAccessible(page);
    // What was there before still is.
    await page.getByRole("navigation").getByRole("link", { name: "今日" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();

    await page.getByRole("navigation").getByRole("link", { name: "结算" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "本页未能打开" })).toBeVisible();
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "再试一次" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "结算" })).toBeVisible();
    await expect(page.getByRole("table").first()).toBeVisible();
  });
});
