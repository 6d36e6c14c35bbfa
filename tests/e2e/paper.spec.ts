// What is printed: A4, black on white also from a dark screen, every page numbered, a table's head on every page of it,
// nothing of the frame.
import { openSample } from "./support/branch";
import { coloured, plain, printed, type Sheet } from "./support/paper";
import { begin, dayFromToday, facts, monthBefore, people, words } from "./support/seeded";
import { expect, test } from "./support/test";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

const last = monthBefore(1);
const SCREENS = [
  "", "jobs", "jobs/new", "sites", "sites/new", "record", "record/all", "record/repair", "record/morning", "record/travel",
  `settlement?month=${last.iso}`, "settlement?view=year", `print/${last.iso}`, "whatif", "my-pay", "rules", "rules/history",
  "rules/calendar", "people", "data", "register", "calls", "follow-ups", "owing", "complaints",
];

async function open(page: Page, screen: string) {
  await page.goto(`./#/${screen}`);
  // The program's own page, and not the frame before it.
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("h1, .sheet-title").first()).toBeAttached();
}

/** A4, on its side or upright, with its number at the foot. */
function expectNumbered(sheets: Sheet[], where: string) {
  sheets.forEach(({ width, height, lines }, place) => {
    const sides = [Math.round(width), Math.round(height)].sort((a, b) => a - b);
    expect(sides, `${where}: the size of a page`).toEqual([595, 842]);
    expect(lines.at(-1), `${where}: the foot of page ${place + 1}`).toBe(`${place + 1}/${sheets.length}`);
  });
}

for (const language of ["zh-CN", "en"]) {
  test(`every screen is printed on numbered pages of A4, in black, without its frame: ${language}`, async ({ page }) => {
    await openSample(page);
    await page.evaluate((language) => {
      localStorage.setItem("fieldbook.theme", JSON.stringify("dark"));
      localStorage.setItem("fieldbook.lang", JSON.stringify(language));
    }, language);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const frame = plain(words("shell", language)["shell.palette.button"]);
    // What is only pressed, by the screens that have it.
    const today = words("today", language);
    const pressed: Record<string, string[]> = {
      "": [today["today.no_number"], today["today.rests.open"]],
      people: [words("people", language)["people.actions"]],
    };
    for (const screen of SCREENS) {
      await open(page, screen);
      expect(await coloured(page), screen).toEqual([]);
      const sheets = await printed(page);
      expectNumbered(sheets, screen);
      const stray = [frame, ...(pressed[screen] ?? []).map(plain)];
      const lines = sheets.flatMap(({ lines }) => lines);
      expect(lines.filter((line) => stray.some((text) => line.includes(text))), screen).toEqual([]);
    }
  });
}

const many = Array.from({ length: 70 }, (_, n) => String(n + 1).padStart(2, "0"));
const crowd = () =>
  facts(
    ...people,
    ...many.map((n): [string, object] => [
      "2024-01-02",
      { person: { person: `p${n}`, name: `技${n}号`, role: "technician", base_wage: "3000.00", joined: "2020-01-02" } },
    ]),
    ...many.map((n): [string, object] => [
      "2024-01-02",
      { site: { site: `s${n}`, name: `工程${n}号`, customer: `客户${n}号`, area: "county" } },
    ]),
    ...many.map((n): [string, object] => [
      dayFromToday(0),
      { notice: { notice: `n${n}`, site: `s${n}`, to: `p${n}`, kind: "new", controllers: [{ points: 300 }] } },
    ]),
  );

test("a list over several pages repeats its head on each, and says whose it is", async ({ page }) => {
  await begin(page, crowd(), "ma");
  // Of the customers a screen draws fifty before more are asked for; paper has all of them.
  const lists: [screen: string, row: RegExp, drawn: number][] = [
    ["jobs", /工程\d\d号/, many.length], ["sites", /工程\d\d号/, 50], ["people", /技\d\d号/, many.length],
    [`settlement?month=${last.iso}`, /技\d\d号/, many.length], ["settlement?view=year", /技\d\d号/, many.length],
  ];
  for (const [screen, row, drawn] of lists) {
    await open(page, screen);
    const table = page.locator(".main table").filter({ hasText: row }).first();
    await expect(table.locator("tbody tr").filter({ hasText: row })).toHaveCount(drawn);
    await page.emulateMedia({ media: "print" });
    const heads = await table.locator("thead tr").last().locator("th").filter({ visible: true }).allInnerTexts();
    await page.emulateMedia({ media: null });
    const head = heads.map(plain).join("");
    const sheets = await printed(page);
    expectNumbered(sheets, screen);
    const withRows = sheets.filter(({ lines }) => lines.some((line) => row.test(line)));
    expect(withRows.length, `${screen}: ${sheets[0].lines.slice(0, 30).join(" | ")}`).toBeGreaterThan(1);
    for (const { lines } of withRows) {
      const at = lines.findIndex((line) => line.includes(head));
      expect(at, `${screen}: ${head} above ${lines.slice(0, 4).join(" | ")}`).toBeGreaterThanOrEqual(0);
      expect(at, screen).toBeLessThan(lines.findIndex((line) => row.test(line)));
    }
    const rows = sheets.flatMap(({ lines }) => lines).filter((line) => row.test(line));
    expect(rows.length, `${screen}: every row once`).toBe(many.length);
    expect(sheets[0].lines.join("\n"), screen).toContain(plain("单位：东河分公司"));
  }
});

test("a piece of work is on paper by itself: what it is, its steps, its money, and nothing to press", async ({ page }) => {
  const repair: [string, object] = [
    dayFromToday(0),
    {
      repair: {
        repair: "W1", site: "s07", by: "p07", charged: "900.00", floor: "500.00", rebate: "0.00", fault: "主机黑屏",
      },
    },
  ];
  await begin(page, [...crowd(), ...facts(repair).map((fact) => ({ ...fact, id: fact.id.replace("8000", "8001") }))], "ma");
  await open(page, "repairs/W1");
  await expect(page.getByText("主机黑屏").first()).toBeVisible();
  const sheets = await printed(page);
  const text = sheets.flatMap(({ lines }) => lines).join("");
  for (const said of ["W1", "主机黑屏", "维修费到账", "本单款项"]) expect(text, said).toContain(plain(said));
  for (const gone of ["工程08号", "全部工单", "登记有误", "登记到账"]) expect(text, gone).not.toContain(plain(gone));
});

test("each person's statement begins on a page of its own, with its head on every page", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await open(page, `print/${last.iso}`);
  await expect(page.getByText("工资结算单").nth(people.length - 2)).toBeVisible();
  const sheets = await printed(page);
  expectNumbered(sheets, "statements");
  for (const { lines } of sheets) {
    expect(lines[0]).toBe("工资结算单");
    expect(lines.slice(1, 4).join("")).toContain(plain("单位：东河分公司"));
  }
  const named = sheets.filter(({ lines }) => lines.some((line) => line.includes(plain("姓名：李强"))));
  expect(named.length).toBe(1);
});

test("a statement is saved as a picture, or handed to a phone's share sheet", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await open(page, `settlement?month=${last.iso}&person=li`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为图片" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`东河分公司-工资结算单-李强-${last.words}.png`);
  const png = await readFile(await file.path());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16), "dots across").toBe(1200);
  expect(png.readUInt32BE(20), "dots down").toBeGreaterThan(600);
  // What is drawn takes more than a white page would.
  expect(png.length).toBeGreaterThan(15_000);
  await expect(page.getByText("已存为图片")).toBeVisible();

  await page.addInitScript(() => {
    Object.defineProperty(navigator, "userAgent", { value: "Mozilla/5.0 (Linux; Android 13) Mobile" });
    navigator.canShare = () => true;
    navigator.share = async (data) => {
      (window as unknown as { given: string[] }).given = data!.files!.map(({ name, type, size }) => `${name} ${type} ${size > 15_000}`);
    };
  });
  await page.reload();
  await page.getByRole("button", { name: "发送图片…" }).click();
  const given = () => page.evaluate(() => (window as unknown as { given?: string[] }).given);
  await expect.poll(given).toEqual([`东河分公司-工资结算单-李强-${last.words}.png image/png true`]);
});
