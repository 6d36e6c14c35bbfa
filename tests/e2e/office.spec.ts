// What people say to each other through the desk: one's own word on a proposed penalty and its correction, anything unusual and
// its answer; and everything found by how it sounds.
import type { Page } from "@playwright/test";
import { begin, dayFromToday, facts, people } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";

const yesterday = dayFromToday(-1);

const branch: [string, object][] = [
  ...people,
  ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河教育局", area: "local", contact: "王老师 13812345678" } }],
  ["2024-01-02", { site: { site: "s2", name: "北坡医院", customer: "北坡医院", area: "county" } }],
  [yesterday, { complaint: { complaint: "k1", site: "s1", what: "约好不来" } }],
  [yesterday, { verified: { complaint: "k1", own_fault: true, person: "li" } }],
];

async function sit(page: Page, name: string) {
  const chooser = page.getByLabel("谁在用");
  if (await chooser.isVisible()) return chooser.selectOption({ label: name });
  // On the phone it stands behind a step: whoever sits down does so as the browser remembers it.
  const id = ({ 马: "ma", 李: "li" } as Record<string, string>)[name[0]];
  await page.evaluate((id) => localStorage.setItem("fieldbook.sitter", JSON.stringify(id)), id);
  await page.reload();
}

/** Opens the one line of a section. */
async function openIn(page: Page, section: RegExp) {
  await page.goto("./#/");
  const region = page.getByRole("region", { name: section });
  await region.locator("summary, button").first().click();
  return region;
}

/** What the palette offers for some letters. */
async function palette(page: Page, typed: string) {
  const input = page.locator(".palette-input");
  // The frame of the page is there before the keys answer.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(input).toBeVisible({ timeout: 1000 });
  }).toPass();
  await input.fill(typed);
  return page.locator(".palette-option");
}

const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width);

for (const width of [1280, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("a penalty is decided after his own word, and put right in one step", async ({ page }) => {
      await begin(page, facts(...branch), "li");
      const mine = await openIn(page, /拟对我的处罚（1）/);
      await expect(mine.getByText("本人尚未说明。")).toBeVisible();
      await mine.getByRole("button", { name: "提交说明" }).click();
      await expect(mine.getByText("请填写说明。").first()).toBeVisible();
      await mine.getByLabel("本人说明").fill("当天路上车坏，已打电话");
      await expectAccessible(page);
      await fits(page);
      await mine.getByRole("button", { name: "提交说明" }).click();
      await expect(mine.getByText("当天路上车坏，已打电话").first()).toBeVisible();

      // The manager reads it with the evidence.
      await sit(page, "马建国（经理）");
      const proposed = await openIn(page, /待定处罚（1）/);
      await expect(proposed.getByText("当天路上车坏，已打电话")).toBeVisible();
      await proposed.getByText("条款或人不对").click();
      const form = proposed.locator("form").last();
      await form.getByRole("button", { name: "更正" }).click();
      await expect(form.getByText("请填写更正的理由。").first()).toBeVisible();
      await expectAccessible(page);
      await form.getByRole("combobox", { name: "应为条款" }).fill("7.14");
      await page.getByRole("option", { name: /7\.14/ }).first().click();
      await form.getByLabel("应为何人").selectOption({ label: "赵磊（技术员）" });
      await form.getByLabel("更正的理由").fill("是赵磊当班");
      await fits(page);
      await form.getByRole("button", { name: "更正" }).click();
      await expect(page.getByRole("region", { name: /待定处罚/ })).toHaveCount(0);
      await page.getByRole("status").getByRole("button", { name: "撤销" }).last().click();
      await expect(page.getByRole("region", { name: /待定处罚（1）/ })).toBeVisible();
    });

    test("anything unusual reaches the manager, and whoever reported it reads the answer", async ({ page }) => {
      await begin(page, facts(...branch), "li");
      await page.goto("./#/sites/s1");
      await page.getByRole("link", { name: "报告异常" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "异常报告" })).toBeVisible();
      await page.getByRole("button", { name: "登记", exact: true }).click();
      await expect(page.getByRole("alert").or(page.locator(".field-error")).first()).toBeVisible();
      await page.getByLabel("异常情况").fill("消防泵房进水");
      await expectAccessible(page);
      await fits(page);
      await page.getByRole("button", { name: "登记", exact: true }).click();
      await expect(page.getByRole("heading", { name: "登记过程" })).toBeVisible();
      await expect(page.getByText("消防泵房进水").first()).toBeVisible();
      await page.goto("./#/");
      await expect(page.getByRole("region", { name: "我报告的异常（1）" })).toContainText("待经理答复");

      await sit(page, "马建国（经理）");
      await page.getByRole("link", { name: /答复异常报告/ }).first().click();
      await page.getByLabel("经理的答复").fill("已通知物业抽水，明早复查");
      await expectAccessible(page);
      await page.getByRole("button", { name: "登记", exact: true }).click();
      // The page of the report, with the answer.
      await expect(page.getByRole("heading", { name: "登记过程" })).toBeVisible();
      await expect(page.getByText("已通知物业抽水，明早复查").first()).toBeVisible();
      await page.goto("./#/");
      await expect(page.getByText("答复异常报告")).toHaveCount(0);
      await sit(page, "李强（技术员）");
      await expect(page.getByRole("region", { name: "我报告的异常（1）" })).toContainText("经理已答复：已通知物业抽水，明早复查");
      await expectAccessible(page);
      await fits(page);
    });
  });
}

test("names are found by their sounds and initials, by contact and number", async ({ page }) => {
  await begin(page, facts(...branch), "ma");
  await page.goto("./#/");
  for (const typed of ["dhzx", "donghe", "dongh zhongxue", "5678", "wangls"]) {
    const found = await palette(page, typed);
    await expect(found.filter({ hasText: "东河中学" }).first(), typed).toBeVisible();
    await page.keyboard.press("Escape");
  }
  const found = await palette(page, "ycbg");
  await found.filter({ hasText: "异常报告" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "异常报告" })).toBeVisible();

  await page.goto("./#/record/request");
  const box = page.getByRole("combobox", { name: "工程或客户" });
  await box.fill("bpyy");
  await page.getByRole("option", { name: "北坡医院" }).first().click();
  await expect(box).toHaveValue(/北坡医院/);
  await page.goto("./#/sites");
  await page.getByRole("searchbox").first().fill("dhz");
  await expect(page.getByRole("link", { name: "东河中学" })).toBeVisible();
  await expect(page.getByRole("link", { name: "北坡医院" })).toHaveCount(0);
});
