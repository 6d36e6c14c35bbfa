// A commissioning job by hand: from a new site over every step to the money, with its history and a mistake.
import { expect, expectAccessible, test } from "./support/test";
import { seedBatches } from "./support/storage";
import type { Page } from "@playwright/test";

const PEOPLE = [
  ["sun", "孙静", "manager"],
  ["gao", "高云", "clerk"],
  ["li", "李明", "technician"],
  ["wu", "吴刚", "technician"],
];

/** A branch with its people, and nothing else. */
function people() {
  return PEOPLE.map(([person, name, role], at) => ({
    id: `00000000-0000-7000-8000-00000000000${at}`,
    on: "2025-01-02",
    recorded: "2025-01-02T09:00:00",
    actor: "sun",
    device: "seed",
    fact: { person: { person, name, role, base_wage: "3000.00", joined: "2024-01-01" } },
  }));
}

async function open(page: Page) {
  await page.clock.install({ time: new Date("2025-06-20T10:00:00+08:00") });
  await page.clock.resume();
  await page.goto("/");
  await seedBatches(page, [JSON.stringify(people())]);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
}

/** Through the head of the page: where nobody has said who he is, a form asks as well. */
async function sitAs(page: Page, name: string) {
  const [id] = PEOPLE.find(([, called]) => called === name)!;
  await page.getByRole("banner").getByRole("combobox", { name: "谁在用" }).selectOption(id);
}

/** The step that is to be done next. */
const current = (page: Page) => page.locator("li.step-current");

async function tickAll(page: Page) {
  await expect(current(page).getByRole("checkbox").first()).toBeVisible();
  for (const box of await current(page).getByRole("checkbox").all()) await box.check();
}

async function issue(page: Page, points: string) {
  await page.goto("/#/sites/new");
  await sitAs(page, "孙静");
  await page.getByLabel("工程名称").fill("凤凰<i>商城</i>");
  await page.getByRole("radio", { name: "本地市区" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "凤凰<i>商城</i>" })).toBeVisible();
  await page.locator(".split-pane").getByRole("button", { name: "开调试通知单" }).click();
  await page.getByRole("textbox", { name: "第 1 台" }).fill(points);
  await page.getByLabel("派给").selectOption("li");
}

test("a job goes from its notice to its pay", async ({ page }) => {
  await open(page);
  await issue(page, "1200");
  await expect(page.getByText("1,200 点（510 点以上一档），每点 0.10 元")).toBeVisible();
  await expectAccessible(page);

  // What is typed survives a reload.
  await page.reload();
  await expect(page.getByRole("textbox", { name: "第 1 台" })).toHaveValue("1200");
  await page.getByRole("button", { name: "发单并派工" }).click();

  // Nothing is finished before every condition is ticked.
  await current(page).getByRole("button", { name: "登记完工" }).click();
  await expect(current(page).getByRole("alert")).toContainText("6.1.6");
  await tickAll(page);
  await current(page).getByRole("button", { name: "登记完工" }).click();

  // Nothing is said of papers that nobody looked at; with a failed check they do not count.
  await expect(current(page)).toContainText("三份资料");
  await tickAll(page);
  await current(page).getByRole("button", { name: "登记三份资料" }).click();
  await expect(current(page).getByRole("alert")).toContainText("请选资料是否合格。");
  await current(page).getByLabel("有不合格").check();
  await current(page).getByLabel("日期不是客户亲手写的").check();
  await expect(current(page).getByText("如此登记，资料视为未交齐")).toBeVisible();
  await expect(current(page).getByText("不合格：日期不是客户亲手写的。")).toBeVisible();
  await current(page).getByRole("button", { name: "登记为不合格" }).click();
  await expect(current(page)).toContainText("上次所交不合格：日期不是客户亲手写的");
  await tickAll(page);
  await current(page).getByLabel("全部合格").check();
  await current(page).getByRole("button", { name: "登记三份资料" }).click();

  // The callback is the clerk's, the recheck the manager's.
  await expect(current(page)).toContainText("请内勤高云登记回访。");
  await sitAs(page, "高云");
  await current(page).getByLabel("确认完成").check();
  await current(page).getByRole("button", { name: "登记回访" }).click();
  await expect(current(page)).toContainText("经理复核");
  await sitAs(page, "孙静");
  await current(page).getByLabel("合格", { exact: true }).check();
  await current(page).getByRole("button", { name: "登记复核" }).click();
  await current(page).getByLabel("免予处罚", { exact: true }).check();
  await current(page).getByLabel("免予处罚的理由").fill("表格用完了");
  await current(page).getByRole("button", { name: "作出认定" }).click();
  await expect(current(page)).toContainText("检测验收");
  await current(page).getByRole("button", { name: "登记验收" }).click();
  await expect(page.getByText("余款随 2025年12月 工资支付")).toBeVisible();

  // 1200 points × 0.1 × 50 % = 60.00: 48.00 now, 12.00 in December; the figure opens.
  const first = page.getByRole("button", { name: /2025年6月 · 李明 · 调试费首付.*48\.00/ });
  await first.click();
  await expect(page.getByText("60.00 × 80% = 48.00")).toBeVisible();
  await expect(page.getByRole("button", { name: /2025年12月 · 李明 · 调试费余款.*12\.00/ })).toBeVisible();
  await expectAccessible(page);
});

test("a mistake is withdrawn and stays visible", async ({ page }) => {
  await open(page);
  await issue(page, "300");
  await page.getByRole("button", { name: "发单并派工" }).click();
  await tickAll(page);
  await current(page).getByRole("button", { name: "登记完工" }).click();
  await expect(current(page)).toContainText("三份资料");
  const history = page.getByRole("region", { name: "经过" });
  // The notice has to wait: the finish rests on it.
  await expect(history.getByRole("listitem").first()).toContainText("先作废");
  const finished = history.getByRole("listitem").nth(1);
  await finished.getByRole("button", { name: "登记有误，作废" }).click();
  await finished.getByLabel("作废原因").fill("还没有调完");
  await finished.getByRole("form").getByRole("button", { name: "作废", exact: true }).click();
  await expect(current(page)).toContainText("完工");
  await expect(finished.locator("s")).toBeVisible();
  await expect(finished).toContainText("还没有调完");
});
