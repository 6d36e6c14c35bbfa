// One number that two desks gave without knowing of each other: both are there, and another number settles it.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { choose } from "./support/branch";
import { storedFacts } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "../fixtures");

test("two jobs of one number are both there, and another number for one of them settles it", async ({ page }) => {
  await page.goto("./");
  await choose(page, readFileSync(join(fixtures, "same-job-number.json")));
  await page.getByRole("button", { name: /^存入 \d+ 条新登记$/ }).click();
  await page.getByRole("banner").getByLabel("谁在用").selectOption({ label: "白露（内勤）" });

  await page.goto("./#/");
  const line = page.getByRole("listitem").filter({ hasText: "编号重复" }).filter({ hasText: "T2026-008" });
  await expect(line).toContainText("青石一中（石岩");
  await expect(line).toContainText("北坡医院（林松");

  // An address of before leads to both.
  await page.goto("./#/jobs/T2026-008");
  await expect(page.getByText("编号 T2026-008 有多张：")).toBeVisible();
  const list = page.getByRole("table", { name: "工单列表" });
  await expect(list.getByRole("row").filter({ hasText: "T2026-008" }).filter({ hasText: "编号重复" })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("link", { name: /^北坡医院（林松/ }).click();
  await expect(page.getByRole("heading", { name: "T2026-008 北坡医院" })).toBeVisible();
  await expect(page.getByText(/编号 T2026-008 与青石一中（石岩.*重复/)).toBeVisible();

  await page.getByText("给这一张另编编号").click();
  await expect(page.getByRole("textbox", { name: "编号", exact: true })).toHaveValue("T2026-009");
  await page.getByRole("textbox", { name: "编号", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "T2026-009 北坡医院" })).toBeVisible();
  // A second press does no step that pays.
  await expect(page.locator("li.step-current")).toBeFocused();
  const before = (await storedFacts(page)).length;
  await page.keyboard.press("Enter");
  await page.waitForTimeout(500);
  expect((await storedFacts(page)).length).toBe(before);
  await expect(page.getByText("编号改为 T2026-009：北坡医院（T2026-009）", { exact: true })).toBeVisible();
  const stored = (await storedFacts(page)) as unknown as { fact: { number?: { thing: string } } }[];
  expect(stored.at(-1)!.fact.number!.thing).toMatch(/^T2026-008~[0-9a-z]{25}$/);

  // Each number leads to its own now, and the line is gone.
  await page.goto("./#/jobs/T2026-008");
  await expect(page.getByRole("heading", { name: "T2026-008 青石一中" })).toBeVisible();
  await page.goto("./#/");
  await expect(page.getByRole("listitem").filter({ hasText: "W2026-003" }).filter({ hasText: "编号重复" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "编号重复" }).filter({ hasText: "T2026-008" })).toHaveCount(0);
});
