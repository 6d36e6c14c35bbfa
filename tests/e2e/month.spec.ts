// From an empty browser through the sample branch to a closed month, tried rules and one's own pay.
import { begin, dayFromToday, facts, people } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import { unzip } from "./support/zip";
import { readFile } from "node:fs/promises";

const lastMonth = (() => {
  const [year, month] = dayFromToday(0).split("-").map(Number);
  const before = new Date(Date.UTC(year, month - 2, 1));
  return { iso: before.toISOString().slice(0, 7), words: `${before.getUTCFullYear()}年${before.getUTCMonth() + 1}月` };
})();

async function openSample(page: import("@playwright/test").Page) {
  await page.goto("./");
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });
}

test("a statement's heading names whoever is shown, and begins at its top", async ({ page }) => {
  await openSample(page);
  await page.goto(`./#/settlement?month=${lastMonth.iso}`);
  const people = page.getByRole("table").first().getByRole("rowheader").getByRole("link");
  await expect(people.nth(3)).toBeVisible();
  const names = await people.allInnerTexts();
  await page.evaluate(() => scrollTo(0, 200));
  await people.first().click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(`${names[0]} ${lastMonth.words} 工资结算单`);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  for (const name of names.slice(1, 4)) {
    await page.keyboard.press("]");
    await expect(heading).toHaveText(`${name} ${lastMonth.words} 工资结算单`);
  }
});

test("the sample branch: a figure opened, the month closed, the sheet printed", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
  await expectAccessible(page);
  await openSample(page);
  await expectAccessible(page);

  await page.goto(`./#/settlement?month=${lastMonth.iso}`);
  await expect(page.getByText("财务应付合计").first()).toBeVisible();
  await expectAccessible(page);
  const cell = page.getByRole("button", { name: /首付：[\d,.−]+ 元，打开明细/ }).first();
  const said = /：([\d,.−]+) 元/.exec((await cell.getAttribute("aria-label")) ?? (await cell.innerText()))![1];
  await cell.click();
  await expect(page.getByText(`共 ${said} 元`)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "结账", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const total = /财务应付合计 ([\d,.]+) 元/.exec(await dialog.innerText())![1];
  await dialog.getByRole("button", { name: "确认结账" }).click();
  await expect(page.getByText(`${lastMonth.words} 已结账，应付 ${total} 元`).first()).toBeVisible();
  await expect(page.getByText("已结账").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("已结账").first()).toBeVisible();
  await expect(page.getByText(total).first()).toBeVisible();

  await page.goto(`./#/print/${lastMonth.iso}`);
  await expect(page.getByText("金额大写").first()).toBeVisible();
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
});

test("the spreadsheet of the month comes to what is on the screen; its writer is fetched when it is asked for", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await openSample(page);
  await page.goto(`./#/settlement?month=${lastMonth.iso}`);
  const payable = page.locator(".settle-payable");
  await expect(payable).toContainText("财务应付合计");
  const total = /[\d,]+\.\d\d/.exec(await payable.innerText())![0].replaceAll(",", "");
  // In which folder it lies is the build's own.
  const writer = () => fetched.filter((path) => path.endsWith("/workbook.js")).length;
  expect(writer()).toBe(0);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出表格" }).first().click();
  await page.getByRole("menuitem", { name: "Excel 表格（XLSX）" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^.+-工资结算-${lastMonth.iso}\\.xlsx$`));
  expect(writer()).toBe(1);
  const archive = await readFile(await file.path());
  const people = unzip(archive, "xl/worksheets/sheet1.xml");
  const numbers = (sheet: string) => [...sheet.matchAll(/<v>([^<]*)<\/v>/g)].map(([, number]) => Number(number));
  expect(numbers(people)).toContain(Number(total));
  expect(people).toContain('state="frozen"');
  expect(numbers(unzip(archive, "xl/worksheets/sheet2.xml"))).toContain(Number(total));
});

test("tried rules are compared, refused where they are wrong, and adopted from a month on", async ({ page }) => {
  await openSample(page);
  await page.goto("./#/whatif");
  await expectAccessible(page);
  await page.getByRole("button", { name: "以此规则试算" }).first().click();
  await expect(page.getByRole("table", { name: "每个人按现行规则和试算的工资" })).toBeVisible();
  await expect(page.getByText("与现行规则结果相同。")).toBeVisible();
  await expectAccessible(page);
  const percent = page.getByLabel(/比例/).nth(1);
  await percent.fill("-5");
  await expect(page.getByText("不能小于零。").first()).toBeVisible();
  await percent.fill("90");
  await expect(page.getByText(/合计多付 [\d,.]+ 元/)).toBeVisible();
  await page.getByRole("button", { name: "采用…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("规则名称").fill("第二级 90 %");
  await dialog.getByRole("button", { name: /采用|起用/ }).last().click();
  await expect(page.getByText(/“第二级 90 %”自.*起生效/).first()).toBeVisible();
  await page.goto("./#/rules");
  await expect(page.getByText("第二级 90 %").first()).toBeVisible();
  await expectAccessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a technician sees what he gets, what waits and what would bring more", async ({ page }) => {
    const today = dayFromToday(0);
    const site = { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } };
    const notice = { notice: { notice: "T-1", site: "s1", to: "li", kind: "new", controllers: [{ points: 999 }] } };
    const steps: object[] = [
      { finished: { notice: "T-1" } },
      { papers: { notice: "T-1" } },
      { callback: { job: "T-1", confirmed: true } },
    ];
    const dated = [notice, ...steps].map((fact): [string, object] => [today, fact]);
    await begin(page, facts(...people, ["2024-01-02", site], ...dated), "li");
    await page.goto("./#/my-pay?person=li");
    // 3000.00 + 119.88 − 5.99, as far as the month's own rules for few points go.
    await expect(page.getByText("119.88").first()).toBeVisible();
    await expect(page.getByText(/再接 1,001 点达到 80 %/)).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });

  test("what is only assumed says so, and a chosen name is remembered over who sits here", async ({ page }) => {
    const today = dayFromToday(0);
    const site = { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } };
    const notice = { notice: { notice: "T-1", site: "s1", to: "li", kind: "new", controllers: [{ points: 999 }] } };
    const dated = [notice, { finished: { notice: "T-1" } }].map((fact): [string, object] => [today, fact]);
    await begin(page, facts(...people, ["2024-01-02", site], ...dated), "ma");
    await page.goto("./#/my-pay");
    await page.getByLabel("我是").selectOption("li");
    // 999 × 0.30 × 50 % = 149.85; 80 % of it is 119.88, of which 5 % go to the clerk.
    const expected = page.getByRole("button", { name: /调试费首付.*113\.89/ });
    await expected.click();
    await expect(page.getByText("119.88 − 5.99 = 113.89")).toBeVisible();
    await expect(page.getByText("假设此步今天完成").first()).toBeVisible();
    await expect(page.getByText("不在本机上")).toHaveCount(0);
    await page.goto("./#/");
    await page.goto("./#/my-pay");
    await expect(page.getByLabel("我是")).toHaveValue("li");
    // A month that is over gives no advice any more.
    await page.goto(`./#/my-pay?person=li&month=${lastMonth.iso}`);
    await expect(page.getByRole("region", { name: lastMonth.words, exact: true })).toBeVisible();
    await expect(page.getByText(/再接|还差/)).toHaveCount(0);
  });

  test("every screen fits a narrow phone and breaks no accessibility rule, in both languages", async ({ page }) => {
    test.setTimeout(300_000);
    await openSample(page);
    for (const language of ["zh-CN", "en"]) {
      await page.evaluate((language) => localStorage.setItem("fieldbook.lang", JSON.stringify(language)), language);
      await page.reload();
      for (const screen of ["", "jobs", "jobs/new", "sites", "record", "settlement", "whatif", "my-pay", "rules", "people", "data"]) {
        await page.goto(`./#/${screen}`);
        await expect(page.locator("#boot")).toHaveCount(0);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${screen} in ${language}`).toBeLessThanOrEqual(360);
        await expectAccessible(page);
      }
    }
  });
});
