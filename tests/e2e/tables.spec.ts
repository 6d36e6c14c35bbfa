// What leaves a screen as a table: a workbook, CSV, what is pasted; and the deadlines as a calendar file.
import { begin, dayFromToday, facts, people } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import { unzip } from "./support/zip";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

const today = dayFromToday(0);
const site: [string, object] = ["2024-01-02", { site: { site: "s1", name: "=城关,中学", customer: "教育局", area: "county" } }];
const notice = (number: string, to: string): [string, object] => [
  today,
  { notice: { notice: number, site: "s1", to, kind: "new", controllers: [{ points: 1300 }] } },
];

async function openJobs(page: Page) {
  await begin(page, facts(...people, site, notice("0012", "li"), notice("0013", "li")), "ma");
  await page.goto("./#/jobs");
  await page.getByRole("searchbox").fill("0012");
  await expect(page.locator(".split-list tbody tr")).toHaveCount(1);
}

/** Presses one of the ways, and what is downloaded then. */
async function taken(page: Page, way: string) {
  await page.locator(".split-list").getByRole("button", { name: "导出表格" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: way }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("a filtered list leaves as it is filtered: as CSV and as a workbook", async ({ page }) => {
  await openJobs(page);
  const csv = await taken(page, "CSV 文件");
  expect(csv.name).toBe(`东河分公司-工单-${today}.csv`);
  const text = csv.bytes.toString("utf8");
  expect(text.startsWith("\ufeff编号,工程,")).toBe(true);
  const rows = text.trimEnd().split("\r\n");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(`0012,"'=城关,中学",教育局,新工程,`);
  expect(rows[1]).toContain(`,1300,${today},`);
  await expect(page.getByText(`已导出 ${csv.name}`)).toBeVisible();

  const workbook = await taken(page, "Excel 表格（XLSX）");
  expect(workbook.name).toBe(`东河分公司-工单-${today}.xlsx`);
  const sheet = unzip(workbook.bytes, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain("<v>1300</v>");
  expect(unzip(workbook.bytes, "xl/sharedStrings.xml")).toContain("<t>0012</t>");
  expect(unzip(workbook.bytes, "xl/sharedStrings.xml")).not.toContain("0013");
});

test("of two tables on a page each button names its own, and the menu stays beside the rail", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await page.evaluate(() => localStorage.setItem("fieldbook.lang", JSON.stringify("en")));
  const buttons = page.getByRole("main").getByRole("button", { name: "Export table" });
  await page.goto("./#/rules/history");
  await expect(buttons).toHaveCount(2);
  expect(new Set(await buttons.allInnerTexts()).size).toBe(2);

  await page.goto("./#/settlement");
  await buttons.first().click();
  const [list, main] = [page.getByRole("menu"), page.getByRole("main")];
  const column = (await main.boundingBox())!;
  await expect.poll(async () => (await list.boundingBox())!.x).toBeGreaterThanOrEqual(column.x);
});

test("a list is copied by the keyboard alone, as a table and as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openJobs(page);
  const button = page.locator(".split-list").getByRole("button", { name: "导出表格" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "复制" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("已复制 1 行，可粘贴到 WPS 或 Excel。")).toBeVisible();
  await expect(button).toBeFocused();
  const clipboard = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (kind: string) => (await item.getType(kind)).text();
    return { text: await read("text/plain"), html: await read("text/html") };
  });
  expect(clipboard.text.split(/\r?\n/)[1]).toMatch(/^0012\t'=城关,中学\t教育局\t新工程\t\t[^\t]+\t1300\t/);
  expect(clipboard.html).toContain(">0012</td>");
  expect(clipboard.html).toContain("mso-number-format");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the ways stay within the window wherever their button stands", async ({ page }) => {
    await begin(page, facts(...people, site, notice("0012", "li")), "ma");
    for (const screen of ["people", "jobs", "my-pay"]) {
      await page.goto(`./#/${screen}`);
      await page.getByRole("button", { name: "导出表格" }).first().click();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      const menu = (await page.getByRole("menu").boundingBox())!;
      expect(menu.x, screen).toBeGreaterThanOrEqual(0);
      expect(menu.x + menu.width, screen).toBeLessThanOrEqual(360);
    }
  });
});

test("the deadlines of today leave as a calendar file", async ({ page }) => {
  await begin(page, facts(...people, site, notice("0012", "li"), [today, { finished: { notice: "0012" } }]), "li");
  await page.goto("./#/");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为日历文件（ICS）" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^东河分公司-期限-.+\.ics$/);
  const text = (await readFile(await file.path())).toString("utf8").replaceAll("\r\n ", "");
  expect(text).toContain("UID:papers/5.1.7/0012/东河分公司\r\n");
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/);
});
