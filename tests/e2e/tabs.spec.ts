// What is typed and what is stored is safe: a reload in the middle, a second tab.
import { begin, facts, people } from "./support/seeded";
import { expect, test } from "./support/test";

test("what was typed survives a reload in the middle of a form", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/sites");
  await page.getByRole("link", { name: "新增客户／工程" }).or(page.getByRole("button", { name: "新增客户／工程" })).first().click();
  await page.getByLabel("工程名称").fill("没写完的工程");
  await page.reload();
  await expect(page.getByLabel("工程名称")).toHaveValue("没写完的工程");
});

test("a second tab follows the first and cannot overwrite it", async ({ page, context }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/sites");
  const other = await context.newPage();
  await other.goto("./#/sites");
  const add = async (tab: typeof page, name: string) => {
    await tab.goto("./#/sites");
    await tab.getByRole("link", { name: "新增客户／工程" }).or(tab.getByRole("button", { name: "新增客户／工程" })).first().click();
    await tab.getByLabel("工程名称").fill(name);
    await tab.getByRole("radio", { name: "本市下属县" }).check();
    await tab.getByRole("button", { name: "保存" }).click();
    await expect(tab.getByRole("heading", { name }).first()).toBeVisible();
  };
  await add(page, "甲工程");
  await expect(other.getByText("甲工程").first()).toBeVisible();
  await add(other, "乙工程");
  await page.goto("./#/sites");
  await expect(page.getByText("甲工程").first()).toBeVisible();
  await expect(page.getByText("乙工程").first()).toBeVisible();
});
