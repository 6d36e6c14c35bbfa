import { expect, expectAccessible, test } from "./support/test";
import { begin, dayFromToday, facts, people, words } from "./support/seeded";

const today = dayFromToday(0);
const tasks = words("today");

const site = (contact?: string): [string, object] => [
  "2024-01-02",
  { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county", ...(contact ? { contact } : {}) } },
];

/** A commissioning of `li` whose papers have come in today, and another of his that is not finished. */
const handedIn = (contact?: string): [string, object][] => [
  ...people,
  site(contact),
  [today, { notice: { notice: "T-1", site: "s1", to: "li", kind: "new", controllers: [{ points: 300 }] } }],
  [today, { notice: { notice: "T-2", site: "s1", to: "li", kind: "extension", controllers: [{ points: 100 }] } }],
  [today, { finished: { notice: "T-1" } }],
  [today, { papers: { notice: "T-1" } }],
];

const repair: [string, object] = [
  today,
  {
    repair: {
      repair: "W-1",
      site: "s1",
      by: "li",
      charged: "1000.00",
      floor: "600.00",
      rebate: "0.00",
      fault: "备电不能充电",
    },
  },
];

/** Everything but the sales vice-president's approval and the tax rate. */
const approvedByOne: [string, object][] = [
  repair,
  [today, { sheet: { job: "W-1" } }],
  [today, { callback: { job: "W-1", confirmed: true } }],
  [today, { paid_in: { repair: "W-1" } }],
  [today, { approved: { job: "W-1", by: "ma" } }],
];

test("whoever has to call finds the number in the row, and the row is one line of the desk", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await begin(page, facts(...handedIn("王主任 138 0013 8000")), "wu");
  await page.goto("./#/");
  const row = page.getByRole("listitem").filter({ hasText: "T-1" });
  await expect(row.getByRole("link", { name: `${tasks["today.task.callback"]} T-1` })).toBeVisible();
  await expect(row.getByRole("link", { name: "138 0013 8000" })).toHaveAttribute("href", "tel:13800138000");
  const height = (await row.boundingBox())!.height;
  expect(height).toBeGreaterThanOrEqual(40);
  expect(height).toBeLessThanOrEqual(56);
  await expectAccessible(page);
});

for (const size of [{ width: 1366, height: 768 }, { width: 360, height: 740 }]) {
  test(`what is due stands before the sums that wait for it, and nothing moves when they come: ${size.width}`, async ({ page }) => {
    await page.setViewportSize(size);
    await begin(page, facts(...handedIn("王主任 138 0013 8000")), "wu");
    await page.addInitScript(() => {
      const [wait, frame] = [window.setTimeout, window.requestAnimationFrame];
      const held: TimerHandler[] = [];
      // No frame comes any more once the list is there, and the long wait for one is over when this test says so.
      window.requestAnimationFrame = (run) => (document.querySelector(".today-row") ? 0 : frame(run));
      window.setTimeout = ((run: TimerHandler, ms?: number, ...rest: unknown[]) =>
        ms === 5000 ? held.push(run) : wait(run, ms, ...rest)) as typeof wait;
      Object.assign(window, { letGo: () => held.splice(0).forEach((run) => wait(run)) });
    });
    await page.goto("./#/");
    await page.reload();
    const rows = page.getByRole("listitem").filter({ hasText: /T-\d|派工清单/ });
    const waits = rows.filter({ hasText: "T-1" });
    await expect(waits).toBeVisible();
    await expect(page.getByText(tasks["today.payee"])).toBeVisible();
    const places = () => rows.evaluateAll((all) => all.map((row) => JSON.stringify(row.getBoundingClientRect())));
    const before = await places();
    await expect(waits).not.toContainText("李强");
    await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
    await expect(waits).toContainText(/李强\s*\d+\.\d\d/);
    expect(await places()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
}

test("the sums come by themselves, sooner than where no frame does", async ({ page }) => {
  await begin(page, facts(...handedIn()), "wu");
  await page.goto("./#/");
  await page.reload();
  const waits = page.getByRole("listitem").filter({ hasText: "T-1" });
  await expect(waits).toBeVisible();
  await expect(waits).toContainText(/李强\s*\d+\.\d\d/, { timeout: 4_000 });
});

test("a list that pays nobody says nothing of sums", async ({ page }) => {
  await begin(page, facts(...people, site("王主任 138 0013 8000")), "wu");
  await page.goto("./#/");
  await page.reload();
  await expect(page.getByRole("listitem").first()).toBeVisible();
  await expect(page.getByText(tasks["today.payee"])).toHaveCount(0);
});

test("a long list is drawn piece by piece, and whole on paper however soon it is printed", async ({ page }) => {
  // The list waits a frame before each further piece: here it waits for good.
  await page.addInitScript(() => {
    const after = window.setTimeout;
    const A_FRAME = 40;
    window.setTimeout = ((run: () => void, wait = 0, ...given: unknown[]) =>
      wait === A_FRAME ? 0 : after(run, wait, ...given)) as typeof setTimeout;
  });
  const [day, { repair: one }] = repair as [string, { repair: object }];
  const many = Array.from({ length: 100 }, (_, at): [string, object] => [day, { repair: { ...one, repair: `W-${at}`, fault: `故障 ${at}` } }]);
  await begin(page, facts(...people, site(), ...many), "ma");
  await page.goto("./#/");
  await page.getByRole("radio", { name: tasks["today.all"] }).check();
  const rows = page.getByRole("region", { name: /^待办/ }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  const drawn = await rows.count();
  expect(drawn).toBeLessThan(100);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await rows.count()).toBeGreaterThanOrEqual(100);
});

test("where there is no number it can be added", async ({ page }) => {
  await begin(page, facts(...handedIn()), "wu");
  await page.goto("./#/");
  await page.getByRole("link", { name: tasks["today.no_number"] }).click();
  // One begins at the contact, and comes back to the list with the number.
  const contact = page.getByLabel("联系人和电话");
  await expect(contact).toBeFocused();
  await contact.fill("王主任 13800138000");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page).toHaveURL(/#\/$/);
  await expect(page.getByRole("link", { name: "13800138000" })).toBeVisible();
});

test("a technician is offered only what he may do", async ({ page }) => {
  await begin(page, facts(...people), "li");
  await page.goto("./#/");
  await expect(page.getByRole("link", { name: "全部工单" })).toBeVisible();
  await expect(page.getByRole("link", { name: "开调试通知单" })).toHaveCount(0);
});

test("an empty post is filled in a form that has it chosen", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/people/new?role=sales_vp");
  const form = page.getByRole("dialog");
  await expect(form.getByLabel("岗位")).toHaveValue("sales_vp");
  await expect(form.getByLabel("姓名")).toBeFocused();
  await form.getByRole("button", { name: "取消" }).click();
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(/#\/people$/);
});

test("everybody's list is walked with the arrow keys, and Enter opens the line", async ({ page }) => {
  await begin(page, facts(...handedIn(), repair), "ma");
  await page.goto("./#/");
  await page.getByRole("radio", { name: tasks["today.all"] }).check();
  const links = page.getByRole("region", { name: /^待办/ }).getByRole("link");
  await links.last().focus();
  await page.keyboard.press("Control+Home");
  await expect(links.first()).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(links.last()).toBeFocused();
  await page.getByRole("link", { name: /T-2$/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/jobs\/T-2/);
});

test("an approval stands on the approver's list; without him the manager is told whom to enter", async ({ page }) => {
  await begin(page, facts(...people, site(), ...approvedByOne), "vp");
  await page.goto("./#/");
  await expect(page.getByRole("link", { name: `${tasks["today.task.sales_vp_approval"]} W-1` })).toBeVisible();
});

test("a branch without a sales vice-president is told so, and led to where he is entered", async ({ page }) => {
  const without = people.filter(([, fact]) => !JSON.stringify(fact).includes("sales_vp"));
  await begin(page, facts(...without, site(), ...approvedByOne), "ma");
  await page.goto("./#/");
  await page.getByRole("link", { name: /登记销售副总/ }).click();
  await expect(page).toHaveURL(/#\/people\/new\?role=sales_vp$/);
  await expect(page.getByRole("dialog").getByLabel("岗位")).toHaveValue("sales_vp");
});

test("on a phone a line is a card that fits", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await begin(page, facts(...handedIn("王主任 0411-8888 8888 转 12"), ...approvedByOne), "ma");
  await page.goto("./#/");
  await page.getByRole("radio", { name: tasks["today.all"] }).check();
  await expect(page.getByRole("link", { name: /T-1$/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});

test("on paper each line has a square to tick, and says whose pay waits", async ({ page }) => {
  await begin(page, facts(...handedIn()), "wu");
  await page.goto("./#/");
  const row = page.locator(".today-row").first();
  await expect(row.locator(".today-payee")).toHaveText("李强");
  await expect(page.getByText(tasks["today.payee"])).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  expect(await row.evaluate((row) => getComputedStyle(row, "::before").content)).toBe('"\u25a1"');
});
