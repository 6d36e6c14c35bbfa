// Everything else that pays or costs, through its forms: from one place, refused where it is wrong, to the pay lines.
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const kinds = words("facts");
const kind = (code: string) => kinds[`facts.kind.${code}`];
const item = (code: string) => kinds[`facts.item.${code}`];
const thisMonth = dayFromToday(0).slice(0, 7);

const site: [string, object] = [
  "2024-01-02",
  { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } },
];

/** Opens a form by its name in the list of everything that can be recorded. */
async function form(page: Page, code: string) {
  await page.goto("./#/record");
  const name = page.getByText(kind(code), { exact: true });
  await page.getByRole("main").getByRole("link").filter({ has: name }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: kind(code) })).toBeVisible();
}

async function sitAs(page: Page, name: string) {
  await page.getByRole("combobox", { name: "谁在用" }).selectOption({ label: name });
}

async function choose(page: Page, label: string, typed: string) {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(typed);
  await page.getByRole("option").filter({ hasText: typed }).first().click();
}

async function save(page: Page, code: string) {
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(`已登记：${kind(code)}`).first()).toBeVisible();
}

/** Records the current step of the work that is shown. */
async function take(page: Page, code: string, act: string) {
  const step = page.locator("li.step-current");
  await step.getByRole("button", { name: words("jobs")[`jobs.act.${act}`], exact: true }).click();
  await expect(page.getByText(`已登记：${kind(code)}`).first()).toBeVisible();
}

/** An amount on somebody's statement of this month. */
async function amount(page: Page, person: string, what: string, yuan: string) {
  await page.goto(`./#/settlement?month=${thisMonth}&person=${person}`);
  await expect(page.getByRole("button", { name: new RegExp(`${what}.*${yuan.replace(/[.−]/g, "\\$&")}`) }).first()).toBeVisible();
}

/** Opens a figure of the statement that is shown, and the first thing that it goes back to. */
async function openEvidence(page: Page, what: string, yuan: string) {
  await page.getByRole("button", { name: new RegExp(`${what}.*${yuan}`) }).first().click();
  await page.locator(".evidence").getByRole("link").first().click();
}

test("a repair from its form over tax rate and approvals to its pay", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await form(page, "repair");
  await expectAccessible(page);
  // Nothing is stored before what is missing is there; the summary names each field.
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("工程或客户");
  await expect(alert).toContainText("故障");
  await choose(page, "工程或客户", "东河中学");
  await page.getByLabel("维修人").selectOption({ label: "李强（技术员）" });
  await page.getByLabel("故障").fill("主机黑屏");
  await page.getByLabel("实收（元）").fill("壹仟");
  await page.getByLabel("底价（元）").fill("700");
  await expect(page.getByText("“壹”不是数字，请只写数字，如 1,234.50。").first()).toBeVisible();
  await page.getByLabel("实收（元）").fill("1200");
  await page.getByLabel("用户返款（元）").fill("50");
  await expect(page.getByText("差额税率未定（5.2.5）")).toBeVisible();
  await save(page, "repair");

  // Its page shows, the next step of whoever sits here open in it.
  await expect(page).toHaveURL(/#\/repairs\/[0-9a-f-]{36}/);
  const steps = page.getByRole("list", { name: words("jobs")["jobs.steps"] });
  const step = (key: string) =>
    steps.locator(":scope > li").filter({ has: page.getByText(words("jobs")[`jobs.step.${key}`], { exact: true }) });
  await expect(step("sheet")).toHaveAttribute("aria-current", "step");
  await expect(step("sheet")).toContainText("李强");
  await expect(step("callback")).toContainText("待“反馈单”办完。");
  await expectAccessible(page);
  await page.locator("li.step-current").getByLabel("交单时间").fill("00:01");
  await take(page, "sheet", "sheet");
  await expect(step("sheet")).toContainText("马建国");
  await expect(step("paid_in")).toHaveAttribute("aria-current", "step");

  // What is missing is listed besides, and leads to the page.
  const repair = "东河中学";
  await page.goto("./#/record/open");
  const open = page.getByRole("region", { name: "手续不全的维修" }).getByRole("listitem");
  // The approvals come after the call.
  for (const missing of ["核实电话（吴敏）", "经理审批（马建国）", "销售副总审批（方志远）"]) {
    await expect(open).toContainText(missing);
  }
  await open.getByRole("link", { name: "到账（吴敏）" }).click();
  await take(page, "paid_in", "paid_in");
  await expect(step("callback")).toContainText("请内勤吴敏登记回访。");
  await sitAs(page, "吴敏（内勤）");
  await page.getByLabel("核实无误").check();
  await take(page, "callback", "callback");
  for (const who of ["马建国（经理）", "方志远（销售副总）"]) {
    await sitAs(page, who);
    // An approval is given in one's own name.
    await expect(page.getByLabel("审批人").getByRole("option")).toHaveText(["请选择", who]);
    await expect(page.getByLabel("审批人")).toHaveValue(/^(ma|vp)$/);
    await take(page, "approved", "approve");
  }

  // Everything is in, and only the tax rate keeps it.
  await expect(step("tax_rate").getByRole("link", { name: words("jobs")["jobs.elsewhere"] })).toHaveAttribute("href", "#/rules");
  await page.goto(`./#/settlement?month=${thisMonth}`);
  await expect(page.getByText("尚未规定税率").first()).toBeVisible();
  await sitAs(page, "马建国（经理）");
  await page.goto("./#/rules");
  await page.getByRole("textbox", { name: /^税率/ }).fill("10");
  // The month is chosen, and whose pay changes is said before anything is set.
  const month = page.getByLabel("生效月份");
  await expect(month).toHaveValue("");
  await month.selectOption(thisMonth);
  await expect(page.getByRole("table", { name: words("forms")["forms.changes"] })).toContainText("+400.00");
  await page.getByRole("button", { name: "设定", exact: true }).click();
  await expect(page.getByText(/差额税率设为 10 %/).first()).toBeVisible();
  // (1200 − 700) × 90 % − 50
  await amount(page, "li", item("repair"), "400.00");
  // The figure's evidence opens the page of the repair.
  await openEvidence(page, item("repair"), "400.00");
  await expect(page).toHaveURL(/#\/repairs\/[0-9a-f-]{36}/);
  await expect(step("paid")).toContainText(words("jobs")["jobs.state.done"]);

  // It is found by its fault.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "查找与操作" }).fill("主机黑屏");
  await page.getByRole("option", { name: /维修 W.*主机黑屏/ }).click();
  await expect(page).toHaveURL(/#\/repairs\/[0-9a-f-]{36}/);

  // The same fault again: how it was written is offered, and the site's repairs are told.
  await form(page, "repair");
  await expect(open).toHaveCount(0);
  await choose(page, "工程或客户", repair);
  await expect(page.getByText(/3 个月内修过：主机黑屏/)).toBeVisible();
  await expect(page.locator("datalist option")).toHaveAttribute("value", "主机黑屏");
});

test("a form of somebody else's says so and is shut, and an approval follows the seat", async ({ page }) => {
  await begin(page, facts(...people, site), "li");
  const submit = page.getByRole("main").getByRole("button", { name: "登记", exact: true });
  const main = page.getByRole("main");
  for (const code of ["penalty", "waived", "approved", "leave", "follow_ups", "travel", "morning"]) {
    await page.goto(`./#/record/${code}`);
    await expect(main.getByText("当前使用人无权登记此项")).toBeVisible();
    await expect(main.getByText(/^请经理马建国/)).toBeVisible();
    await expect(submit).toBeDisabled();
    await expect(main.locator("fieldset.form-body :is(input, select)").first()).toBeDisabled();
  }
  await expect(main.getByRole("button", { name: /我是/ })).toHaveCount(0);
  await page.goto("./#/record/approved");
  await sitAs(page, "方志远（销售副总）");
  await expect(submit).toBeEnabled();
  await expect(page.getByLabel("审批人")).toHaveValue("vp");
  await sitAs(page, "马建国（经理）");
  await expect(page.getByLabel("审批人")).toHaveValue("ma");
  await expect(page.getByLabel("审批人").getByRole("option")).toHaveText(["请选择", "马建国（经理）"]);
});

test("a rule set adopted for far ahead is named, with the way to withdraw it", async ({ page }) => {
  const ahead: [string, object] = ["2026-01-05", { rule_set: { from: "2099-01", name: "误录", values: {} } }];
  await begin(page, facts(...people, site, ahead), "ma");
  await page.goto("./#/rules");
  await page.getByRole("link", { name: words("rules")["rules.held_up.way"] }).click();
  await expect(page).toHaveURL(/#\/rules\/history$/);
  const set = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "误录" });
  await expect(set.getByRole("button", { name: words("forms")["forms.withdraw"] })).toBeVisible();
});

test("what is doubled, too much or not asked for is said before it is recorded", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await form(page, "punch");
  const punch = async (time: string) => {
    await page.getByLabel("姓名").selectOption({ label: "李强（技术员）" });
    await page.locator("#record-time").fill(time);
  };
  await punch("04:01");
  await save(page, "punch");
  await punch("04:02");
  await expect(page.getByText("当天已登记 04:01 打卡，以最早一次为准")).toBeVisible();
  await punch("04:00");
  await expect(page.getByText("当天已登记 04:01 打卡；本次更早")).toBeVisible();

  await form(page, "penalty");
  const sum = page.getByLabel("按金额罚的，金额（元）");
  await choose(page, "条款", "7.20");
  await expect(sum).toHaveAttribute("aria-required", "true");
  await expect(page.getByRole("status").getByText("金额的 2 倍，辞退，经理 500.00 元")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("本条按金额计罚，请填金额。");
  await choose(page, "条款", "7.14");
  await expect(sum).toHaveCount(0);
  await page.getByLabel("姓名").selectOption({ label: "李强（技术员）" });
  await expect(page.getByText("第 1 次：20.00 元。")).toBeVisible();

  await form(page, "follow_ups");
  await page.getByLabel("合格份数").fill("-3");
  await page.getByLabel("合格份数").blur();
  await expect(page.getByText("不能小于零。")).toBeVisible();
});

test("clock-ins of a morning, a penalty, an excuse and a contract reach the statements", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await form(page, "penalty");
  await choose(page, "条款", "7.14");
  await page.getByLabel("姓名").selectOption({ label: "赵磊（技术员）" });
  await save(page, "penalty");
  await amount(page, "zh", item("penalty"), "−20.00");

  await form(page, "product_issue");
  await page.getByLabel("报告人").selectOption({ label: "赵磊（技术员）" });
  await save(page, "product_issue");
  await amount(page, "zh", item("product_issue"), "50.00");

  await form(page, "contract");
  await choose(page, "工程或客户", "东河中学");
  await page.getByLabel("签订人").selectOption({ label: "李强（技术员）" });
  await page.getByLabel("实施人").selectOption({ label: "李强（技术员）" });
  await page.getByLabel("协议金额（元）").fill("-1");
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("不能小于零。");
  await page.getByLabel("协议金额（元）").fill("2000");
  await page.locator("#record-from").fill(`${thisMonth.slice(0, 4)}-01-01`);
  await page.locator("#record-to").fill(`${thisMonth.slice(0, 4)}-12-31`);
  await save(page, "contract");
  // Its page shows, with the money that is to come in.
  await expect(page).toHaveURL(/#\/contracts\/[0-9a-f-]{36}/);
  await expect(page.getByText("已收 0.00 元，协议金额 2,000.00 元。")).toBeVisible();
  await page.getByLabel("金额（元）").fill("99999");
  await expect(page.getByText("款项已到齐，超出协议 97,999.00 元，请核对。")).toBeVisible();
  await page.getByLabel("金额（元）").fill("2000");
  await expect(page.getByText("款项已到齐。")).toBeVisible();
  await take(page, "receipt", "receipt");
  await amount(page, "li", item("maintenance_signing"), "300.00");
  await openEvidence(page, item("maintenance_signing"), "300.00");
  await expect(page).toHaveURL(/#\/contracts\/[0-9a-f-]{36}/);

  // A mistake is withdrawn with a reason, and its line is gone.
  await form(page, "penalty");
  const row = page.getByRole("listitem").filter({ hasText: "7.14" }).first();
  await row.getByRole("button").first().click();
  await row.getByRole("button", { name: "登记有误，作废…" }).click();
  await row.getByLabel("作废原因").fill("不是他放的");
  await row.getByRole("button", { name: "作废", exact: true }).click();
  await expect(page.getByText("已作废，原记录保留").first()).toBeVisible();
  await page.goto(`./#/settlement?month=${thisMonth}&person=zh`);
  await expect(page.getByText(item("product_issue")).first()).toBeVisible();
  await expect(page.getByText(item("penalty"))).toHaveCount(0);
});

test("the palette reaches forms, sites and people's pay", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await page.goto("./#/data");
  // The program's own page: the frame before it hears no keys.
  await expect(page.getByRole("heading", { level: 1, name: "数据" })).toBeVisible();
  const go = async (typed: string, wanted: RegExp) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "查找与操作" }).fill(typed);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(wanted);
  };
  await go("东河中学", /#\/sites\/s1$/);
  await go("登记 差旅报销", /#\/record\/travel$/);
  await go("李强 工资", /#\/my-pay\?person=li$/);
  await go(`结算 ${thisMonth}`, new RegExp(`#/settlement\\?month=${thisMonth}$`));
});

test("a site described on the way leads back to the notice with what was typed", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await page.goto("./#/jobs/new");
  await page.getByRole("textbox", { name: "第 1 台" }).fill("600");
  await page.getByRole("link", { name: "新增客户／工程" }).click();
  await page.getByLabel("工程名称").fill("西河医院");
  await page.getByRole("radio", { name: "本市下属县" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page).toHaveURL(/#\/jobs\/new$/);
  await expect(page.getByRole("textbox", { name: "第 1 台" })).toHaveValue("600");
  await expect(page.getByRole("combobox", { name: "工程" })).toHaveValue(/西河医院/);
});

test("a customer who is not known yet is described on the way to a repair", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await page.goto("./#/record/repair");
  await page.getByLabel("故障").fill("主机黑屏");
  await page.getByRole("link", { name: "新增客户／工程" }).click();
  await page.getByLabel("工程名称").fill("西河医院");
  await page.getByRole("radio", { name: "本市下属县" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page).toHaveURL(/#\/record\/repair/);
  await expect(page.getByLabel("故障")).toHaveValue("主机黑屏");
  await expect(page.getByRole("combobox", { name: "工程或客户" })).toHaveValue(/西河医院/);
});
