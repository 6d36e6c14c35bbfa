// A branch with a repair and a journey, and what is attached to them.
import { choose } from "./branch";
import { seedBatches } from "./storage";
import { expect } from "./test";
import type { Browser, Page } from "@playwright/test";

const PEOPLE = [
  ["ma", "马国强", "manager"],
  ["li", "李明", "technician"],
];

const SITE = { site: "s", name: "凤凰商城", customer: "凤凰商城", area: "local" };
const REPAIR = { repair: "W1", number: "W1", site: "s", by: "li", charged: "600.00", floor: "350.00", rebate: "0.00", fault: "主板" };
const JOURNEY = { travel: "C1", number: "C1", person: "li", amount: "86.00", approved: true, customer_pays: false };

export function branch() {
  const people = PEOPLE.map(([person, name, role]) => ({ person: { person, name, role, base_wage: "3000.00", joined: "2024-01-01" } }));
  const all = [...people, { site: SITE }, { repair: REPAIR }, { travel: JOURNEY }];
  return all.map((fact, at) => ({
    id: `00000000-0000-7000-8000-00000000000${at}`,
    on: "2025-06-02",
    recorded: "2025-06-02T09:00:00",
    actor: "ma",
    device: "seed",
    fact,
  }));
}

export async function sitAs(page: Page, person: string) {
  await page.getByRole("banner").getByRole("combobox", { name: "谁在用" }).selectOption(person);
}

export async function open(page: Page) {
  await page.clock.install({ time: new Date("2025-06-20T10:00:00+08:00") });
  await page.clock.resume();
  await page.goto("./");
  await seedBatches(page, [JSON.stringify(branch())]);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
}

/** A picture of that many dots, with noise on it so that it is as large as a photograph; made by the browser. */
export async function photograph(page: Page, width: number, height: number): Promise<Buffer> {
  const text = await page.evaluate(
    async ([width, height]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d")!;
      const dots = context.createImageData(width, height);
      let seed = 7;
      for (let at = 0; at < dots.data.length; at++) dots.data[at] = at % 4 === 3 ? 255 : (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16;
      context.putImageData(dots, 0, 0);
      return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
    },
    [width, height],
  );
  return Buffer.from(text, "base64");
}

export const section = (page: Page) => page.getByRole("region", { name: "附件" });

export async function pick(page: Page, name: string, mimeType: string, buffer: Buffer) {
  await section(page).getByLabel("添加图片或文件").setInputFiles({ name, mimeType, buffer });
}

/** How wide the browser finds the picture that it shows. */
export const shownWidth = (page: Page) => section(page).getByRole("listitem").locator("img").first().evaluate((img: HTMLImageElement) => img.naturalWidth);

export async function attach(page: Page, name: string, buffer: Buffer) {
  await pick(page, name, "image/jpeg", buffer);
  await expect(section(page).getByLabel("名称")).toHaveValue(name.replace(/\.\w+$/, ""));
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page).getByRole("button", { name: `看大图：${name.replace(/\.\w+$/, "")}` })).toBeVisible();
}

export async function another(browser: Browser, text: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("./#/data");
  await choose(page, text);
  return page;
}
