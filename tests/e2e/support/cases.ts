// The worked cases as the native tests run them, taken to the screen: a case's file, what the app would have kept of it, and
// that brought in by the app's own import as it was known at a moment. No figure, date or name stands here.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { choose } from "./branch";
import { expect } from "./test";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** What happened: its kind, its day, and the fields of that kind. */
export type Entry = { on: string; what: string; at?: string } & Record<string, unknown>;
export type Line = [item: string, subject: string, amount: string];
export type Due = [code: string, subject: string, person: string, by: string, state: string];
export type Proposal = [clause: string, person: string, subject: string];

export type Case = {
  id: string;
  clauses: string[];
  why: string;
  people: Record<string, { role: string }>;
  sites?: Record<string, object>;
  log: Entry[];
  expect: {
    pay?: Record<string, Record<string, { lines: Line[]; net: string }>>;
    waiting?: [subject: string, clause: string][];
    due?: { as_of: string; codes?: string[]; items: Due[] }[];
    proposals?: { as_of: string; items: Proposal[] }[];
    outcomes?: [clause: string, person: string, outcome: string][];
    refused?: number[];
  };
};

type Fact = { id: string; recorded: string };
type Bundle = { exported: string; facts: Fact[] };

/** A case by its path below `tests/`. */
export function readCase(path: string): Case {
  return JSON.parse(readFileSync(join(root, `tests/${path}.json`), "utf8"));
}

/** Where an entry's fact stands in its case: the number that its id begins with. Those of the set-up are below. */
const LOG_FROM = 1_000_000;
const place = (fact: Fact) => parseInt(fact.id.replace("-", "").slice(0, 12), 16) - LOG_FROM;

/** When an entry became known: its minute, or the beginning of its day. */
export const moment = (entry: Entry) => entry.at ?? `${entry.on}T00:00`;

/** A case in the browser, of which more and more becomes known. */
export class Told {
  private readonly bundle: Bundle;
  private known = 0;

  constructor(
    readonly page: Page,
    path: string,
  ) {
    // `make test-e2e` makes it of the case.
    this.bundle = JSON.parse(readFileSync(join(root, `target/e2e/${basename(path)}.bundle.json`), "utf8"));
  }

  /** The clock stands at the minute, and what was known by then is in the book; of that minute what comes before an entry. */
  async until(at: string, entry = Infinity) {
    const before = (fact: Fact) => fact.recorded.slice(0, 16) < at || (fact.recorded.slice(0, 16) === at && place(fact) < entry);
    await this.take(this.bundle.facts.filter(before), at);
  }

  /** All of it, long after. */
  async whole() {
    const years = Math.max(...this.bundle.facts.map(({ recorded }) => Number(recorded.slice(0, 4)))) + 2;
    await this.take(this.bundle.facts, `${years}-01-15T09:00`);
  }

  private async take(facts: Fact[], at: string) {
    const { page } = this;
    await page.clock.setFixedTime(new Date(`${at}:00+08:00`));
    if (facts.length !== this.known) {
      await page.goto(this.known === 0 ? "./" : "./#/data");
      await choose(page, JSON.stringify({ ...this.bundle, exported: `${at}:00`, facts }));
      await page.getByRole("button", { name: /^存入 \d+ 条新登记$/ }).click();
      await expect(page.getByText(new RegExp(`^已存入 ${facts.length - this.known} 条登记`)).first()).toBeVisible();
      this.known = facts.length;
    }
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  }
}
