// The branch-year of the worked cases: every statement on the screen comes to its figures.
import { choose } from "./support/branch";
import { branchBundle, branchFigures } from "./support/seeded";
import { named, statements, yuan } from "./support/statements";
import { expect, expectAccessible, test } from "./support/test";
import { readFileSync } from "node:fs";

test("imported, all its statements of fifteen months on the screen equal the figures", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("./");
  await choose(page, readFileSync(branchBundle));
  await page.getByRole("button", { name: /^存入/ }).click();
  await expect(page).toHaveURL(/#\/$/);
  const { pay } = branchFigures();
  let compared = 0;
  for (const [month, people] of Object.entries(pay)) {
    const sheets = await statements(page, month);
    for (const [person, { lines, net }] of Object.entries(people)) {
      const wanted = lines.map(([item, , amount]) => `${named(item, amount)} ${yuan(amount)}`).sort();
      const sheet = sheets[person] ?? { lines: [], net: "0.00" };
      const found = { lines: sheet.lines.map(({ item, amount }) => `${item} ${amount}`).sort(), net: sheet.net };
      expect(found, `${person} in ${month}`).toEqual({ lines: wanted, net: yuan(net) });
      compared += 1;
    }
  }
  expect(compared).toBe(Object.values(pay).reduce((sum, people) => sum + Object.keys(people).length, 0));
  await expectAccessible(page);
});
