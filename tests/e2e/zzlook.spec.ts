import { begin, dayFromToday, facts, people } from "./support/seeded";
import { choose } from "./support/branch";
import { test } from "./support/test";
const site: [string, object] = ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } }];
test("look", async ({ page }) => {
  test.setTimeout(120000);
  const on = `${dayFromToday(0).slice(0, 7)}-01`;
  const prev = dayFromToday(-5);
  const changed = (w: string): [string, object] => [on, { person_changed: { person: "li", name: "李强", role: "technician", base_wage: w } }];
  const n: [string, object] = [dayFromToday(-9), { notice: { notice: "T1", site: "s1", to: "li", kind: "new", controllers: [{ points: 600 }] } }];
  const f: [string, object] = [prev, { finished: { notice: "T1" } }];
  await begin(page, facts(...people, site, changed("3100.00"), n, f, [prev, { papers: { notice: "T1" } }], [prev, { callback: { job: "T1", confirmed: true } }]), "ma");
  await page.goto("./#/data");
  const bodies: [string, object][] = [changed("3300.00"), [dayFromToday(-4), { finished: { notice: "T1" } }], [dayFromToday(-3), { person_changed: { person: "zh", name: "x", role: "manager", base_wage: "9000.00" } }]];
  const all = bodies.map(([on, fact], place) => ({ id: `01a00000-0000-7000-8000-${String(place).padStart(12, "0")}`, on, recorded: `${dayFromToday(-1)}T18:00:00`, actor: place === 2 ? "li" : "ma", device: "second-desk", fact }));
  await choose(page, JSON.stringify({ format: "fieldbook-bundle", version: 1, exported: `${dayFromToday(0)}T00:00:00`, device: "second-desk", branch: "东河分公司", facts: all }));
  await page.getByRole("button", { name: /^存入 \d+ 条新登记$/ }).click();
  const places: [string, string][] = [["today", ""], ["job", "jobs/T1"], ["pay", "my-pay?person=li"], ["month", `settlement?month=${on.slice(0, 7)}`], ["statement", `settlement?month=${on.slice(0, 7)}&person=li`], ["people", "people"], ["aside", "record/aside"], ["conflicts", "record/conflicts"]];
  for (const lang of ["zh", "en"]) {
    if (lang === "en") {
      await page.evaluate(() => localStorage.setItem("fieldbook.lang", JSON.stringify("en")));
      await page.goto("./#/data"); await page.reload();
    }
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, place] of places) {
        await page.goto(`./#/${place}`);
        await page.waitForTimeout(500);
        await page.screenshot({ path: `/tmp/work/shots-conflicts/${name}-${lang}-${width}.png`, fullPage: true });
      }
    }
  }
});
