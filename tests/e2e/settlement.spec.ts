// The settlement's figures: closed as they were confirmed, printed whole, and never those of another month or person.
import { begin, dayFromToday, facts, monthBefore, people } from "./support/seeded";
import { seedBatches } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const [last, before] = [monthBefore(1), monthBefore(2)];

/** Whoever reported a product problem gets 50 yuan (5.5.1): so that the months differ. */
const reported = (day: string, by: string): [string, object] => [day, { product_issue: { by } }];

test("closing is refused with the difference when the figures are no longer those that were confirmed", async ({ page }) => {
  await begin(page, facts(...people, reported(`${last.iso}-05`, "li")), "ma");
  await page.goto(`./#/settlement?month=${last.iso}`);
  await page.getByRole("button", { name: "结账", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("财务应付合计 20,950.00 元");
  // Another window stores something and cannot tell this one.
  const late = facts(...people, reported(`${last.iso}-05`, "li"), reported(`${last.iso}-06`, "zh")).at(-1)!;
  await seedBatches(page, [JSON.stringify([late])]);
  await dialog.getByRole("button", { name: "确认结账" }).click();
  await expect(dialog.getByText("确认后数字有变动，没有结账")).toBeVisible();
  await expect(dialog.getByRole("row", { name: "赵磊 3,100.00 3,150.00 +50.00" })).toBeVisible();
  await expect(dialog).toContainText("财务应付合计 21,000.00 元");
  await expectAccessible(page);
  await expect(page.getByText("已结账", { exact: true })).toHaveCount(0);
  await dialog.getByRole("button", { name: "确认结账" }).click();
  await expect(page.getByText(`${last.words} 已结账，应付 21,000.00 元`).first()).toBeVisible();
});

test("the running month says from when it can be closed, and nothing invites to it", async ({ page }) => {
  await begin(page, facts(...people, reported(dayFromToday(0), "li")), "ma");
  await page.goto(`./#/settlement?month=${dayFromToday(0).slice(0, 7)}`);
  await expect(page.getByText("本月未结束").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "去结账" })).toHaveCount(0);
  const close = page.getByRole("button", { name: "结账", exact: true });
  await expect(close).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(/还没有结束，从.*1日起可以结账/)).toBeVisible();
});

test("the grid is one stop of the Tab key; a figure opens, closes and has the focus again", async ({ page }) => {
  await begin(page, facts(...people, reported(`${last.iso}-05`, "li")), "ma");
  await page.goto(`./#/settlement?month=${last.iso}`);
  const grid = page.locator(".settle-grid");
  await expect(grid.getByRole("link", { name: "马建国" })).toBeVisible();
  await expect(grid.locator("[tabindex='0'], a:not([tabindex]), button:not([tabindex])")).toHaveCount(1);
  await grid.getByRole("link", { name: "马建国" }).focus();
  await page.keyboard.press("ArrowRight");
  const wage = grid.getByRole("button", { name: "马建国，基本工资：5,200.00 元，打开明细" });
  await expect(wage).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("共 5,200.00 元")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("共 5,200.00 元")).toHaveCount(0);
  await expect(wage).toBeFocused();
});

const many: [string, object][] = Array.from({ length: 40 }, (_, n) => [
  "2024-01-02",
  { person: { person: `p${n}`, name: `技术员${n}`, role: "technician", base_wage: `${3000 + n}.00`, joined: "2020-01-02" } },
]);

/** How many pages a PDF has. */
async function pages(page: Page): Promise<number> {
  const text = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return text.match(/\/Type\s*\/Page\b/g)!.length;
}

test("everybody is printed, over pages, with branch, month, state and places to sign", async ({ page }) => {
  await begin(page, facts(...people, ...many, reported(`${last.iso}-05`, "li")), "ma");
  for (const view of ["", "&view=year"]) {
    await page.goto("./#/");
    await page.goto(`./#/settlement?month=${last.iso}${view}`);
    await expect(page.locator(".settle-main .settle-grid").getByRole("rowheader", { name: "技术员39" })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    const frame = page.locator(".settle-main .table-frame");
    const hidden = await frame.evaluate((frame) => frame.scrollHeight - frame.clientHeight);
    expect(hidden, "what a height meant for the screen cuts off").toBeLessThanOrEqual(1);
    await expect(page.getByText("单位：东河分公司").filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText(/未结账/).filter({ visible: true }).first()).toBeVisible();
    for (const box of ["制表", "审核", "批准"]) await expect(page.getByText(box, { exact: true })).toBeVisible();
    expect(await pages(page)).toBeGreaterThan(1);
    await page.emulateMedia({ media: null });
  }
});

test("what another desk's closing said is printed on the page of the table", async ({ page }) => {
  const closing = (amount: string) => {
    const lines = [{ person: "li", item: "base_wage", subject: "", amount }];
    return { close_month: { month: before.iso, known_until: `${last.iso}-03T09:00:00`, lines } };
  };
  const closings: [string, object][] = [
    [`${last.iso}-03`, closing("3000.00")],
    [`${last.iso}-04`, closing("3050.00")],
  ];
  await begin(page, facts(...people, ...closings), "ma");
  await page.goto(`./#/settlement?month=${before.iso}`);
  await expect(page.getByRole("row", { name: "李强 3,050.00 3,000.00 −50.00" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("row", { name: "李强 3,050.00 3,000.00 −50.00" })).toBeVisible();
  expect(await pages(page)).toBe(1);
});

test("the printer gets a person's statement as his form", async ({ page }) => {
  await begin(page, facts(...people, reported(`${last.iso}-05`, "li")), "ma");
  await page.goto(`./#/settlement?month=${last.iso}&person=li`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("李强");
  await page.emulateMedia({ media: "print" });
  for (const said of ["单位：东河分公司", `月份：${last.words}`, "姓名：李强", "金额大写", "未结账，数字可能变动。"]) {
    await expect(page.getByText(said).filter({ visible: true })).toHaveCount(1);
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  expect(await pages(page)).toBe(1);
});

test("what is paid and what waits leads from my pay to the page of its work", async ({ page }) => {
  const [on, money] = [dayFromToday(0), { fee: "1200.00", rebate: "0.00" }];
  const stored = facts(
    ...people,
    ["2024-01-02", { site: { site: "s1", name: "医院", customer: "医院", area: "county" } }],
    [on, { repair: { repair: "W1", site: "s1", by: "li", charged: "100.00", floor: "60.00", rebate: "0.00", fault: "黑屏" } }],
    [on, { contract: { contract: "M1", site: "s1", signer: "li", server: "zh", from: on, to: dayFromToday(365), ...money } }],
    [on, { receipt: { contract: "M1", amount: money.fee } }],
  );
  await begin(page, stored, "li");
  await page.goto("./#/my-pay?person=li");
  await page.getByRole("button", { name: /维保签订/ }).click();
  await page.getByRole("link", { name: "查看 医院（M1）" }).click();
  await expect(page).toHaveURL(/#\/contracts\/M1$/);
  await page.goBack();
  await page.getByRole("link", { name: "医院（W1）", exact: true }).click();
  await expect(page).toHaveURL(/#\/repairs\/W1$/);
});
