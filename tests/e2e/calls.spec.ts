// The calls that wait, the register on paper, the week's follow-ups, what is owed, and complaints counted.
import type { Page } from "@playwright/test";
import { coloured, plain, printed } from "./support/paper";
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { stepWords } from "./support/steps";
import { expect, expectAccessible, test } from "./support/test";

const said = words("calls");
const weeks = words("weeks");
const register = words("register");
const owing = words("owing");

const [today, yesterday] = [dayFromToday(0), dayFromToday(-1)];
const monday = dayFromToday(-((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));

type Told = [string, object];
const site = (id: string, name: string, more: object = {}): Told => [
  "2024-01-02",
  { site: { site: id, name, customer: `${name}物业`, area: "local", contact: "王主任 138 0013 8000", ...more } },
];
/** A visit that was made, its sheet in. */
const visited = (id: string, at: string, on: string, kind: string): Told[] => [
  [on, { visit_planned: { visit: id, site: at, kind, to: "li", day: on, time: "09:30", what: "主机黑屏" } }],
  [on, { arrived: { visit: id } }],
  [on, { ended: { visit: id, outcome: "done", remark: "换了电源板" } }],
  [on, { sheet_in: { visit: id } }],
];
const notice = (id: string, at: string, on: string, points: number): Told[] => [
  [on, { notice: { notice: id, site: at, to: "li", kind: "new", controllers: [{ points }] } }],
  [on, { finished: { notice: id, completion: ["programmed", "linkage_tested", "problems_solved"] } }],
  [on, { papers: { notice: id } }],
];
const sites = [site("s1", "东河中学"), site("s2", "北坡医院"), site("s3", "南关商场", { dealer: "宏达商贸" })];

const stored = () =>
  facts(
    ...people,
    ...sites,
    ...visited("v1", "s1", dayFromToday(-3), "repair"),
    ...visited("v2", "s2", yesterday, "maintenance"),
    ...notice("T1", "s1", yesterday, 1200),
  );

const undo = (page: Page) => page.getByRole("button", { name: words("shell")["shell.toast.undo"] });

async function narrow(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
}

test("the clerk calls one after the other from the keyboard, the late one first", async ({ page }) => {
  await begin(page, stored(), "wu");
  await page.goto("./#/register");
  await page.getByRole("link", { name: register["register.calls"].replace("{n}", "3") }).click();
  const open = page.locator(".call-open");
  await expect(open).toContainText("东河中学");
  await expect(open).toContainText("换了电源板");
  await expect(open).toContainText(said["calls.ask.works"]);
  await expect(open.getByRole("link", { name: "138 0013 8000" })).toHaveAttribute("href", "tel:13800138000");
  await expectAccessible(page);
  // No needs a reason. The keys are for the open call, wherever the focus is.
  await expect(open).toHaveAttribute("aria-current", "true");
  expect(await page.evaluate(() => document.activeElement?.closest(".call"))).toBeNull();
  await page.keyboard.press("2");
  await expect(open.getByText(said["calls.why_not"])).toBeVisible();
  const note = open.getByLabel(said["calls.remark"], { exact: true });
  await expect(note).toBeFocused();
  await note.fill("还是黑屏");
  await open.getByRole("button", { name: said["calls.not"] }).click();
  await expect(page.getByText(said["calls.objected"].replace("{n}", "1"))).toBeVisible();
  await expect(page.getByText("还是黑屏").first()).toBeVisible();
  // The next one is open and has the focus.
  await expect(page.locator(".call-open").getByRole("link", { name: "138 0013 8000" })).toBeFocused();
  const before = await page.locator(".call-open .call-name").innerText();
  await page.keyboard.press("3");
  await expect(page.locator(".call").filter({ hasText: before }).first()).toContainText("1 次未接通");
  await undo(page).last().click();
  await expect(page.getByText("1 次未接通")).toHaveCount(0);
  await page.locator(".call-name").filter({ hasText: "北坡医院" }).click();
  await expect(page.locator(".call-open")).toContainText("北坡医院");
  await page.keyboard.press("1");
  await expect(page.locator(".call").filter({ hasText: "北坡医院" })).toHaveCount(0);
  await narrow(page);
});

test("the manager rechecks and signs; whoever may not is told whose it is", async ({ page }) => {
  const call: Told = [yesterday, { callback: { job: "T1", confirmed: true, remark: "很满意" } }];
  await begin(page, facts(...people, ...sites, ...notice("T1", "s1", yesterday, 1200), call), "ma");
  await page.goto("./#/calls");
  await expect(page.locator(".call-open")).toContainText(said["calls.ask.size"]);
  await expect(page.locator(".call-open")).toContainText(words("facts")["facts.completion.programmed"]);
  await page.getByRole("button", { name: said["calls.sign.of"].replace("{name}", "东河中学") }).click();
  await expect(page.getByText(said["calls.unsigned"].replace("{n}", "1"))).toHaveCount(0);
  await undo(page).click();
  await expect(page.getByText("很满意").first()).toBeVisible();
  await page.getByRole("button", { name: said["calls.passed"] }).click();
  await expect(page.locator(".call-open")).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem("fieldbook.sitter", JSON.stringify("li")));
  await page.reload();
  await expect(page.getByText(/请.*马建国/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^签/ })).toHaveCount(0);
  // The ticks of the end are kept with the job.
  await page.goto("./#/jobs/T1");
  await expect(page.getByText(words("jobs")["jobs.step.signature"])).toBeVisible();
});

test("the register of a day and of a week is on A4, with lines to write on, and is taken along", async ({ page }) => {
  const many = Array.from({ length: 40 }, (_, n) => visited(`m${n}`, n % 2 ? "s1" : "s2", yesterday, "repair")).flat();
  const open: Told = [today, { request: { request: "q", site: "s2", kind: "repair", wanted: today, what: "探头误报", caller: "刘工" } }];
  await begin(page, facts(...people, ...sites, ...many, open), "wu");
  await page.goto(`./#/register/paper?day=${yesterday}`);
  await expect(page.getByRole("heading", { name: register["register.sheet.title"], level: 2 })).toBeVisible();
  await expectAccessible(page);
  expect(await coloured(page)).toEqual([]);
  const sheets = await printed(page);
  expect(sheets.length).toBeGreaterThan(1);
  for (const [at, { width, height, lines }] of sheets.entries()) {
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
    expect(lines[0]).toBe(plain(register["register.sheet.title"]));
    expect(lines[1]).toContain(plain("东河分公司"));
    expect(lines.at(-1)).toBe(`${at + 1}/${sheets.length}`);
  }
  const text = sheets.flatMap(({ lines }) => lines).join("\n");
  expect(text).toContain(plain(register["register.sheet.sign.keeper"]));
  expect(text).not.toContain("探头误报");
  await page.getByRole("link", { name: register["register.sheet.of_week"] }).click();
  await expect(page.getByText("换了电源板").first()).toBeVisible();
  // The week is yesterday's: on a Monday today is in another.
  if (monday <= yesterday) await expect(page.getByText("探头误报")).toBeVisible();
  await page.getByRole("button", { name: words("tables")["tables.take"] }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: words("tables")["tables.as_csv"] }).click();
  expect((await download).suggestedFilename()).toContain(register["register.sheet.title"]);
  await narrow(page);
});

test("the manager issues the week's follow-ups; a visit is given out from the list", async ({ page }) => {
  await begin(page, facts(...people, ...sites), "ma");
  await page.goto("./#/follow-ups");
  await expect(page.getByText(weeks["weeks.none"])).toBeVisible();
  // To a dealer's customer nobody is sent, and why is said.
  const dealers = page.getByRole("listitem").filter({ hasText: "南关商场" });
  await expect(dealers).toContainText("宏达商贸");
  await expect(dealers.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: weeks["weeks.issue"].replace("{n}", "0") }).click();
  await expect(page.getByText(weeks["weeks.wrong.nobody"]).first()).toBeVisible();
  await page.getByRole("checkbox", { name: /东河中学/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: weeks["weeks.issue"].replace("{n}", "1") }).click();
  await expect(page.getByText(weeks["weeks.wrong.person"].replace("{site}", "东河中学")).first()).toBeVisible();
  const who = words("facts")["facts.field.goes"];
  await page.getByLabel(who).selectOption({ label: "李强" });
  await page.getByRole("button", { name: weeks["weeks.issue"].replace("{n}", "1") }).click();
  const line = page.getByRole("listitem").filter({ hasText: "东河中学" }).first();
  await expect(line).toContainText(weeks["weeks.came.nothing"]);
  await page.goto("./#/register?view=week");
  await expect(page.getByText(register["register.listed"].replace("{n}", "1"))).toBeVisible();
  await page.goto("./#/follow-ups");
  await line.getByRole("link", { name: stepWords("visit_planned"), exact: true }).click();
  await expect(page.getByLabel(words("facts")["facts.field.visit_kind"])).toHaveValue("follow_up");
  await page.getByRole("button", { name: words("forms")["forms.save"], exact: true }).click();
  await expect(line).toContainText(weeks["weeks.came.given"]);
  // Corrected: taken back and issued anew.
  await page.getByRole("button", { name: weeks["weeks.correct"] }).click();
  await page.getByRole("checkbox", { name: /北坡医院/ }).check();
  await page.getByLabel(who).last().selectOption({ label: "赵磊" });
  await page.getByRole("button", { name: weeks["weeks.issue_anew"].replace("{n}", "2") }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "北坡医院" }).first()).toContainText("赵磊");
  await page.getByRole("link", { name: weeks["weeks.paper"] }).click();
  const sheets = await printed(page);
  expect(sheets.flatMap(({ lines }) => lines).join("")).toContain(plain(weeks["weeks.customer_signs"]));
  await page.goBack();
  await narrow(page);
});

test("what is owed stands by its age, and a reminder is kept with its promise", async ({ page }) => {
  const repair: Told = [
    dayFromToday(-40),
    { repair: { repair: "W1", site: "s1", by: "li", charged: "900.00", floor: "500.00", rebate: "0.00", fault: "主机黑屏" } },
  ];
  const complaint: Told = [today, { complaint: { complaint: "c1", site: "s1", what: "来得太晚" } }];
  await begin(page, facts(...people, ...sites, repair, complaint), "wu");
  await page.goto("./#/sites/s1");
  await page.getByRole("link", { name: owing["owing.title"] }).click();
  const row = page.getByRole("row").filter({ hasText: "东河中学" });
  await expect(row).toContainText("900.00");
  await expect(row.getByRole("link", { name: "138 0013 8000" })).toBeVisible();
  await expectAccessible(page);
  await row.getByRole("link", { name: owing["owing.remind"] }).click();
  await page.getByLabel(words("facts")["facts.field.promised"]).fill(dayFromToday(5));
  await page.getByRole("button", { name: words("forms")["forms.save"], exact: true }).click();
  await page.goto("./#/owing");
  await expect(row).toContainText("答应");
  await narrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("./#/complaints");
  await expect(page.getByRole("table").first()).toContainText("1");
  await expectAccessible(page);
  await narrow(page);
});
