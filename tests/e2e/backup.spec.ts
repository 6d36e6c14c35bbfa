// Backups: into a folder by themselves, as a download that somebody has seen, and the way back from them.
import { exportAll, setUpBranch } from "./support/branch";
import { breakFolder, chooseFolder, emptyFolder, folderFiles, giveFolder, holdFolder, nextSecond, putFile } from "./support/folder";
import { hire } from "./support/hire.mjs";
import { storedFacts } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const byId = (facts: { id: string }[]) => [...facts].sort((a, b) => a.id.localeCompare(b.id));
const age = (page: Page) => page.locator(".figure");

async function hirePerson(page: Page, name: string) {
  await page.goto("./#/people");
  await hire(page, name);
}

async function wipe(page: Page) {
  await page.getByRole("button", { name: "清空全部数据…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^删除全部/ }).click();
}

test.describe("a folder chosen once", () => {
  test.beforeEach(async ({ page }) => giveFolder(page));

  test("gets a file when work rests and when the page goes out of sight", async ({ page }) => {
    await page.clock.install();
    await setUpBranch(page);
    await chooseFolder(page);
    await expect.poll(async () => (await folderFiles(page)).length).toBe(1);
    await expect(age(page)).toHaveText("刚刚");
    await expectAccessible(page);
    const [[name, text]] = await folderFiles(page);
    expect(name).toMatch(/^城关客户服务部-全部数据-\d{4}-\d{2}-\d{2}-\d{6}-电脑[0-9A-F]{4}\.json$/);
    expect(byId(JSON.parse(text).facts)).toEqual(byId(await storedFacts(page)));

    await hirePerson(page, "赵刚");
    expect((await folderFiles(page)).length).toBe(1);
    await page.clock.fastForward("04:00");
    // Work that goes on has not rested.
    await hirePerson(page, "周平");
    await page.clock.fastForward("02:00");
    await page.waitForTimeout(1000);
    expect((await folderFiles(page)).length).toBe(1);
    await page.clock.fastForward("04:00");
    await expect.poll(async () => (await folderFiles(page)).length).toBe(2);
    await nextSecond(page);

    await hirePerson(page, "李强");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await expect.poll(async () => (await folderFiles(page)).length).toBe(3);
    const newest = (await folderFiles(page)).at(-1)!;
    expect(JSON.parse(newest[1]).facts.length).toBe((await storedFacts(page)).length);
  });

  test("is remembered over a reload, and asked for again where the browser wants that", async ({ page }) => {
    await setUpBranch(page);
    await chooseFolder(page);
    await expect(age(page)).toHaveText("刚刚");
    await page.reload();
    await expect(page.getByText("自动备份到文件夹“备份”")).toBeVisible();
    await page.addInitScript(() => {
      let permission = "prompt";
      Object.assign(FileSystemHandle.prototype, {
        queryPermission: async () => permission,
        requestPermission: async () => (permission = "granted"),
      });
    });
    await page.reload();
    await expect(page.getByText("浏览器要求重新允许写入文件夹“备份”")).toBeVisible();
    await hirePerson(page, "赵刚");
    await page.goto("./#/");
    await expect(page.getByText("浏览器要求重新允许写入备份文件夹。")).toBeVisible();
    await page.getByRole("button", { name: "允许并备份" }).click();
    await expect(page.getByText("上次备份：刚刚。")).toBeVisible();
    // The one before was just now, too; one that is being written is there with nothing in it.
    const written = async () => (await folderFiles(page)).filter(([, text]) => text);
    await expect.poll(async () => (await written()).length).toBeGreaterThan(1);
    expect(JSON.parse((await written()).at(-1)![1]).facts.length).toBe((await storedFacts(page)).length);
    await page.goto("./#/data");
    await page.getByRole("button", { name: "停止自动备份" }).click();
    await expect(page.getByRole("main").getByRole("button", { name: "选择备份文件夹…" })).toBeVisible();
  });

  for (const [fault, said] of [
    ["full", "备份文件夹所在的磁盘已满"],
    ["differs", "读出的内容和写入的不同"],
  ] as const) {
    test(`that fails (${fault}) is not counted, and nothing is deleted without a backup unasked`, async ({ page }) => {
      await setUpBranch(page);
      await page.goto("./#/data");
      await breakFolder(page, fault);
      await page.getByRole("main").getByRole("button", { name: "选择备份文件夹…" }).click();
      await expect(page.getByRole("alert").filter({ hasText: said })).toBeVisible();
      await expect(age(page)).toHaveText("尚未备份");
      await expectAccessible(page);

      await wipe(page);
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByRole("alert")).toContainText("备份没有成功，还没有删除");
      expect((await storedFacts(page)).length).toBe(3);
      await dialog.getByRole("button", { name: "不备份，仍然删除" }).click();
      await expect(page.getByText("已清空。")).toBeVisible();
      expect(await folderFiles(page)).toEqual([]);
    });
  }

  test("is written before anything is deleted, and whoever closes the dialog meanwhile keeps everything", async ({ page }) => {
    await setUpBranch(page);
    await chooseFolder(page);
    await hirePerson(page, "赵刚");
    const before = byId(await storedFacts(page));
    const write = await holdFolder(page);
    await page.goto("./#/data");
    await wipe(page);
    const dialog = page.getByRole("dialog");
    const confirm = dialog.getByRole("button", { name: /^删除全部/ });
    await expect(confirm).toHaveAttribute("aria-disabled", "true");
    await confirm.click({ force: true });
    await expect(dialog.getByText("正在备份，完成后再删除。").first()).toBeVisible();
    await expect(dialog.getByRole("alert")).toHaveCount(0);
    await dialog.getByRole("button", { name: "取消" }).click();
    await expect(dialog).toBeHidden();
    await write();
    await expect.poll(async () => (await folderFiles(page)).length).toBe(2);
    // The backup is counted, and there was nobody left to delete for.
    await expect(age(page)).toHaveText("刚刚");
    expect(byId(await storedFacts(page))).toEqual(before);
    await expect(page.getByRole("heading", { level: 1, name: "数据" })).toBeVisible();
  });

  test("leads an empty browser back to what was in it", async ({ page }) => {
    await setUpBranch(page);
    await chooseFolder(page);
    await hirePerson(page, "赵刚");
    const before = byId(await storedFacts(page));
    // The backup is written before everything goes, without being asked for.
    await page.goto("./#/data");
    await wipe(page);
    await expect(page.getByText("已清空。")).toBeVisible();
    expect(await storedFacts(page)).toEqual([]);

    await page.reload();
    // The frame of the page says the same until the app has taken its place.
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(page.getByText(/^数据属于一个浏览器和一个网址。.*本页网址：$/)).toBeVisible();
    await expect(page.getByText(/^http:\/\/127\.0\.0\.1:\d+\/$/)).toBeVisible();
    await page.getByRole("button", { name: "从备份文件夹恢复…" }).click();
    await expect(page.getByRole("heading", { name: /^文件 城关客户服务部-全部数据-/ })).toBeVisible();
    await expect(page.getByRole("button", { name: /^查看 .* 的备份$/ })).toHaveCount(2);
    await expectAccessible(page);
    await page.getByRole("button", { name: /^存入/ }).click();
    await expect(page).toHaveURL(/#\/$/);
    expect(byId(await storedFacts(page))).toEqual(before);
  });

  test("gets a file before everything goes, also when nothing was recorded since the last one", async ({ page }) => {
    await setUpBranch(page);
    await chooseFolder(page);
    await expect(age(page)).toHaveText("刚刚");
    const before = byId(await storedFacts(page));
    // A last one may have been in another folder, or be deleted by now.
    await emptyFolder(page);
    await wipe(page);
    await expect(page.getByText("已清空。")).toBeVisible();
    const [[, text]] = await folderFiles(page);
    expect(byId(JSON.parse(text).facts)).toEqual(before);
  });

  test("keeps a full backup beside a branch begun anew", async ({ page }) => {
    await setUpBranch(page);
    await chooseFolder(page);
    await expect.poll(async () => (await folderFiles(page)).length).toBe(1);
    const [[name, text]] = await folderFiles(page);
    const full = { ...JSON.parse(text), facts: Array.from({ length: 50 }, (_, id) => ({ id })) };
    const later = name.replace(/-\d{6}-/, "-235959-");
    await putFile(page, later, JSON.stringify(full));
    await page.getByRole("main").getByRole("button", { name: "立即备份" }).click();
    await expect.poll(async () => (await folderFiles(page)).length).toBe(3);
    const names = (await folderFiles(page)).map(([name]) => name);
    expect(names).toContain(later);
    expect(names.filter((name) => name.includes("-部分数据-"))).toHaveLength(1);
    await expect(page.locator(".kept").getByText("部分数据")).toBeVisible();
  });
});

test("a download is a backup only when somebody has seen the file", async ({ page }) => {
  await setUpBranch(page);
  await exportAll(page);
  await expect(page.getByText(/^城关客户服务部-全部数据-.* 在下载文件夹里吗？$/)).toBeVisible();
  await expect(age(page)).toHaveText("尚未备份");
  await expectAccessible(page);
  await page.getByRole("button", { name: "没有", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "没有算作备份" })).toBeVisible();
  await expect(age(page)).toHaveText("尚未备份");
  await exportAll(page);
  await page.getByRole("button", { name: "文件已在" }).click();
  await expect(age(page)).toHaveText("刚刚");
});

test("from the third day on the age of the last backup stands on every page", async ({ page }) => {
  await page.clock.install();
  await setUpBranch(page);
  await expect(page.getByText("还没有备份。")).toBeVisible();
  const mark = page.locator(".rail").getByText(/天未备份$/);
  await page.clock.fastForward(2 * 86_400_000);
  await expect(page.locator(".rail")).toBeVisible();
  await expect(mark).toHaveCount(0);
  await page.clock.fastForward(86_400_000);
  await expect(mark).toHaveText("3 天未备份");
  await expect(page.getByText("登记已有 3 天，还没有备份过。")).toBeVisible();
  await page.goto("./#/rules");
  await expect(mark).toBeVisible();
  await exportAll(page);
  await page.getByRole("button", { name: "文件已在" }).click();
  await expect(mark).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the folder, its files and the way back fit, in both languages", async ({ page }) => {
    await giveFolder(page);
    await setUpBranch(page);
    await chooseFolder(page);
    // The first backup is there before the page is loaded anew.
    await expect(page.locator(".kept-row")).toHaveCount(1);
    for (const lang of ["zh-CN", "en"]) {
      await page.evaluate((lang) => localStorage.setItem("fieldbook.lang", JSON.stringify(lang)), lang);
      await page.reload();
      await expect(page.locator(".kept-row")).toHaveCount(1);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
});
