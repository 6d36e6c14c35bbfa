// The Tab key on the main screens: the way past the frame first, then with the eye, and always a ring where one is.
import { openSample } from "./support/branch";
import { words } from "./support/seeded";
import { expect, test } from "./support/test";
import type { Page } from "@playwright/test";

/** Screens, and what is pressed there before the walk. */
const SCREENS: [screen: string, press?: string][] = [
  [""],
  ["jobs"],
  ["jobs", ".row-link"],
  ["sites"],
  ["record/repair"],
  ["settlement"],
  ["whatif"],
  ["my-pay"],
  ["people"],
];

type Stop = { name: string; part: string; top: number; left: number; ringed: boolean };

/** What has the focus, where it is, and whether it or what it stands for has a ring; null on the page itself. */
function focused(): Stop | null {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const ring = (element: Element | null | undefined, pseudo?: string) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || (element === at && !pseudo && boxShadow !== "none");
  };
  const stands = [at, at.closest("tr.row-opens"), at.closest(".file-choose, .file-button"), at.nextElementSibling];
  const { top, left } = at.getBoundingClientRect();
  const part = at.closest(".rail, .bar, .split-list, .split-pane")?.classList[0] ?? "main";
  const name = `${at.tagName} ${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 30)}`;
  return { name, part, top: top + scrollY, left, ringed: stands.some((one) => ring(one)) || ring(at, "::after") };
}

/** Begins before everything that stands on the page. */
async function beginAtTop(page: Page) {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
}

async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 35; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focused);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

for (const [name, theme, width, height] of [["the desk", "light", 1366, 768], ["a phone in the dark", "dark", 360, 740]] as const) {
  test(`the Tab key goes with the eye and shows where it is: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    await openSample(page);
    for (const [screen, press] of SCREENS) {
      await page.goto(`./#/${screen}`);
      await expect(page.locator("#boot")).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (press) await page.locator(press).first().click();
      await beginAtTop(page);
      const [first, ...stops] = await walk(page);
      expect(first.name, `${screen}: first`).toBe("A 跳到正文");
      expect(stops.length, screen).toBeGreaterThan(5);
      expect(stops.filter((stop) => !stop.ringed), `${screen}: without a ring`).toEqual([]);
      const back = stops.filter((stop, place) => {
        const before = stops[place - 1];
        // What is scrolled in a pane of its own says nothing of the order.
        const whole = !["split-pane", "split-list"].includes(stop.part);
        return before?.part === stop.part && whole && stop.top < before.top - 40 && stop.left <= before.left;
      });
      expect(back, `${screen}: against the order of reading`).toEqual([]);
    }
  });
}

test("the skip link leads past the frame, and the palette shows where one types and what is chosen", async ({ page }) => {
  await openSample(page);
  await page.goto("./#/jobs");
  await beginAtTop(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "跳到正文" });
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => Boolean(document.activeElement?.closest("main")))).toBe(true);

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: words("shell")["shell.palette.title"] })).toBeFocused();
  expect((await page.evaluate(focused))?.ringed).toBe(true);
  await expect(page.locator('.palette-option[aria-selected="true"]')).not.toHaveCSS("box-shadow", "none");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("what is typed into the palette stands in it, however soon after the page it is opened", async ({ page }) => {
  await openSample(page);
  for (let time = 0; time < 4; time += 1) {
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    const box = page.getByRole("combobox", { name: words("shell")["shell.palette.title"] });
    await expect(box).toBeFocused();
    await page.keyboard.type("lw");
    await expect(box).toHaveValue("lw");
  }
});
