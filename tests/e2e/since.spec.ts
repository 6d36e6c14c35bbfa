// The lines above the list of today: what others recorded meanwhile, and what will be late soon.
import { openSample } from "./support/branch";
import { expect, expectAccessible, test } from "./support/test";

test("today says what others recorded since one was last here, and what will be late until tomorrow night", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-27T15:00:00+08:00"));
  await openSample(page);
  await page.goto("./#/");
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
  await expect(page.getByText(/不办就要逾期：.*前 \d+ 项/)).toBeVisible();
  await expect(page.getByText(/他人登记 \d+ 条/), "nobody was away").toHaveCount(0);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("fieldbook.looked."));
    localStorage.setItem(key!, JSON.stringify({ before: null, last: "2026-11-26T09:00:00" }));
  });
  await page.reload();
  const news = page.getByRole("button", { name: /上次打开（11月26日.*09:00）以来，他人登记 \d+ 条/ });
  await news.click();
  await expect(page.locator(".fact-row").first()).toBeVisible();
  await expectAccessible(page);
});
