// What a person does while the power may go: found a branch, record, import, close a month, back up. Each resolves with
// what the page has reported as saved.
import { one } from "./chance.mjs";

const BRANCH = "城关客户服务部";

async function fillPerson(row, name, wage) {
  await row.getByLabel("姓名").fill(name);
  await row.getByLabel("基本工资").fill(wage);
  await row.getByLabel("到岗日期").fill("2025-01-02");
}

/** Founds the branch where there is none, and sits its manager down. */
export async function begin(page, address) {
  await page.goto(address);
  const first = page.getByRole("button", { name: "开始填写" });
  const form = page.getByLabel("单位名称");
  const who = page.getByRole("combobox", { name: "谁在用" }).first();
  await first.or(form).or(who).first().waitFor();
  if (await first.isVisible()) await first.click();
  if (await form.isVisible()) {
    await form.fill(BRANCH);
    const people = page.getByRole("group", { name: /^第 \d+ 人$/ });
    await fillPerson(people.nth(0), "马国强", "5000");
    await fillPerson(people.nth(1), "王芳", "3200");
    await page.getByRole("button", { name: "下一步：核对" }).click();
    await page.getByRole("button", { name: "完成，开始使用" }).click();
    await page.getByText(`${BRANCH}已登记。`).waitFor();
  }
  // What a browser remembers of who sits there may be lost with the power.
  await who.selectOption({ label: "马国强（经理）" });
}

async function record(page, next) {
  const name = `技工${Math.floor(next() * 1e9)}`;
  await page.goto("#/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名").fill(name);
  await dialog.getByLabel("岗位").selectOption({ label: "技术员" });
  await dialog.getByLabel("到岗日期").fill("2025-03-03");
  await dialog.getByLabel("基本工资").fill("4000");
  await dialog.getByRole("button", { name: "新增人员" }).click();
  await page.getByRole("row", { name: new RegExp(name) }).waitFor();
  return { person: name };
}

function bundle(next) {
  const count = one(next, [1, 40, 400, 4000]);
  const run = Math.floor(next() * 2 ** 40).toString(16).padStart(12, "0").slice(0, 12);
  const fact = (n) => ({
    id: `018f2b6a-${String(n).padStart(4, "0")}-7000-8000-${run}`,
    on: "2025-03-05",
    recorded: "2025-03-05T10:00:00",
    actor: "ma",
    device: "phone",
    fact: { punch: { person: `p${n % 40}`, at: "2025-03-05T08:00:00" } },
  });
  const facts = Array.from({ length: count }, (_, n) => fact(n));
  const head = { format: "fieldbook-bundle", version: 1, exported: "2025-03-05T10:00:00", device: "phone", branch: "" };
  return { ids: facts.map(({ id }) => id), text: JSON.stringify({ ...head, facts, drafts: {} }) };
}

async function bring(page, next, seen) {
  const { ids, text } = bundle(next);
  seen.attempted(ids);
  await page.goto("#/data");
  await page.getByLabel("选择文件…").setInputFiles({
    name: "phone.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await page.getByRole("button", { name: /^存入/ }).click();
  await page.getByText(`已存入 ${ids.length} 条登记。`).waitFor();
  return { ids };
}

/** How many months are over since the branch began. */
function over(now = new Date()) {
  return (now.getFullYear() - 2025) * 12 + now.getMonth();
}

async function closeMonth(page, _next, _seen, closed) {
  if (closed >= over()) return {};
  const [year, number] = [2025 + Math.floor(closed / 12), (closed % 12) + 1];
  await page.goto(`#/settlement?month=${year}-${String(number).padStart(2, "0")}`);
  await page.getByRole("button", { name: "结账", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认结账" }).click();
  await page.getByText(new RegExp(`${year}年${number}月 已结账`)).first().waitFor();
  return { month: `${year}-${String(number).padStart(2, "0")}` };
}

async function backUp(page) {
  await page.goto("#/data");
  const main = page.getByRole("main");
  const choose = main.getByRole("button", { name: "选择备份文件夹…" });
  const now = main.getByRole("button", { name: /立即备份|允许并备份/ });
  await choose.or(now).first().waitFor();
  await choose.or(now).first().click();
  await page.getByText("已备份到文件夹，读出核对无误。").waitFor();
  return { backup: true };
}

/** How often each is done. */
const ACTIONS = [record, record, bring, bring, closeMonth, backUp, backUp];

/** One thing after the other until the power goes. `seen` hears of each that was reported as saved. */
export async function work(page, next, seen, closed) {
  for (;;) {
    const saved = await one(next, ACTIONS)(page, next, seen, closed);
    if (saved.month) closed += 1;
    seen.saved(saved);
  }
}
