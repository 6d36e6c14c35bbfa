// Two desks that work apart for a day, exchange files, settle what is in conflict, and come to the same pages.
import type { Browser, Page } from "@playwright/test";
import { choose as chooseFile, exportAll } from "./support/branch";
import { begin, dayFromToday, facts, monthBefore, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";

const kinds = words("facts");
const last = monthBefore(1);
const stored = () =>
  facts(
    ...people,
    ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } }],
    ["2024-01-02", { site: { site: "s2", name: "北坡医院", customer: "北坡医院", area: "county" } }],
    ["2024-01-02", { site: { site: "s3", name: "青石粮库", customer: "青石粮库", area: "county" } }],
    [dayFromToday(-9), { notice: { notice: "T1", site: "s1", to: "li", kind: "new", controllers: [{ points: 600 }] } }],
  );

async function desk(browser: Browser, baseURL: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, locale: "zh-CN", timezoneId: "Asia/Shanghai", acceptDownloads: true })).newPage();
  await begin(page, stored(), "ma");
  return page;
}

async function close(page: Page) {
  await page.goto(`./#/settlement?month=${last.iso}`);
  await page.getByRole("button", { name: "结账", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认结账" }).click();
  await expect(page.getByText(`${last.words} 已结账`).first()).toBeVisible();
}

/** The next number, proposed on either desk. */
async function issue(page: Page, site: string) {
  await page.goto(`./#/sites/${site}`);
  await page.locator(".split-pane").getByRole("button", { name: "开调试通知单" }).click();
  await expect(page.getByRole("textbox", { name: "通知单编号" })).toHaveValue("T2");
  await page.getByRole("radio", { name: "新工程" }).check();
  await page.getByRole("textbox", { name: "第 1 台" }).fill("300");
  await page.getByLabel("派给").selectOption("li");
  await page.getByRole("button", { name: "发单并派工" }).click();
  await expect(page.locator("li.step-current")).toContainText("完工");
}

async function finish(page: Page, day: string) {
  await page.goto("./#/jobs/T1");
  const step = page.locator("li.step-current");
  await step.getByLabel(/^完工日期/).fill(day);
  for (const box of await step.getByRole("checkbox").all()) await box.check();
  await step.getByRole("button", { name: "登记完工" }).click();
  await expect(step).toContainText("三份资料");
}

/** The manager's word on a fine of the job. */
async function decide(page: Page, code: "penalty" | "waived") {
  await page.goto(`./#/record/${code}`);
  const pick = async (label: string, typed: string) => {
    await page.getByRole("combobox", { name: label }).fill(typed);
    await page.getByRole("option").filter({ hasText: typed }).first().click();
  };
  await pick("条款", "7.1");
  await page.getByLabel("姓名").selectOption({ label: "李强（技术员）" });
  await pick("工单", "T1");
  if (code === "waived") await page.getByLabel(kinds["facts.field.reason"], { exact: true }).fill("客户临时改期");
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(`已登记：${kinds[`facts.kind.${code}`]}`).first()).toBeVisible();
}

/** Takes another desk's file in. */
async function take(page: Page, from: Page) {
  const { text } = await exportAll(from);
  await page.goto("./#/data");
  await chooseFile(page, text);
  await page.getByRole("button", { name: /^存入 \d+ 条新登记$/ }).click();
  await expect(page.getByText(/^已存入 \d+ 条登记。$/).first()).toBeVisible();
}

async function settle(page: Page) {
  await page.goto("./#/");
  await expect(page.getByRole("listitem").filter({ hasText: "两处填写不一致：裁定" })).toBeVisible();
  await page.goto("./#/record/conflicts");
  await expect(page.getByRole("button", { name: "以此为准" })).toHaveCount(4);
  await expectAccessible(page);
  for (let left = 2; left > 0; left -= 1) {
    await page.getByRole("button", { name: "以此为准" }).first().click();
    await page.getByRole("button", { name: "以此为准，另一条作废" }).click();
    await expect(page.getByRole("button", { name: "以此为准" })).toHaveCount((left - 1) * 2);
  }
  await expect(page.getByText("没有不一致的登记。")).toBeVisible();
  await page.goto("./#/");
  // Numbers are the clerk's.
  await page.getByRole("radio", { name: "全部" }).check();
  await expect(page.getByRole("listitem").filter({ hasText: "编号重复" })).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "编号重复" }).getByRole("link").first().click();
  await page.getByText("给这一张另编编号").click();
  await page.getByRole("form", { name: "给这一张另编编号" }).getByRole("button").click();
  await expect(page.getByText(/^编号改为 T3/).first()).toBeVisible();
}

/** What stands on the pages that both must agree on. */
async function pages(page: Page): Promise<string[]> {
  const shown: string[] = [];
  for (const at of ["jobs/T1", `settlement?month=${last.iso}`, `settlement?month=${dayFromToday(0).slice(0, 7)}`]) {
    await page.goto("./#/");
    await page.goto(`./#/${at}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    // Which device a record is of is said as seen from here.
    shown.push((await page.getByRole("main").innerText()).replace(/本机|设备 [^：\s]+/g, "设备"));
  }
  return shown;
}

for (const first of [0, 1]) {
  test(`two desks work apart, exchange files and agree, whichever is the first to send (${first + 1})`, async ({ browser, baseURL }) => {
    test.setTimeout(45_000);
    const desks = [await desk(browser, baseURL!), await desk(browser, baseURL!)];
    const [one, other] = desks;
    for (const page of desks) await close(page);
    await issue(one, "s3");
    await issue(other, "s2");
    await finish(one, dayFromToday(-5));
    await finish(other, dayFromToday(-4));
    await decide(one, "penalty");
    await decide(other, "waived");

    await take(desks[1 - first], desks[first]);
    await take(desks[first], desks[1 - first]);
    await settle(one);
    await take(other, one);
    await other.goto("./#/record/conflicts");
    await expect(other.getByText("没有不一致的登记。")).toBeVisible();
    await other.goto("./#/");
    await other.getByRole("radio", { name: "全部" }).check();
    await expect(other.getByRole("listitem").filter({ hasText: "编号重复" })).toHaveCount(0);
    expect(await pages(other)).toEqual(await pages(one));
    for (const page of desks) await page.context().close();
  });
}
