// What is around every screen: places, palette, keys, language and theme, on the desk and on the phone.
import { expect, expectAccessible, test } from "./support/test";

test("an address that leads nowhere says so and leads home", async ({ page }) => {
  await page.goto("./#/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "没有这一页" })).toBeVisible();
  await expect(page).toHaveTitle("没有这一页 · 客服工作簿");
  await expectAccessible(page);
  await page.getByRole("link", { name: "回到今日" }).click();
  await expect(page).toHaveURL(/#\/$/);
});

test("the palette reaches a place by either language, and the keys do too", async ({ page }) => {
  await page.goto("./#/nowhere");
  const rail = page.getByRole("navigation", { name: "主要栏目" });
  await expect(rail).toBeVisible();
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "查找与操作" });
  await expect(box).toBeFocused();
  await expectAccessible(page);
  await box.fill("settlement");
  await box.press("Enter");
  await expect(page).toHaveURL(/#\/settlement$/);
  await expect(rail.getByRole("link", { name: "结算" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("main")).toBeFocused();

  await page.keyboard.press("Alt+9");
  await expect(rail.getByRole("link", { name: "规则" })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.goBack();
  await expect(rail.getByRole("link", { name: "结算" })).toHaveAttribute("aria-current", "page");
});

test("language and theme change at once and are remembered", async ({ page }) => {
  await page.goto("./#/nowhere");
  await page.getByRole("combobox", { name: "语言" }).selectOption("en");
  await page.getByRole("combobox", { name: "Appearance" }).selectOption("dark");
  await expect(page.getByRole("heading", { level: 1, name: "No such page" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "No such page" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
});

test.describe("without the other language", () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test("a language whose words do not arrive is not changed to, and can be chosen again", async ({ page }) => {
    await page.goto("./#/nowhere");
    const language = page.getByRole("combobox", { name: "语言" });
    await page.route("**/words-en*.json", (route) => route.abort());
    await language.selectOption("en");
    await expect(page.getByText("这种语言的文字没有下载下来，请检查网络后再选。")).toBeVisible();
    await expect(language).toHaveValue("zh-CN");
    await expect(page.getByRole("heading", { level: 1, name: "没有这一页" })).toBeVisible();
    await page.unroute("**/words-en*.json");
    await language.selectOption("en");
    await expect(page.getByRole("heading", { level: 1, name: "No such page" })).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("five places at the bottom; the last one holds the others", async ({ page }) => {
    await page.goto("./#/nowhere");
    const bar = page.getByRole("navigation", { name: "主要栏目" });
    await expect(bar.getByRole("link")).toHaveText(["今日", "客服登记", "工单", "我的工资"]);
    await bar.getByRole("button", { name: "更多" }).click();
    const more = page.getByRole("dialog", { name: "更多" });
    await expectAccessible(page);
    await more.getByRole("link", { name: "规则" }).click();
    await expect(page).toHaveURL(/#\/rules$/);
    await expect(more).toBeHidden();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });
});
