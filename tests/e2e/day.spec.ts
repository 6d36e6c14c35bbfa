// A working day from the call to the pay that it causes, each step by whose it is. With everything late: late-day.spec.ts.
import type { Page } from "@playwright/test";
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { stepWords } from "./support/steps";
import { expect, expectAccessible, test } from "./support/test";

const kinds = words("facts");
const month = dayFromToday(0).slice(0, 7);

const branch: [string, object][] = [
  ...people,
  ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "local", contact: "王老师 13812345678" } }],
  ["2024-01-02", { site: { site: "s2", name: "北坡医院", customer: "北坡医院", area: "county", dealer: "华安" } }],
  ["2024-01-02", { rule_set: { from: "2024-01", name: "税率", values: { "repair.difference_tax_percent": "3" } } }],
];

async function sit(page: Page, name: string) {
  await page.getByLabel("谁在用").selectOption({ label: name });
}

/** Takes the step that stands as a link in a line of the register. */
async function step(page: Page, line: string, kind: string) {
  const link = page.locator(".register-row", { hasText: line }).getByRole("link", { name: stepWords(kind), exact: true });
  // What was recorded before may be stored only now, and then brings its own page.
  await expect(async () => {
    await page.goto("./#/register");
    await link.click({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1, name: kinds[`facts.kind.${kind}`] })).toBeVisible();
}

/** This minute in the browser's zone. */
const minuteNow = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(11, 16);

const save = (page: Page) => page.getByRole("button", { name: "登记", exact: true }).click();

/** The first choice of a box that offers what was typed. */
async function choose(page: Page, label: string, typed: string) {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(typed);
  await page.getByRole("option", { name: typed }).first().click();
}

test("a repair goes from the call to the pay of whoever did it", async ({ page }) => {
  await begin(page, facts(...branch), "ma");
  await page.goto("./#/register");
  await expect(page.getByText("这一天没有安排上门")).toBeVisible();
  await expectAccessible(page);
  // The phone is at the ear.
  await page.getByRole("link", { name: "记请求" }).click();
  await choose(page, "工程或客户", "东河中学");
  await page.getByLabel("事由").selectOption({ label: "维修" });
  await page.getByLabel("情况").fill("主机黑屏");
  await page.getByLabel("要求日期").fill(dayFromToday(0));
  await expect(page.getByText("联系人：王老师 13812345678")).toBeVisible();
  await expectAccessible(page);
  await save(page);
  await expect(page.getByRole("heading", { name: "待安排的请求（1）" })).toBeVisible();

  await step(page, "主机黑屏", "visit_planned");
  await page.getByLabel("派给").selectOption({ label: "李强（技术员）" });
  await save(page);
  const row = page.locator(".register-row", { hasText: "东河中学，维修" });
  await expect(row).toContainText("未到");
  await expect(page.getByRole("heading", { name: /待安排的请求/ })).toHaveCount(0);

  await sit(page, "李强（技术员）");
  await step(page, "东河中学", "arrived");
  await save(page);
  await expect(page.getByRole("heading", { name: "登记过程" })).toBeVisible();
  await expectAccessible(page);
  await step(page, "东河中学", "ended");
  await page.getByRole("radio", { name: "已解决" }).check();
  await save(page);
  // His sheet is for the desk to take in: he is told whose it is, and is not led to its form.
  await page.goto("./#/register");
  await expect(row.locator(".step-of", { hasText: stepWords("sheet_in") })).toContainText("吴敏");
  await expect(row.getByRole("link", { name: stepWords("sheet_in"), exact: true })).toHaveCount(0);

  await sit(page, "吴敏（内勤）");
  await step(page, "东河中学", "sheet_in");
  await page.getByLabel("交单时间").fill(minuteNow());
  await save(page);
  await step(page, "东河中学", "called_back");
  await expect(page.getByText("打给：王老师 13812345678")).toBeVisible();
  await page.getByRole("radio", { name: "核实无误" }).check();
  await save(page);
  await step(page, "东河中学", "repair");
  await page.getByLabel("维修人").selectOption({ label: "李强（技术员）" });
  await expect(page.getByLabel("故障")).toHaveValue("主机黑屏");
  await page.getByLabel("实收").fill("800");
  await page.getByLabel("底价").fill("420");
  await save(page);
  // Its sheet and call are those of the visit: what is left is the money and the two approvals.
  const current = page.locator("li.step-current");
  await expect(current).toContainText("维修费到账");
  await current.getByRole("button").first().click();
  await expect(current).not.toContainText("维修费到账");

  await sit(page, "马建国（经理）");
  await page.goto("./#/record/approved");
  await choose(page, "维修单", "东河中学");
  await save(page);
  await sit(page, "方志远（销售副总）");
  await page.goto("./#/record/approved");
  await choose(page, "维修单", "东河中学");
  await save(page);
  await page.goto(`./#/my-pay?person=li&month=${month}`);
  await expect(page.getByText("368.60").first()).toBeVisible();
});

test("a notice is written, approved and assigned, each by whose it is", async ({ page }) => {
  await begin(page, facts(...branch), "wu");
  await page.goto("./#/jobs/new");
  await page.getByRole("textbox", { name: "通知单编号" }).fill("T1");
  await choose(page, "工程", "东河中学");
  await page.getByRole("radio", { name: "新工程" }).check();
  await page.getByRole("textbox", { name: "第 1 台" }).fill("600");
  await page.getByLabel("派给").selectOption({ label: "先报销售副总审批，再派工" });
  await page.getByRole("button", { name: "写好，送审批" }).click();
  const line = page.locator(".register-row", { hasText: "T1" });
  await expect(line).toContainText("600");

  await sit(page, "方志远（销售副总）");
  await step(page, "T1", "notice_approved");
  await page.getByLabel("经办人").selectOption({ label: "方志远（销售副总）" });
  await save(page);
  await sit(page, "马建国（经理）");
  await step(page, "T1", "assigned");
  await page.getByLabel(/交给|派给|接手/).first().selectOption({ index: 1 });
  await page.getByLabel("经办人").selectOption({ label: "马建国（经理）" });
  await save(page);
  await expect(page.locator("li.step-current")).toContainText("完工");
});

test("money is handed in in the minute in which it was taken, and only once there is some", async ({ page }) => {
  await begin(page, facts(...branch), "wu");
  await page.goto("./#/record/collected");
  await page.getByLabel(kinds["facts.field.taken_by"]).selectOption({ label: "李强（技术员）" });
  await page.getByLabel(kinds["facts.field.amount"]).fill("0");
  await save(page);
  await expect(page.getByRole("alert")).toContainText(kinds["facts.field.amount"].replace("（元）", ""));
  await page.getByLabel(kinds["facts.field.amount"]).fill("88");
  await save(page);
  // What was recorded is shown, whenever it is stored.
  await expect(page.getByRole("heading", { level: 1, name: /88\.00/ })).toBeVisible();
  await step(page, "88.00", "handed_in");
  // No hour is now: nothing speaks against it before it is saved.
  await expect(page.getByText("目前不能登记")).toBeHidden();
  await save(page);
  await expect(page.locator(".register-row", { hasText: "88.00" })).toBeHidden();
});

test("an hour that was saved with the key is not in the next form", async ({ page }) => {
  await begin(page, facts(...branch), "wu");
  await page.goto("./#/record/visit_planned");
  await choose(page, kinds["facts.field.site"], "东河中学");
  await page.getByLabel(kinds["facts.field.visit_kind"]).selectOption({ label: "维修" });
  await page.getByLabel(kinds["facts.field.day"]).fill(dayFromToday(0));
  await page.getByLabel("派给").selectOption({ label: "李强（技术员）" });
  const hour = page.getByLabel(new RegExp(`^${kinds["facts.field.time"]}`));
  await hour.fill("15:00");
  await hour.press("Enter");
  await expect(page.locator(".register-row", { hasText: "15:00" })).toBeVisible();
  await page.goto("./#/record/visit_planned");
  await expect(hour).toHaveValue("");
});

test("the register is dense on the desk, and on a phone its first line is in sight", async ({ page }) => {
  const asked = ["主机黑屏", "探头误报"].map((what, n): [string, object] => [
    dayFromToday(0),
    { request: { request: `q${n}`, site: "s1", kind: "repair", wanted: dayFromToday(0), what, caller: "刘工" } },
  ]);
  await begin(page, facts(...branch, ...asked), "ma");
  await page.goto("./#/register");
  const rows = page.locator(".register-row");
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) expect((await row.boundingBox())!.height).toBeLessThanOrEqual(56);
  await page.setViewportSize({ width: 360, height: 740 });
  const first = (await rows.first().boundingBox())!;
  expect(first.y + first.height).toBeLessThan(640);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // What else there is to record is behind one button.
  await expect(page.getByRole("link", { name: "记投诉" })).toBeHidden();
  await page.getByRole("button", { name: "更多登记" }).click();
  await page.getByRole("menuitem", { name: "记投诉" }).click();
  await expect(page.getByLabel("投诉类别")).toBeVisible();
  await expectAccessible(page);
});
