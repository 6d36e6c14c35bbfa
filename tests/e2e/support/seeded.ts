// Branches to begin a test with: small ones made here, and the branch-year of the worked cases.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { seedBatches } from "./storage";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The branch-year as a bundle; `make test-e2e` makes it from the worked case. */
export const branchBundle = join(root, "target/e2e/branch-2025.bundle.json");

type Lines = [item: string, subject: string, amount: string][];
type Expected = { pay: Record<string, Record<string, { lines: Lines; net: string }>> };

/** What the branch-year must come to. */
export function branchFigures(): Expected {
  return JSON.parse(readFileSync(join(root, "tests/cases/branch-2025.json"), "utf8")).expect;
}

/** The words of a language's area. */
export function words(area: string, language = "zh-CN"): Record<string, string> {
  return JSON.parse(readFileSync(join(root, `locales/${language}/${area}.json`), "utf8"));
}

/** A text as it stands, inside a regular expression. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Today in the browser's zone, `days` from now. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + 8 * 3600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** A month before this one: 1 is the last. */
export function monthBefore(n: number) {
  const [year, month] = dayFromToday(0).split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - n, 1));
  return { iso: first.toISOString().slice(0, 7), words: `${first.getUTCFullYear()}年${first.getUTCMonth() + 1}月` };
}

/** Facts as a device stores them; each is dated on the day it was recorded. */
export function facts(...bodies: [on: string, fact: object][]) {
  return bodies.map(([on, fact], place) => ({
    id: `01900000-0000-7000-8000-${String(place).padStart(12, "0")}`,
    on,
    recorded: `${on}T09:00:00`,
    // An approval is the approver's own.
    actor: (fact as { approved?: { by: string } }).approved?.by ?? "ma",
    device: "another-device",
    fact,
  }));
}

const person = (id: string, name: string, role: string, base_wage: string): [string, object] => [
  "2024-01-02",
  { person: { person: id, name, role, base_wage, joined: "2020-01-02" } },
];

/** A manager, a clerk, a sales vice-president and two technicians. */
export const people: [string, object][] = [
  ["2024-01-02", { branch_named: { name: "东河分公司" } }],
  person("ma", "马建国", "manager", "5200.00"),
  person("wu", "吴敏", "clerk", "2800.00"),
  person("vp", "方志远", "sales_vp", "6800.00"),
  person("li", "李强", "technician", "3000.00"),
  person("zh", "赵磊", "technician", "3100.00"),
];

/** Stores facts before the app opens, and lets somebody sit down. */
export async function begin(page: Page, stored: object[], sitter: string) {
  // An empty page of the same address, which asks for nothing.
  const blank = "**/begin.html";
  await page.route(blank, (route) => route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:,">' }));
  await page.goto("./begin.html");
  await seedBatches(page, [JSON.stringify(stored)]);
  await page.evaluate((sitter) => localStorage.setItem("fieldbook.sitter", JSON.stringify(sitter)), sitter);
}
