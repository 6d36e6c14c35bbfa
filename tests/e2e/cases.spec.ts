// Some twenty of the worked cases, on the screen: brought in by the app's own import as the days went by, and what the pages then say
// of pay, of what is due, of proposed penalties and of what is refused is what the case expects. Figures, days and names are read
// from the case's file alone.
import type { Page } from "@playwright/test";
import { attempt } from "./support/attempts";
import { moment, readCase, Told, type Case, type Due, type Entry, type Line } from "./support/cases";
import { dues, isSince, proposals, task, until } from "./support/lists";
import { escaped, words } from "./support/seeded";
import { grid, monthWords, myPay, named, statements, yuan, type Sheet } from "./support/statements";
import { expect, test } from "./support/test";

/** By what they are about. */
const CASES = [
  ["the ladder starts at its own number", "cases/ladder-2000"],
  ["80 % and the rest at the year's end", "cases/rest-at-year-end"],
  ["a second new notice, and a second programming", "cases/reprogramming-and-second-new"],
  ["a size in no band waits for a ruling", "cases/band-local-450"],
  ["late papers, proposed and confirmed", "cases/late-papers-1-withhold-then-forfeit-penalty"],
  ["a fine that was waived", "cases/late-papers-waived-then-confirmed"],
  ["penalties with their counters", "cases/penalties"],
  ["papers, rechecks and sheets until when", "cases/deadlines"],
  ["a repair in warranty", "cases/warranty-repair"],
  ["the quote holds the repair", "cases-day/repair-keeps-to-its-quote"],
  ["the shares of a contract and of a successor", "cases/maintenance-successor-at-end-by-months"],
  ["four mornings late", "cases/late-four"],
  ["problems of the product", "cases/product-issue"],
  ["a notice from its writing to its holder", "cases-day/notice-gates"],
  ["callbacks of the same day", "cases-day/callback-the-same-day"],
  ["follow-ups of the year", "cases-day/follow-ups-200"],
  ["follow-ups by phone", "cases-day/phone-follow-up"],
  ["a dealer's consent", "cases-day/dealer-consent"],
  ["a complaint through own fault", "cases-day/complaint"],
  ["money in hand", "cases-day/money-at-the-end-of-the-day"],
  ["a whole day", "cases-day/a-whole-day"],
];

const say = { ...words("jobs"), ...words("settlement") };

/** A sentence of the screen, in which some of its gaps are read. */
function sentence(key: string, ...read: string[]): RegExp {
  const parts = say[key].split(/\{(\w+)\}/);
  const gap = (name: string) => (read.includes(name) ? "([^ ：（）]+[^：（）]*?)" : ".*?");
  return new RegExp(parts.map((part, at) => (at % 2 === 0 ? escaped(part) : gap(part))).join(""));
}

/** What jobs and contracts are called by, where a line is about one. */
const thing = (about: string) => /（([^（）]+)）$/.exec(about)?.[1] ?? "";

const asLine = ([item, subject, amount]: Line) => [named(item, amount), item === "penalty" ? "" : subject, yuan(amount)].join(" ");
const found = ({ lines, net }: Sheet) => ({ lines: lines.map(({ item, about, amount }) => [item, thing(about), amount].join(" ")).sort(), net });

/** The sums of a person's lines by what their column is called. */
function columns(lines: Line[], net: string): Record<string, string> {
  const sums = new Map<string, number>();
  for (const [item, , amount] of lines) sums.set(named(item, ""), (sums.get(named(item, "")) ?? 0) + Math.round(Number(amount) * 100));
  const cells = [...sums].filter(([, sum]) => sum !== 0).map(([head, sum]) => [head, yuan((sum / 100).toFixed(2))]);
  return Object.fromEntries([...cells, ["实发", yuan(net)]]);
}

/** What was paid stands alike on the statement, in the settlement's grid, on the page of whoever gets it, and on the job's. */
async function pay(page: Page, one: Case) {
  for (const [month, people] of Object.entries(one.expect.pay ?? {})) {
    const [sheets, table] = [await statements(page, month), await grid(page, month)];
    for (const [person, { lines, net }] of Object.entries(people)) {
      const [wanted, where] = [{ lines: lines.map(asLine).sort(), net: yuan(net) }, `${person} in ${month}`];
      expect(found(sheets[person] ?? { lines: [], net: "0.00" }), `the statement of ${where}`).toEqual(wanted);
      const clauses = (sheets[person]?.lines ?? []).filter(({ item }) => item === named("penalty", "")).map(({ clause }) => clause);
      const penalties = lines.filter(([item]) => item === "penalty").map(([, clause]) => clause);
      expect(clauses.sort(), `the clauses of ${where}`).toEqual(penalties.sort());
      if (lines.length > 0) expect(table[person], `the grid of ${where}`).toEqual(columns(lines, net));
      else expect(table[person], `the grid of ${where}`).toBeUndefined();
      expect(found(await myPay(page, person, month)), `the pay of ${where}`).toEqual(wanted);
    }
  }
  await ofJobs(page, one);
}

/** Each job's page has its lines. */
async function ofJobs(page: Page, one: Case) {
  const begins = { notice: "jobs", notice_written: "jobs", repair: "repairs", contract: "contracts" };
  for (const [what, place] of Object.entries(begins)) {
    for (const { id } of one.log.filter((entry, at) => entry.what === what && !one.expect.refused?.includes(at))) {
      const lines = Object.entries(one.expect.pay ?? {}).flatMap(([month, people]) =>
        Object.entries(people).flatMap(([person, { lines }]) => lines.filter(([, subject]) => subject === id).map((line) => ({ month, person, line }))),
      );
      if (lines.length === 0) continue;
      await page.goto(`./#/${place}/${id}`);
      for (const { month, person, line: [item, , amount] } of lines) {
        const said = `${monthWords(month)} · ${person} · ${named(item, amount)}`;
        await expect(page.locator(".job-money li").filter({ hasText: said }), `${id}: ${said}`).toHaveText(new RegExp(`${escaped(said)}\\s*${escaped(yuan(amount))}(?!\\d)`));
      }
    }
  }
}

const DUE = ["papers", "callback", "recheck", "sheet"];

async function due(page: Page, as_of: string, codes: string[], items: Due[]) {
  const tasks = codes.map(task);
  const shown = (await dues(page)).filter((row) => tasks.includes(row.task));
  const wanted = items.map(([code, about, who, by, state]) => {
    return { task: task(code), about, who, by: isSince(code) ? `${until(`${by.slice(0, 10)}T23:59`, as_of)}起` : until(by, as_of), late: state === "late" };
  });
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(shown), `due at ${as_of}`).toEqual(sorted(wanted));
}

/** Where something is, as its page would name it. */
function place(one: Case, subject: string): string {
  const begun = one.log.find(({ id }) => id === subject);
  return begun?.what.startsWith("notice") || begun?.what === "repair" ? subject : String(begun?.site ?? "");
}

async function proposed(page: Page, one: Case, { as_of, items }: NonNullable<Case["expect"]["proposals"]>[number]) {
  const shown = await proposals(page);
  expect(shown.map(({ clause, who }) => `${clause} ${who}`).sort(), `proposed at ${as_of}`).toEqual(items.map(([clause, who]) => `${clause} ${who}`).sort());
  for (const [clause, person, subject] of items) {
    const about = shown.filter((row) => row.clause === clause && row.who === person).map((row) => row.about);
    expect(about.join(), `what ${clause} of ${person} is about`).toContain(place(one, subject));
  }
}

/** Refused for what the case is about, and not for how the form was filled in: by its clause, or by what it names in vain. */
function refusedBy(one: Case, entry: Entry, said: string) {
  const begun = new Set(one.log.flatMap(({ what, id, repair }) => (what === "quote" ? [repair] : [id])));
  const unknown = ["visit", "money", "notice", "repair", "complaint", "contract"].map((field) => entry[field]).find((id) => id && !begun.has(id));
  const named: string[] = said.match(/\d+(\.\d+)+/g) ?? [];
  const isItsOwn = one.clauses.some((own) => named.some((clause) => clause === own || clause.startsWith(`${own}.`)));
  expect(unknown ? said.includes(String(unknown)) : isItsOwn, `${entry.what} at ${moment(entry)}: ${said}`).toBe(true);
}

/** What waits is said on the page of its job, by the clause it waits under; warnings and dismissals stand below the settlement. */
async function besidePay(page: Page, one: Case) {
  const { waiting, outcomes } = one.expect;
  for (const { id, what } of one.log.filter(({ what }) => waiting && ["notice", "repair"].includes(what))) {
    const wanted = new Set(waiting!.filter(([subject]) => subject === id).map(([, clause]) => clause));
    await page.goto(`./#/${what === "notice" ? "jobs" : "repairs"}/${id}`);
    await expect(page.locator(".job-money")).toBeVisible();
    const held = (await page.locator(".job-money .callout-title").allInnerTexts()).map((said) => sentence("jobs.money.held", "clause").exec(said)?.[1]);
    expect(new Set(held), `what ${id} waits under`).toEqual(wanted);
  }
  const months = [...new Set(one.log.map(({ on }) => on.slice(0, 7)))];
  const shown: string[] = [];
  for (const month of outcomes ? months : []) {
    await grid(page, month);
    const region = page.getByRole("region", { name: say["settlement.outcomes"] });
    if ((await region.count()) > 0) shown.push(...(await region.getByRole("listitem").allInnerTexts()));
  }
  const said = (outcome: string) => sentence(`settlement.outcome.${outcome}`, "person", "clause");
  const found = shown.flatMap((text) => ["warning", "dismissal"].map((outcome) => ({ outcome, parts: said(outcome).exec(text) })));
  const read = found.filter(({ parts }) => parts).map(({ outcome, parts }) => `${parts![2].split(" ")[0]} ${parts![1].split(" ").at(-1)} ${outcome}`);
  if (outcomes) expect(read.sort(), "warnings and dismissals").toEqual(outcomes.map((row) => row.join(" ")).sort());
}

/** What is to be looked at, in the order of its minutes; what is refused before what is seen in the same one. */
function course(page: Page, one: Case, told: Told): { at: string; look: () => Promise<void> }[] {
  const looks = [
    ...(one.expect.refused ?? []).map((index) => {
      const entry: Entry = one.log[index];
      const refused = async () => {
        await told.until(moment(entry), index);
        refusedBy(one, entry, await attempt(page, one, entry));
      };
      return { at: moment(entry), look: refused };
    }),
    ...(one.expect.due ?? []).map(({ as_of, codes, items }) => ({
      at: as_of,
      look: async () => {
        await told.until(as_of);
        await due(page, as_of, codes ?? DUE, items);
      },
    })),
    ...(one.expect.proposals ?? []).map((expected) => ({
      at: expected.as_of,
      look: async () => {
        await told.until(expected.as_of);
        await proposed(page, one, expected);
      },
    })),
  ];
  return looks.sort((one, other) => one.at.localeCompare(other.at));
}

for (const [about, path] of CASES) {
  test(`${about}: the screen says what the case expects (${path})`, async ({ page }) => {
    const [one, told] = [readCase(path), new Told(page, path)];
    page.setDefaultTimeout(15_000);
    await page.addInitScript(() => localStorage.setItem("fieldbook.form.today.all", "true"));
    for (const { look } of course(page, one, told)) await look();
    await told.whole();
    await pay(page, one);
    await besidePay(page, one);
  });
}
