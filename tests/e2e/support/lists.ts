// The list of Today as it is written: what is due from whom until when, and which penalties are proposed.
import type { Page } from "@playwright/test";
import { words } from "./seeded";
import { expect } from "./test";

const today = words("today");

/** A line with a last minute: what, about what, who, until when, and whether it is late. */
export type Row = { task: string; about: string; who: string; by: string; late: boolean };

/** A day as lists write it, with its hour where that is not the day's end. */
export function until(by: string, now: string): string {
  const [year, month, day] = by.slice(0, 10).split("-").map(Number);
  const date = `${year === Number(now.slice(0, 4)) ? "" : `${year}年`}${month}月${day}日`;
  return by.endsWith("23:59") ? date : `${date} ${by.slice(11)}`;
}

/** What has no last minute says since when it waits. */
export const isSince = (code: string) => ["review", "objection", "approve_notice", "assign", "complaint"].includes(code);

export const task = (code: string) => today[`today.task.${code}`];

/** Everybody's list, once it is drawn. */
export async function dues(page: Page): Promise<Row[]> {
  await page.goto("./#/register");
  await page.goto("./#/");
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
  return page.locator(".today-row").evaluateAll((rows) =>
    rows.map((row) => {
      const part = (name: string) => row.querySelector(name)?.textContent?.trim() ?? "";
      const link = row.querySelector(".today-what");
      return {
        task: link?.firstElementChild?.textContent?.trim() ?? "",
        about: decodeURIComponent(/[^/=]+$/.exec(link?.getAttribute("href") ?? "")?.[0] ?? ""),
        who: part(".today-who"),
        by: part(".today-distance > .muted"),
        late: row.querySelector(".badge-late") !== null,
      };
    }),
  );
}

/** The proposed penalties: the clause, whom each is proposed for, and what it is about. */
export async function proposals(page: Page): Promise<{ clause: string; who: string; about: string; fine: string }[]> {
  await page.goto("./#/register");
  await page.goto("./#/");
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
  return page.locator(".today-penalty").evaluateAll((all) =>
    all.map((one) => {
      const [clause, who, about, fine] = [...one.children].map((part) => part.textContent!.trim());
      return { clause: clause.split(" ")[0], who, about, fine };
    }),
  );
}
