// What is typed and not yet stored belongs to its tab, and outlives it.
import { begin, facts, people } from "./support/seeded";
import { expect, test } from "./support/test";
import type { BrowserContext, Page } from "@playwright/test";

const site: [string, object] = [
  "2024-01-02",
  { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } },
];

/** Two forms, and a field of each. */
const forms = [
  { address: "./#/jobs/new", field: (page: Page) => page.getByLabel("编号") },
  { address: "./#/record/contract", field: (page: Page) => page.getByLabel("协议金额（元）") },
];

async function another(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

for (const { address, field } of forms) {
  test(`two tabs at ${address} keep what was typed apart, and what a closed one held goes to the next`, async ({ page, context }) => {
    await begin(page, facts(...people, site), "ma");
    await page.goto(address);
    const other = await another(context, address);
    await field(page).fill("8801");
    await field(other).fill("9902");
    for (const tab of [page, other]) await tab.reload();
    await expect(field(page)).toHaveValue("8801");
    await expect(field(other)).toHaveValue("9902");

    await other.close();
    const next = await another(context, address);
    await expect(field(next)).toHaveValue("9902");
    // It was taken over: a third one finds nothing, and neither loses its own.
    const third = await another(context, address);
    await expect(field(third)).toBeVisible();
    await expect(field(third)).not.toHaveValue(/8801|9902/);
    for (const tab of [page, next]) await tab.reload();
    await expect(field(page)).toHaveValue("8801");
    await expect(field(next)).toHaveValue("9902");
  });
}

test("a duplicated tab is one of its own", async ({ page, context }) => {
  const { address, field } = forms[0];
  await begin(page, facts(...people, site), "ma");
  await page.goto(address);
  await field(page).fill("8801");
  // Chromium copies this when a tab is duplicated.
  const copied = await page.evaluate(() => sessionStorage.getItem("fieldbook.tab")!);
  const other = await context.newPage();
  await other.addInitScript((id) => {
    if (!sessionStorage.getItem("fieldbook.tab")) sessionStorage.setItem("fieldbook.tab", id);
  }, copied);
  await other.goto(address);
  await field(other).fill("9902");
  expect(await other.evaluate(() => sessionStorage.getItem("fieldbook.tab"))).not.toBe(copied);
  for (const tab of [page, other]) await tab.reload();
  await expect(field(page)).toHaveValue("8801");
  await expect(field(other)).toHaveValue("9902");
});

test("what a killed browser held is there again in the next one", async ({ page, context, browser }) => {
  const { address, field } = forms[0];
  await begin(page, facts(...people, site), "ma");
  await page.goto(address);
  await field(page).fill("8801");
  // What is on the disk, and nothing of the tab: no storage of its session, no lock.
  const left = await context.storageState({ indexedDB: true });
  const after = await browser.newContext({ storageState: left });
  const next = await another(after, page.url());
  await expect(field(next)).toHaveValue("8801");
  await after.close();
});

test("what one typed is not there for the next who sits at the same tab, and is there for him again", async ({ page }) => {
  const { address, field } = forms[1];
  await begin(page, facts(...people, site), "ma");
  await page.goto(address);
  await field(page).fill("8801");
  await page.goto("./#/jobs");
  const seat = page.getByRole("banner").getByLabel("谁在用");
  await seat.selectOption("wu");
  await page.goto(address);
  await expect(field(page)).not.toHaveValue("8801");
  await page.goto("./#/jobs");
  await seat.selectOption("ma");
  await page.goto(address);
  await expect(field(page)).toHaveValue("8801");
});

test("what was typed about one customer is not there for another, and what stood in a form is said and can be begun anew", async ({ page }) => {
  const other: [string, object] = ["2024-01-02", { site: { site: "s2", name: "西关小学", customer: "西关小学", area: "county" } }];
  await begin(page, facts(...people, site, other), "ma");
  const said = page.getByText("下面是之前填了还没有登记的内容。");
  const what = page.getByLabel("情况").first();
  await page.goto("./#/record/request?about=s1");
  await expect(said).toHaveCount(0);
  await what.fill("主机黑屏");
  await page.goto("./#/record/request?about=s2");
  await expect(page.getByLabel("工程或客户")).toHaveValue(/西关小学/);
  await expect(what).toHaveValue("");
  await expect(said).toHaveCount(0);
  await page.goto("./#/record/request");
  await expect(what).toHaveValue("");
  await page.goto("./#/record/request?about=s1");
  await expect(what).toHaveValue("主机黑屏");
  await expect(said).toBeVisible();
  await page.getByRole("button", { name: "清空重填" }).click();
  await expect(what).toHaveValue("");
  await expect(page.getByLabel("工程或客户")).toHaveValue(/东河中学/);
  await expect(said).toHaveCount(0);
});

test("what was typed goes along to a customer who is described on the way, from whatever form", async ({ page }) => {
  await begin(page, facts(...people, site), "ma");
  await page.goto("./#/record/request?about=s1");
  // Nobody has typed anything: Esc leaves without asking.
  await page.getByLabel("情况").first().press("Escape");
  await expect(page).toHaveURL(/#\/record$/);
  await page.goto("./#/record/request?about=s1");
  await page.getByLabel("情况").first().fill("主机黑屏");
  await page.getByRole("link", { name: "新增客户／工程" }).click();
  await page.getByLabel("工程名称").fill("西河医院");
  await page.getByRole("radio", { name: "本市下属县" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page).toHaveURL(/#\/record\/request/);
  await expect(page.getByLabel("情况").first()).toHaveValue("主机黑屏");
  await expect(page.getByLabel("工程或客户")).toHaveValue(/西河医院/);
});

test("a draft of the version before is found again", async ({ page }) => {
  const { address, field } = forms[1];
  await begin(page, facts(...people, site), "ma");
  await page.goto(address);
  await field(page).fill("8801");
  // As that version kept it: one for all tabs.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("fieldbook.draft.") && key.endsWith(".contract@ma"))!;
    const [, , , ...form] = key.split(".");
    localStorage.setItem(`fieldbook.form.${form.join(".").replace("@ma", "")}`, JSON.stringify(JSON.parse(localStorage.getItem(key)!).typed));
    localStorage.removeItem(key);
  });
  await page.reload();
  await expect(field(page)).toHaveValue("8801");
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /\.contract(@|$)/.test(key)))).toHaveLength(1);
});
