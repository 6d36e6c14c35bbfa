// What a person does while the browser may be killed at any moment: found a branch, record, import, close a month, back up. Each resolves with
// what the page has reported as saved.
import { hire } from "../../tests/e2e/support/hire.mjs";
import { seed } from "../../tests/e2e/support/seed.mjs";
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
  // What a browser remembers of who sits there may be lost with it.
  await who.selectOption({ label: "马国强（经理）" });
}

/** Another screen of the page that is open. */
const open = (page, route) => page.goto(new URL(route, page.url()).href);

/** Does something and waits until the page reports it. What it reported before is taken off the screen. */
async function reported(page, text, act) {
  const old = page.getByRole("button", { name: "关闭这条消息" });
  while (await old.count()) await old.first().click({ timeout: 1000 }).catch(() => {});
  await act();
  await page.getByText(text).first().waitFor();
}

async function record(page, next) {
  const name = `技工${Math.floor(next() * 1e9)}`;
  await open(page, "#/people");
  await hire(page, name);
  return { person: name };
}

/** Facts with ids of their own. */
function punches(next, count) {
  const run = Math.floor(next() * 2 ** 40).toString(16).padStart(12, "0").slice(0, 12);
  const fact = (n) => ({
    id: `018f2b6a-${String(n).padStart(4, "0")}-7000-8000-${run}`,
    on: "2025-03-05",
    recorded: "2025-03-05T10:00:00",
    actor: "ma",
    device: "phone",
    fact: { punch: { person: `p${n % 40}`, at: "2025-03-05T08:00:00" } },
  });
  return Array.from({ length: count }, (_, n) => fact(n));
}

function bundle(next) {
  const facts = punches(next, one(next, [1, 40, 400, 4000]));
  const head = { format: "fieldbook-bundle", version: 1, exported: "2025-03-05T10:00:00", device: "phone", branch: "" };
  return { ids: facts.map(({ id }) => id), text: JSON.stringify({ ...head, facts, drafts: {} }) };
}

async function bring(page, next, seen) {
  const { ids, text } = bundle(next);
  seen.attempted(ids);
  await open(page, "#/data");
  await page.getByLabel("选择文件…").setInputFiles({
    name: "phone.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await reported(page, `已存入 ${ids.length} 条登记。`, () => page.getByRole("button", { name: /^存入/ }).click());
  return { ids };
}

/** So many records that the app joins them: a fact in each, as if it had been used for a month, by another tab. */
async function use(page, next, seen) {
  const facts = punches(next, 300);
  const ids = facts.map(({ id }) => id);
  seen.attempted(ids);
  await page.evaluate(seed, { name: "fieldbook", batches: facts.map((fact) => JSON.stringify([fact])) });
  return { ids };
}

/** The first month with something to settle is that of what is imported: months counted from January 2025. */
const FIRST = 2;

async function closeMonth(page, _next, _seen, closed) {
  const [year, number] = [2025 + Math.floor((FIRST + closed) / 12), ((FIRST + closed) % 12) + 1];
  const month = `${year}-${String(number).padStart(2, "0")}`;
  // Only a month that is over can be closed.
  if (month >= new Date().toISOString().slice(0, 7)) return {};
  await open(page, `#/settlement?month=${month}`);
  const close = page.getByRole("button", { name: "结账", exact: true });
  const nothing = page.getByRole("link", { name: "去登记" });
  await close.or(nothing).first().waitFor();
  if (await nothing.isVisible()) return {};
  await close.click();
  await page.getByRole("dialog").getByRole("button", { name: "确认结账" }).click();
  await page.getByText(new RegExp(`${year}年${number}月 已结账`)).first().waitFor();
  return { month };
}

async function backUp(page) {
  await open(page, "#/data");
  const main = page.getByRole("main");
  const choose = main.getByRole("button", { name: "选择备份文件夹…" });
  const now = main.getByRole("button", { name: /立即备份|允许并备份/ });
  await choose.or(now).first().waitFor();
  await reported(page, "已备份到文件夹，读出核对无误。", () => choose.or(now).first().click());
  return { backup: true };
}

/** How often each is done. */
const ACTIONS = [record, record, use, bring, bring, closeMonth, backUp, backUp];

/** One thing after the other until the browser is killed. `seen` hears of each that was reported as saved. */
export async function work(page, next, seen, closed) {
  for (;;) {
    const saved = await one(next, ACTIONS)(page, next, seen, closed);
    if (saved.month) closed += 1;
    seen.saved(saved);
  }
}
