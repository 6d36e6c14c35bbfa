// What comes from elsewhere: a technician's file with more than he may record, and two answers to one question.
import type { Page } from "@playwright/test";
import { choose } from "./support/branch";
import { begin, dayFromToday, facts, people } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";

const site: [string, object] = ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } }];
const notice = (id: string): [string, object] => [
  dayFromToday(-9),
  { notice: { notice: id, site: "s1", to: "li", kind: "new", controllers: [{ points: 600 }] } },
];

/** A file of another device. */
function file(device: string, actor: string, bodies: [on: string, fact: object][]) {
  const recorded = (on: string) => (on > dayFromToday(-1) ? dayFromToday(-1) : on);
  const all = bodies.map(([on, fact], place) => ({
    id: `01a00000-0000-7000-8000-${String(device.length * 1000 + place).padStart(12, "0")}`,
    on,
    recorded: `${recorded(on)}T18:00:00`,
    actor,
    device,
    fact,
  }));
  const head = { format: "fieldbook-bundle", version: 1, exported: `${dayFromToday(0)}T00:00:00`, device, branch: "东河分公司" };
  return JSON.stringify({ ...head, facts: all });
}

const store = (page: Page) => page.getByRole("button", { name: /^存入 \d+ 条新登记$/ }).click();

/** Withdraws the first entry that is kept aside, with a reason. */
async function withdrawFirst(page: Page) {
  await page.getByRole("button", { name: "不采用，作废…" }).first().click();
  await page.getByLabel("作废原因").fill("不该由他登记");
  await page.getByRole("button", { name: "作废", exact: true }).click();
}

test("a technician's file: his work counts, what he may not record is kept aside until the manager looks", async ({ page }) => {
  await begin(page, facts(...people, site, notice("T1")), "ma");
  const raise = { person_changed: { person: "li", name: "李强", role: "technician", base_wage: "8000.00" } };
  const on = dayFromToday(-3);
  await page.goto("./#/data");
  await choose(
    page,
    file("lis-phone", "li", [
      [on, { finished: { notice: "T1" } }],
      [on, raise],
      [on, { person_changed: { person: "li", name: "李强", role: "manager", base_wage: "3000.00" } }],
      [on, { leave: { person: "zh" } }],
    ]),
  );
  await expect(page.getByText("有 3 条存入后搁置，不生效：")).toBeVisible();
  await expect(page.getByText(/李强.*：此项应由经理、总经理登记/).first()).toBeVisible();
  await expectAccessible(page);
  await store(page);

  await page.goto("./#/people");
  await expect(page.getByRole("row").filter({ hasText: "李强" })).not.toContainText("8,000.00");
  await page.goto("./#/jobs/T1");
  await expect(page.getByRole("heading", { name: /T1/ })).toBeVisible();
  await page.goto("./#/");
  const line = page.getByRole("listitem").filter({ hasText: "有搁置的登记：处理" });
  await expect(line).toContainText("3 条，已保留、不生效");
  await page.goto("./#/record/aside");
  await expect(page.getByRole("heading", { level: 1, name: "搁置的登记" })).toBeVisible();
  await expectAccessible(page);
  const raised = page.getByRole("listitem").filter({ hasText: "8,000.00" });
  await raised.getByRole("button", { name: "改由本人登记" }).click();
  await raised.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText("已由本人登记。").first()).toBeVisible();
  for (let left = 2; left > 0; left -= 1) {
    await expect(page.getByRole("button", { name: "不采用，作废…" })).toHaveCount(left);
    await withdrawFirst(page);
    // Whoever has done with one is at the next.
    if (left > 1) await expect(page.locator("[id^=aside-]").first()).toBeFocused();
  }
  await expect(page.getByText("没有搁置的登记。")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "搁置的登记" })).toBeFocused();
  await page.goto("./#/people");
  await expect(page.getByRole("row").filter({ hasText: "李强" })).toContainText("8,000.00");
});

test("two days of finishing are both kept, wait, and one of them is chosen", async ({ page }) => {
  const finished = { finished: { notice: "T1" } };
  const papers: [string, object] = [dayFromToday(-5), { papers: { notice: "T1" } }];
  const callback: [string, object] = [dayFromToday(-5), { callback: { job: "T1", confirmed: true } }];
  await begin(page, facts(...people, site, notice("T1"), [dayFromToday(-5), finished], papers, callback), "ma");
  await page.goto("./#/data");
  await choose(page, file("second-desk", "ma", [[dayFromToday(-4), finished]]));
  await store(page);
  await page.goto("./#/");
  const line = page.getByRole("listitem").filter({ hasText: "两处填写不一致：裁定" });
  await expect(line).toContainText("东河中学（T1）：调试完成的日期");
  await page.goto("./#/my-pay?person=li");
  await expect(page.getByText("东河中学（T1）：调试完成的日期").first()).toBeVisible();
  await page.goto("./#/jobs/T1");
  await expect(page.getByText("有两种不同的登记，待裁定")).toBeVisible();
  const held = page.locator(".job-money");
  await expect(held.getByText("李强、吴敏的款项待经理裁定：对同一件事有两种登记")).toBeVisible();
  await expect(held.getByText("资料交回")).toHaveCount(0);
  await held.getByRole("link", { name: "查看并裁定" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "两处填写不一致" })).toBeVisible();
  await expect(page.getByRole("button", { name: "以此为准" })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "以此为准" }).last().click();
  await page.getByRole("button", { name: "以此为准，另一条作废" }).click();
  await expect(page.getByText("没有不一致的登记。")).toBeVisible();
  await page.goto("./#/jobs/T1");
  await expect(page.getByText("有两种不同的登记，待裁定")).toHaveCount(0);
});

test("a wage that two say differently waits, and its reason stands wherever one looks for it", async ({ page }) => {
  const on = `${dayFromToday(0).slice(0, 7)}-01`;
  const changed = (base_wage: string): [string, object] => [on, { person_changed: { person: "li", name: "李强", role: "technician", base_wage } }];
  await begin(page, facts(...people, site, changed("3100.00")), "ma");
  await page.goto("./#/data");
  await choose(page, file("second-desk", "ma", [changed("3300.00")]));
  await store(page);
  const named = "李强：岗位与基本工资";
  await page.goto("./#/");
  const line = page.getByRole("listitem").filter({ hasText: "两处填写不一致：裁定" });
  await expect(line).toContainText(named);
  await expect(line).toContainText("金额未定");
  for (const place of ["people", "my-pay?person=li", `settlement?month=${on.slice(0, 7)}`, `settlement?month=${on.slice(0, 7)}&person=li`]) {
    await page.goto(`./#/${place}`);
    await expect(page.getByText(named).first(), place).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByRole("link", { name: "查看并裁定" }).click();
  await page.getByRole("button", { name: "以此为准" }).last().click();
  await page.getByRole("button", { name: "以此为准，另一条作废" }).click();
  await page.goto(`./#/settlement?month=${on.slice(0, 7)}&person=li`);
  await expect(page.getByText("3,300.00").first()).toBeVisible();
});

test("a closing in a file that does not come to its own figures is kept aside", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  const month = dayFromToday(-40).slice(0, 7);
  const known_until = `${dayFromToday(-1)}T08:00:00`;
  const lines = [{ person: "li", item: "base_wage", subject: "", amount: "9999.00" }];
  await page.goto("./#/data");
  await choose(page, file("second-desk", "ma", [[dayFromToday(-1), { close_month: { month, known_until, lines } }]]));
  await expect(page.getByRole("listitem").filter({ hasText: "的结账与当时的登记不符" }).getByText("李强 9,999.00 元，应为 3,000.00 元")).toBeVisible();
  await expectAccessible(page);
  await store(page);
  await page.goto("./#/record/aside");
  await expect(page.getByText("金额与结账时已有的登记不符，请在本处重新结账（4.1）")).toBeVisible();
  await page.goto(`./#/settlement?month=${month}`);
  await expect(page.getByRole("button", { name: "结账", exact: true })).toBeVisible();
  await page.goto("./#/record/aside");
  await withdrawFirst(page);
  await expect(page.getByText("没有搁置的登记。")).toBeVisible();
});

test("steps of a job that was withdrawn elsewhere are listed, and the job is recorded again under them", async ({ page }) => {
  const body = { notice: { notice: "0198c0de-0000-7000-8000-000000000001", number: "T1", site: "s1", to: "li", kind: "new", controllers: [{ points: 600 }] } };
  const job: [string, object] = [dayFromToday(-9), body];
  const stored = facts(...people, site, job);
  const withdrawn = { withdrawn: { fact: stored[people.length + 1].id, reason: "重复派工" } };
  await begin(page, [...stored, { ...facts([dayFromToday(-4), withdrawn])[0], id: "01900000-0000-7000-8000-000000000099" }], "ma");
  const finished = { finished: { notice: body.notice.notice } };
  await page.goto("./#/data");
  await choose(page, file("second-desk", "ma", [[dayFromToday(-5), finished], [dayFromToday(-5), { receipt: { contract: "W9", amount: "500.00" } }]]));
  await expect(page.getByText(/有 2 条存入后无归属/)).toBeVisible();
  await store(page);

  await page.goto("./#/");
  const line = page.getByRole("listitem").filter({ hasText: "有无归属的登记：处理" });
  await expect(line).toContainText("2 条，所属的工单、协议、人员或工程不在本机");
  await page.goto("./#/record/strays");
  await expect(page.getByRole("heading", { level: 1, name: "无归属的登记" })).toBeVisible();
  const gone = page.getByRole("region", { name: "调试派工：T1" });
  await expect(gone).toContainText("原因：重复派工");
  await expect(page.getByRole("region", { name: "维保协议：W9" })).toContainText("可能在另一个文件里");
  await expectAccessible(page);

  await gone.getByRole("button", { name: "重新登记…" }).click();
  await gone.getByRole("button", { name: "按原样重新登记" }).click();
  await expect(page.getByText("已重新登记。").first()).toBeVisible();
  await expect(gone).toHaveCount(0);
  const money = page.getByRole("region", { name: "维保协议：W9" });
  await money.getByRole("button", { name: "登记有误，作废…" }).click();
  await money.getByLabel("作废原因").fill("记到别的协议上了");
  await money.getByRole("button", { name: "作废", exact: true }).click();
  await expect(page.getByText("没有无归属的登记。")).toBeVisible();
  await page.goto("./#/jobs?find=T1");
  await expect(page.getByRole("row").filter({ hasText: "T1" })).toHaveCount(1);
});

test("what came from a file is marked, listed by when it came, and looked at by its file", async ({ page }) => {
  await begin(page, facts(...people, site, notice("T1")), "ma");
  await page.goto("./#/data");
  const bodies: [string, object][] = [
    [dayFromToday(-400), { follow_ups: { by: "li", qualified: 3 } }],
    [dayFromToday(-3), { receipt: { contract: "W9", amount: "500.00" } }],
    [dayFromToday(-3), { leave: { person: "zh" } }],
  ];
  // A clerk's file, with two records that are not hers to make.
  await choose(page, file("her-desk", "wu", bodies), "吴敏.json");
  await store(page);

  await page.goto("./#/record/all");
  const rows = page.getByRole("main").locator(".facts > li");
  await expect(rows.filter({ hasText: "来自文件" })).toHaveCount(3);
  await expect(rows.filter({ hasText: "派给李强" })).not.toContainText("来自文件");
  // By the time that it claims it is among the oldest; by when it came it is not.
  const old = (row: number) => expect(rows.nth(row)).toContainText("回访");
  await page.getByRole("combobox", { name: "顺序" }).selectOption({ label: "顺序：按到达本机的时间" });
  await old(2);
  await rows.nth(2).getByRole("button").first().click();
  await expect(rows.nth(2)).toContainText("到本机，来自文件“吴敏.json”（设备 DESK）；文件里写的登记时间是");
  await expectAccessible(page);

  await rows.nth(2).getByRole("link", { name: "查看同一次存入的登记" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /吴敏\.json/ })).toBeVisible();
  await expect(page.getByText(/新登记 3 条/)).toBeVisible();
  await expect(page.getByText("搁置 2 条 · 无归属 1 条")).toBeVisible();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("回访");
  await expect(rows.nth(1)).toContainText("无归属");
  await expect(rows.last()).toContainText("搁置");
  await expectAccessible(page);

  await page.getByRole("link", { name: "全部存入" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "从文件存入的登记" })).toBeVisible();
  const one = page.getByRole("listitem").filter({ hasText: "吴敏.json" });
  await expect(one).toContainText("搁置 2 条 · 无归属 1 条");
  await expectAccessible(page);
  // It is remembered.
  await page.reload();
  await expect(one).toHaveCount(1);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "导出表格" }).focus();
  await page.keyboard.press("Tab");
  await expect(one.getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(3);

  // What is put in the place of everything came at once, and alone.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("./#/data");
  await choose(page, file("her-desk", "wu", [...people, site]), "备份.json");
  await page.getByRole("button", { name: "删除本机数据，改用这个文件…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除本机数据，存入文件" }).click();
  await expect(page.getByText(`已存入 ${people.length + 1} 条登记。`)).toBeVisible();
  await page.goto("./#/record/arrivals");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: /备份\.json/ }).click();
  await expect(rows).toHaveCount(people.length + 1);
  await expect(rows.filter({ hasText: "来自文件" })).toHaveCount(people.length + 1);
});
