// Setting a branch up and taking its data in and out, as a person does.
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

/** A fresh page, with the sample branch open. */
export async function openSample(page: Page) {
  await page.goto("./");
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(page.getByText("当前为示例，可任意操作。")).toBeVisible({ timeout: 30_000 });
}

/** Fills in a row of the new branch's people. */
export async function fillPerson(row: Locator, name: string, wage: string, joined = "2025-01-02") {
  await row.getByLabel("姓名").fill(name);
  await row.getByLabel("基本工资").fill(wage);
  await row.getByLabel("到岗日期").fill(joined);
}

/** Looks the new branch over and founds it. */
export async function foundBranch(page: Page) {
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await page.getByRole("button", { name: "完成，开始使用" }).click();
}

/** A branch of one's own with a manager and a clerk. */
export async function setUpBranch(page: Page, name = "城关客户服务部") {
  await page.goto("./");
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByLabel("单位名称").fill(name);
  const people = page.getByRole("group", { name: /^第 \d+ 人$/ });
  await fillPerson(people.nth(0), "马国强", "5000");
  await fillPerson(people.nth(1), "王芳", "3200");
  await foundBranch(page);
  await expect(page.getByText(`${name}已登记。`)).toBeVisible();
}

/** Exports everything and reads the file. */
export async function exportAll(page: Page): Promise<{ name: string; text: string }> {
  await page.goto("./#/data");
  const download = page.waitForEvent("download");
  await page.getByRole("main").getByRole("button", { name: "导出全部数据" }).first().click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** Chooses a file made of `text`. */
export async function choose(page: Page, text: string | Buffer, name = "file.json") {
  const buffer = typeof text === "string" ? Buffer.from(text) : text;
  await page.getByLabel("选择文件…").setInputFiles({ name, mimeType: "application/json", buffer });
}
