// A page that comes back reads what was stored meanwhile, also in a browser that sends no messages between tabs.
import { begin, facts, people } from "./support/seeded";
import { seedBatches } from "./support/storage";
import { expect, test } from "./support/test";

const site = (id: string, name: string) => ({
  ...facts(["2024-02-01", { site: { site: id, name, customer: name, area: "county" } }])[0],
  id: `01900000-0000-7000-8000-0000000000${id}`,
});

test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
});

const ways: [string, () => void][] = [
  ["is looked at again", () => document.dispatchEvent(new Event("visibilitychange"))],
  ["gets the focus", () => window.dispatchEvent(new Event("focus"))],
  ["comes out of the browser's memory", () => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))],
  ["wakes up", () => document.dispatchEvent(new Event("resume"))],
  ["is online again", () => window.dispatchEvent(new Event("online"))],
];

for (const [what, comeBack] of ways) {
  test(`a page that ${what} shows what was stored meanwhile`, async ({ page }) => {
    await begin(page, facts(...people), "ma");
    await page.goto("./#/sites");
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await seedBatches(page, [JSON.stringify([site("a1", "后来的工程")])]);
    await expect(page.getByText("后来的工程")).toHaveCount(0);
    await page.evaluate(comeBack);
    await expect(page.getByText("后来的工程").first()).toBeVisible();
  });
}

test("of two pages that hear nothing of each other, the one that comes back shows the other's entry", async ({ page, context }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/data");
  const entries = page.locator("dt", { hasText: /^登记$/ }).locator("xpath=following-sibling::dd[1]");
  await expect(entries).toHaveText("6");
  const other = await context.newPage();
  await other.goto("./#/data");
  const file = JSON.stringify({
    format: "fieldbook-bundle",
    version: 1,
    exported: "2024-03-01T10:00:00",
    device: "phone",
    branch: "东河分公司",
    facts: [site("a1", "甲工程"), site("a2", "乙工程")],
  });
  await other.getByLabel("选择文件…").setInputFiles({ name: "file.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await other.getByRole("button", { name: "存入 2 条新登记" }).click();
  await expect(other.getByText("已存入 2 条登记。")).toBeVisible();
  await expect(entries).toHaveText("6");
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(entries).toHaveText("8");
});
