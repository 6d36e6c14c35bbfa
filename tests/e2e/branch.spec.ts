// The branch-year of the worked cases: every statement on the screen comes to its figures.
import { choose } from "./support/branch";
import { branchBundle, branchFigures, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import { readFileSync } from "node:fs";

const items = words("facts");

/** As the screen writes it: 1,234.50 with a true minus sign. */
function yuan(amount: string): string {
  const [, minus, whole, cents] = /^(-?)(\d+)\.(\d\d)$/.exec(amount)!;
  return `${minus ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

/** What a line is called: the clerk's share has another name for the technician who pays it. */
function named(item: string, amount: string): string {
  return items[`facts.item.${item}${item === "clerk_share" && amount.startsWith("-") ? ".given" : ""}`];
}

test("imported, all its statements of fifteen months on the screen equal the figures", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("./");
  await choose(page, readFileSync(branchBundle));
  await page.getByRole("button", { name: /^存入/ }).click();
  await expect(page).toHaveURL(/#\/$/);
  const { pay } = branchFigures();
  let compared = 0;
  for (const [month, people] of Object.entries(pay)) {
    await page.goto(`./#/print/${month}`);
    const [year, number] = month.split("-").map(Number);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`${year}年${number}月`);
    const sheets = await page.getByRole("article").evaluateAll((articles) =>
      Object.fromEntries(
        articles.map((article) => {
          const cell = (row: Element, place: number) => row.querySelectorAll("td")[place]?.textContent?.trim() ?? "";
          const rows = [...article.querySelectorAll("tbody:not(.sheet-sums) tr")];
          return [
            article.getAttribute("aria-label")!.split(" ")[0],
            {
              lines: rows.map((row) => `${cell(row, 1)} ${cell(row, 5)}`).sort(),
              net: article.querySelector(".sheet-sums .numeric")!.textContent!.trim(),
            },
          ];
        }),
      ),
    );
    for (const [person, { lines, net }] of Object.entries(people)) {
      const wanted = lines.map(([item, , amount]) => `${named(item, amount)} ${yuan(amount)}`).sort();
      const sheet = sheets[person] ?? { lines: [], net: "0.00" };
      expect(sheet, `${person} in ${month}`).toEqual({ lines: wanted, net: yuan(net) });
      compared += 1;
    }
  }
  expect(compared).toBe(Object.values(pay).reduce((sum, people) => sum + Object.keys(people).length, 0));
  await expectAccessible(page);
});
