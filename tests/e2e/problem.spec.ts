// A fault that was repaired before, and a problem of a product from its report to its reward.
import type { Page } from "@playwright/test";
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { stepWords } from "./support/steps";
import { expect, expectAccessible, test } from "./support/test";


const branch: [string, object][] = [
  ...people,
  ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "local" } }],
  ["2024-01-02", { rule_set: { from: "2024-01", name: "税率", values: { "repair.difference_tax_percent": "3" } } }],
  [dayFromToday(-20), { repair: { repair: "W1", site: "s1", by: "li", charged: "500", floor: "100", rebate: "0", fault: "主机黑屏" } }],
];

const save = (page: Page) => page.getByRole("button", { name: "登记", exact: true }).click();

test("a fault that reads alike is asked about, and pay follows what is said", async ({ page }) => {
  await begin(page, facts(...branch), "ma");
  await page.goto("./#/record/repair");
  await page.getByRole("combobox", { name: "工程或客户" }).fill("东河");
  await page.getByRole("option", { name: "东河中学" }).first().click();
  await page.locator("#record-fault").fill("主机又黑屏了");
  const same = page.getByRole("group", { name: /是否同一故障/ }).or(page.getByRole("radiogroup", { name: /是否同一故障/ })).first();
  await expect(same).toContainText("相近");
  await page.getByLabel("维修人").selectOption({ label: "李强（技术员）" });
  await page.locator("#record-charged").fill("300");
  await page.locator("#record-floor").fill("100");
  await expectAccessible(page);
  await save(page);
  await expect(page.getByText("请选同一故障或另一故障").first()).toBeVisible();
  await page.getByRole("radio", { name: /^同一故障/ }).check();
  await expect(page.getByText(/3 个月内曾修同一故障/)).toBeVisible();
  await page.getByRole("radio", { name: "是另一个故障" }).check();
  await expect(page.getByText(/3 个月内曾修同一故障/)).toHaveCount(0);
  await save(page);
  await expect(page).toHaveURL(/#\/repairs\//);
});

test("a product problem goes from its report to the reward", async ({ page }) => {
  await begin(page, facts(...branch), "ma");
  await page.goto("./#/record/problem");
  await page.getByLabel("产品、型号").fill("JB-9000 主机");
  await page.getByLabel("情况").fill("升级后联动失灵");
  await page.getByLabel("报告人").selectOption({ label: "李强（技术员）" });
  await expectAccessible(page);
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("JB-9000 主机");
  // What a minute brings is due once that minute is over.
  await page.goto("./#/");
  await page.reload();
  await expect(page.getByText("转研发确认产品问题")).toBeVisible();
  await page.goto("./#/register");
  await page.getByRole("link", { name: stepWords("problem_taken"), exact: true }).click();
  await save(page);
  await page.goto("./#/register");
  await expect(page.getByText("研发已受理")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: stepWords("problem_judged"), exact: true }).click();
  await page.getByRole("radio", { name: "新问题", exact: true }).check();
  await page.getByLabel("理由").fill("固件缺陷，以前没有报过");
  await expect(page.getByText(/奖励李强 50.00 元/)).toBeVisible();
  await save(page);
  await page.goto("./#/register");
  await expect(page.getByText("研发未确认的产品问题")).toHaveCount(0);
  // Search finds it.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("JB-9000");
  await page.getByRole("option", { name: /产品问题：JB-9000 主机/ }).click();
  await expect(page.getByText("新问题：固件缺陷，以前没有报过")).toBeVisible();
});
