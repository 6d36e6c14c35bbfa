// What the settlement's pages say of a month, person by person, read from the screen as it is written there.
import type { Page } from "@playwright/test";
import { words } from "./seeded";
import { expect } from "./test";

const [items, settlement] = [words("facts"), words("settlement")];

/** As the screen writes it: 1,234.50 with a true minus sign. */
export function yuan(amount: string): string {
  const [, minus, whole, cents] = /^(-?)(\d+)\.(\d\d)$/.exec(amount)!;
  return `${minus ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

/** What a line is called: the clerk's share has another name for the technician who pays it. */
export function named(item: string, amount: string): string {
  return items[`facts.item.${item}${item === "clerk_share" && amount.startsWith("-") ? ".given" : ""}`];
}

/** A month in Chinese. */
export function monthWords(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return `${year}年${number}月`;
}

export type Sheet = { lines: { item: string; about: string; clause: string; amount: string }[]; net: string };

/** The statements of a month as they are printed. */
export async function statements(page: Page, month: string): Promise<Record<string, Sheet>> {
  await page.goto(`./#/print/${month}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(monthWords(month));
  return page.getByRole("article").evaluateAll((articles) =>
    Object.fromEntries(
      articles.map((article) => {
        const cell = (row: Element, place: number) => row.querySelectorAll("td")[place]?.textContent?.trim() ?? "";
        const rows = [...article.querySelectorAll("tbody:not(.sheet-sums) tr")];
        const line = (row: Element) => ({ item: cell(row, 1), about: cell(row, 2), clause: cell(row, 4), amount: cell(row, 5) });
        const net = article.querySelector(".sheet-sums .numeric")!.textContent!.trim();
        return [article.getAttribute("aria-label")!.split(" ")[0], { lines: rows.map(line), net }];
      }),
    ),
  );
}

/** The grid of a month: of each person what stands under which head; what is nothing is left out. */
export async function grid(page: Page, month: string): Promise<Record<string, Record<string, string>>> {
  await page.goto(`./#/settlement?month=${month}`);
  const table = page.getByRole("table", { name: settlement["settlement.grid"].replace("{month}", monthWords(month)) });
  await expect(table).toBeVisible();
  return table.evaluate((table) => {
    const text = (cell: Element) => cell.textContent!.trim();
    const heads = [...table.querySelectorAll("thead tr:last-child th")].map(text).slice(1);
    const rows = [...table.querySelectorAll("tbody tr")].map((row): [string, Record<string, string>] => {
      const cells = [...row.querySelectorAll("td")].map((cell, at): [string, string] => [heads[at], text(cell)]);
      return [text(row.querySelector("th")!), Object.fromEntries(cells.filter(([, amount]) => amount !== "–"))];
    });
    return Object.fromEntries(rows);
  });
}

/** What a person sees of a month on the page of his pay: each line with what it is about, and the one number. */
export async function myPay(page: Page, person: string, month: string): Promise<Sheet> {
  await page.goto(`./#/my-pay?person=${person}&month=${month}`);
  const total = page.getByRole("region", { name: monthWords(month), exact: true });
  await expect(total).toBeVisible();
  const net = (await total.locator(".mypay-total-figure .mypay-figure").innerText()).trim();
  const rows = page.locator(".mypay-lines .mypay-line");
  const lines = await rows.evaluateAll((rows) =>
    rows.map((row) => {
      const part = (name: string) => row.querySelector(name)!.textContent!.trim();
      return { item: part(".mypay-line-item"), about: part(".mypay-line-about"), clause: "", amount: part(".mypay-figure") };
    }),
  );
  return { lines, net };
}
