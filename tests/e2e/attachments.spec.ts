// Pictures and papers of a job: added, seen again, carried to another browser in a file, withdrawn.
import { readFile } from "node:fs/promises";
import { another, attach, branch, open, photograph, pick, section, shownWidth, sitAs } from "./support/attached";
import { choose, exportAll } from "./support/branch";
import { chooseFolder, folderFiles, giveFolder } from "./support/folder";
import { seedBatches, storedFacts } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

// Recording a trace fetches again what the page could not show, which the policy forbids.
test.use({ trace: "off" });

test("a photograph is made smaller, seen after a reload, carried in a file, and withdrawn", async ({ page, browser }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await expect(section(page)).toContainText("尚未添加图片或文件。");
  const large = await photograph(page, 2400, 1800);
  expect(large.length).toBeGreaterThan(1_000_000);
  await pick(page, "反馈单.jpg", "image/jpeg", large);
  await expect(section(page).getByLabel("名称")).toHaveValue("反馈单");
  await expect(section(page).getByText(/^JPG · \d+ KB$/)).toBeVisible();
  await expectAccessible(page);
  expect(await storedFacts(page)).toHaveLength(branch().length);
  await section(page).getByLabel("名称").fill("反馈单签字页");
  await section(page).getByLabel("名称").press("Enter");
  const thumb = section(page).getByRole("button", { name: "看大图：反馈单签字页" });
  await expect(thumb).toBeVisible();
  await expect(section(page)).toContainText("李明");

  await page.reload();
  await expect(thumb).toBeVisible();
  expect(await shownWidth(page)).toBeLessThanOrEqual(1600);
  await thumb.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "反馈单签字页" });
  await expect(dialog.getByRole("img", { name: "图片" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(thumb).toBeFocused();
  const download = page.waitForEvent("download");
  await section(page).getByRole("button", { name: "另存一份：反馈单签字页" }).click();
  expect((await download).suggestedFilename()).toBe("反馈单签字页.jpg");

  const { text } = await exportAll(page);
  const [[digest, one]] = Object.entries(JSON.parse(text).attachments as Record<string, { type: string; data: string }>);
  const bytes = Buffer.from(one.data, "base64");
  expect(one.type).toBe("image/jpeg");
  expect(bytes.length).toBeLessThanOrEqual(400 * 1024);
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  expect(digest).toBe(Buffer.from(hash).toString("base64url"));

  const there = await another(browser, text);
  await expect(there.getByText("附件：1 个新的")).toBeVisible();
  await there.getByRole("button", { name: /^存入/ }).click();
  await expect(there.getByText(/^已存入/)).toBeVisible();
  await there.goto("./#/repairs/W1");
  await sitAs(there, "li");
  await expect(section(there).getByRole("button", { name: "看大图：反馈单签字页" })).toBeVisible();
  expect(await shownWidth(there)).toBeGreaterThan(0);
  await there.context().close();

  await page.goto("./#/repairs/W1");
  await section(page).getByRole("button", { name: "登记有误，作废" }).click();
  await section(page).getByLabel("作废原因").fill("拍错了");
  await section(page).getByRole("button", { name: "作废", exact: true }).click();
  await expect(section(page)).toContainText("尚未添加图片或文件。");
  const history = page.getByRole("region", { name: "经过" });
  await expect(history.getByRole("listitem").filter({ hasText: "拍错了" })).toContainText("反馈单签字页");
  // What is withdrawn stays in the history, and what it names goes where that goes.
  const after = JSON.parse((await exportAll(page)).text);
  expect(Object.keys(after.attachments)).toEqual([digest]);
});

test("what is no picture, too large or without a title is answered, and nothing is stored", async ({ page }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await pick(page, "假的.png", "image/png", Buffer.from("<script>alert(1)</script>"));
  await expect(section(page)).toContainText("假的.png：打不开。可以添加 JPG、PNG、WebP 图片和 PDF。");
  await pick(page, "图纸.pdf", "application/pdf", Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(900 * 1024)]));
  await expect(section(page)).toContainText("图纸.pdf：900 KB，超过 400 KB。");
  await expect(section(page)).not.toContainText("假的.png");
  await pick(page, "合同.pdf", "application/pdf", Buffer.from("%PDF-1.7 small"));
  await section(page).getByLabel("名称").fill(" ");
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page)).toContainText("请写明是什么");
  expect(await storedFacts(page)).toHaveLength(branch().length);
  await section(page).getByLabel("名称").fill("合同");
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page).getByRole("button", { name: "另存一份：合同" })).toBeVisible();
});

test("what is dropped or pasted is taken", async ({ page }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await expect(section(page)).toBeVisible();
  const bring = (kind: "drop" | "paste") =>
    page.evaluate(async (kind) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [40, 30];
      const blob = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!), "image/png"));
      const data = new DataTransfer();
      data.items.add(new File([blob], kind === "drop" ? "现场.png" : "image.png", { type: "image/png" }));
      const options = { bubbles: true, cancelable: true };
      if (kind === "drop") document.querySelector(".attach")!.dispatchEvent(new DragEvent("drop", { dataTransfer: data, ...options }));
      else document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, ...options }));
    }, kind);
  await bring("drop");
  await expect(section(page).getByLabel("名称")).toHaveValue("现场");
  await bring("paste");
  await expect(section(page).getByLabel("名称")).toHaveCount(2);
  await section(page).getByLabel("名称").nth(1).fill("截图");
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page).getByRole("button", { name: /^看大图/ })).toHaveCount(2);
  // Taken back as one.
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(section(page)).toContainText("尚未添加图片或文件。");
});

test("a file without the pictures leaves their places, and another one brings them", async ({ page, browser }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await attach(page, "机房.jpg", await photograph(page, 200, 150));
  const { text } = await exportAll(page);
  const whole = JSON.parse(text);
  const there = await another(browser, JSON.stringify({ ...whole, attachments: {} }));
  await expect(there.getByText("记录里提到的 1 个附件不在文件里")).toBeVisible();
  await there.getByRole("button", { name: /^存入/ }).click();
  await expect(there.getByText(/^已存入/)).toBeVisible();
  await there.goto("./#/repairs/W1");
  await expect(section(there)).toContainText("这个附件不在本机。");
  await expectAccessible(there);

  // One that is not what its digest says is named; nothing of it is taken.
  const [digest] = Object.keys(whole.attachments);
  const data = Buffer.from(whole.attachments[digest].data, "base64");
  data[data.length - 3] ^= 1;
  await there.goto("./#/data");
  await choose(there, JSON.stringify({ ...whole, attachments: { [digest]: { type: "image/jpeg", data: data.toString("base64") } } }));
  await expect(there.getByText("内容与它的指纹不符")).toBeVisible();
  await choose(there, text);
  await expect(there.getByText("附件：1 个新的")).toBeVisible();
  // Another tab that misses it hears of it.
  const beside = await there.context().newPage();
  await beside.goto("./#/repairs/W1");
  await expect(section(beside)).toContainText("这个附件不在本机。");
  await there.getByRole("button", { name: "存入 1 个附件" }).click();
  await expect(there.getByText("已存入 0 条登记、1 个附件。")).toBeVisible();
  for (const tab of [there, beside]) {
    await tab.goto("./#/repairs/W1");
    await expect(section(tab).getByRole("button", { name: "看大图：机房" })).toBeVisible();
  }
  await there.context().close();
});

test("without room nothing is stored, and work goes on", async ({ page }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await pick(page, "机房.jpg", "image/jpeg", await photograph(page, 900, 700));
  await expect(section(page).getByLabel("名称")).toHaveValue("机房");
  // As a full disc answers, before the record is added.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    Object.assign(window, { mend: () => (IDBObjectStore.prototype.put = put) });
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === "attachments") throw new DOMException("made up", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page).getByRole("alert")).toContainText("空间不够存这些附件，什么都没有保存");
  await expect(page.getByText("现在不能保存，暂停录入")).toBeHidden();
  expect(await storedFacts(page)).toHaveLength(branch().length);
  await page.evaluate(() => (window as unknown as { mend(): void }).mend());
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page).getByRole("button", { name: "看大图：机房" })).toBeVisible();
});

test("a journey has its tickets where its record is, and a phone shows them", async ({ page }) => {
  await open(page);
  await page.goto("./#/record/travel");
  await sitAs(page, "ma");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: /86\.00/ }).click();
  await attach(page, "车票.jpg", await photograph(page, 300, 200));
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

/** Stores so many attachments of the largest size, as the app does, and gives the facts that name them. */
async function storeMany(page: Page, many: number): Promise<object[]> {
  return page.evaluate(async (many) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("fieldbook");
      request.onsuccess = () => resolve(request.result);
    });
    const facts = [];
    for (let at = 0; at < many; at++) {
      const bytes = new Uint8Array(400 * 1024);
      bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, at]);
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const content = btoa(String.fromCharCode(...hash)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
      await new Promise((resolve) => {
        const tx = database.transaction("attachments", "readwrite");
        tx.objectStore("attachments").put({ format: 1, bytes }, content);
        tx.oncomplete = resolve;
      });
      facts.push({
        id: `00000000-0000-7000-8000-0000000001${String(at).padStart(2, "0")}`,
        on: "2025-06-03",
        recorded: "2025-06-03T09:00:00",
        actor: "ma",
        device: "seed",
        fact: { attachment: { thing: "W1", content, media: "image/png", size: bytes.length, title: `第 ${at} 张` } },
      });
    }
    database.close();
    return facts;
  }, many);
}

test("too many for one file go into several, each of which is whole by itself", async ({ page }) => {
  await open(page);
  const many = 90;
  await seedBatches(page, [JSON.stringify(await storeMany(page, many))]);
  await page.goto("./#/data");
  await page.reload();
  await page.getByRole("main").getByRole("button", { name: "导出全部数据" }).first().click();
  await expect(page.getByText("90 个附件一个文件放不下，分成 2 个文件")).toBeVisible();
  await expectAccessible(page);
  const digests = new Set<string>();
  for (const nth of [1, 2]) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: `第 ${nth} 个文件` }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(nth === 1 ? /\d{6}-\S+\.json$/ : /-2\.json$/);
    const bundle = JSON.parse(await readFile(await file.path(), "utf8"));
    expect(bundle.facts).toHaveLength(branch().length + many);
    for (const digest of Object.keys(bundle.attachments)) digests.add(digest);
  }
  expect(digests.size).toBe(many);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "不带附件" }).click();
  const bare = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect([bare.facts.length, bare.attachments]).toEqual([branch().length + many, undefined]);
});

test("a backup that is written by itself has the newest pictures, and says what found no place", async ({ page }) => {
  await giveFolder(page);
  await open(page);
  await seedBatches(page, [JSON.stringify(await storeMany(page, 90))]);
  await page.reload();
  await chooseFolder(page);
  await expect(page.getByText(/^最近一次备份没有放进 \d+ 个附件$/)).toBeVisible();
  const [[, text]] = await folderFiles(page);
  const bundle = JSON.parse(text);
  expect(bundle.facts).toHaveLength(branch().length + 90);
  const newest = bundle.facts.at(-1).fact.attachment.content;
  expect(Object.keys(bundle.attachments)).toContain(newest);
});
