// Attachments that wait to be saved, that are pasted from afar, that come alone, and of which a record says what is not so.
import { another, attach, open, photograph, pick, section, sitAs } from "./support/attached";
import { choose, exportAll } from "./support/branch";
import { chooseFolder, folderFiles, giveFolder } from "./support/folder";
import { expect, expectAccessible, test } from "./support/test";

// Recording a trace fetches again what the page could not show, which the policy forbids.
test.use({ trace: "off" });

test("what waits to be saved is there after going elsewhere, and asked for before the tab is closed", async ({ page }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await pick(page, "机房.jpg", "image/jpeg", await photograph(page, 300, 200));
  await section(page).getByLabel("名称").fill("机房全景");
  // Somewhere else: it is said, and nothing is lost.
  await page.getByRole("navigation").getByRole("link", { name: "今日" }).first().click();
  await expect(page.getByText("1 个附件还没有保存。回到刚才那一页可以继续")).toBeVisible();
  await expectAccessible(page);
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await page.evaluate(() => history.back());
  await expect(section(page).getByLabel("名称")).toHaveValue("机房全景");
  expect(await section(page).locator("img").first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await section(page).getByRole("button", { name: "保存附件" }).click();
  await expect(section(page).getByRole("button", { name: "看大图：机房全景" })).toBeVisible();
  await expect(section(page).getByLabel("名称")).toBeHidden();
  // Saved, or left out: nobody asks any more, and nothing is said of it.
  await pick(page, "多余.jpg", "image/jpeg", await photograph(page, 30, 20));
  await section(page).getByRole("button", { name: "不要这个" }).click();
  page.on("dialog", () => expect(false, "nothing waits").toBe(true));
  await page.reload();
  await expect(section(page).getByRole("button", { name: "看大图：机房全景" })).toBeVisible();
  await expect(section(page).getByLabel("名称")).toBeHidden();
});

test("what is pasted far from where it goes is said and comes into view", async ({ page }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(section(page)).toBeVisible();
  for (const edge of ["top", "bottom"]) {
    await page.evaluate((edge) => {
      // So far that it is out of sight from either end.
      for (const where of ["prepend", "append"] as const) {
        const space = document.createElement("div");
        space.style.height = "3000px";
        document.querySelector("main")![where](space);
      }
      // Whoever types somewhere goes on typing there.
      (document.activeElement as HTMLElement).blur();
      window.scrollTo(0, edge === "top" ? 0 : document.documentElement.scrollHeight);
    }, edge);
    await expect(section(page)).not.toBeInViewport();
    await page.evaluate(async () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [40, 30];
      const blob = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!), "image/png"));
      const data = new DataTransfer();
      data.items.add(new File([blob], "image.png", { type: "image/png" }));
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect(page.getByRole("status").getByText("粘贴或拖入的文件放在“附件”里，还没有保存。").last()).toBeVisible();
    await expect(section(page).getByLabel("名称").last()).toBeInViewport({ ratio: 1 });
    await expect(section(page).getByLabel("名称").last()).toBeFocused();
  }
});

test("attachments that come alone make a backup due", async ({ page, browser }) => {
  await giveFolder(page);
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await attach(page, "机房.jpg", await photograph(page, 300, 200));
  const { text } = await exportAll(page);
  const there = await (await browser.newContext()).newPage();
  await giveFolder(there);
  await there.clock.install();
  await there.goto("./#/data");
  await choose(there, JSON.stringify({ ...JSON.parse(text), attachments: {} }));
  await there.getByRole("button", { name: /^存入/ }).click();
  await expect(there.getByText(/^已存入/)).toBeVisible();
  await chooseFolder(there);
  await expect(there.locator(".figure")).toHaveText("刚刚");
  const files = async () => (await folderFiles(there)).filter(([, text]) => text);
  const before = (await files()).length;
  expect(JSON.parse((await files()).at(-1)![1]).attachments).toBeUndefined();
  await choose(there, text);
  await there.getByRole("button", { name: "存入 1 个附件" }).click();
  await expect(there.getByText("已存入 0 条登记、1 个附件。")).toBeVisible();
  await expect(there.getByText(/此后新增 1 个附件/)).toBeVisible();
  // The import itself writes one before; then work rests.
  await there.clock.fastForward("06:00");
  await expect.poll(async () => Object.keys(JSON.parse((await files()).at(-1)![1]).attachments ?? {}).length).toBe(1);
  expect((await files()).length).toBeGreaterThan(before);
  await expect(there.getByText(/此后新增/)).toBeHidden();
  await there.context().close();
});

test("a record that says wrongly how large its attachment is, is named, and both are taken", async ({ page, browser }) => {
  await open(page);
  await page.goto("./#/repairs/W1");
  await sitAs(page, "li");
  await attach(page, "机房.jpg", await photograph(page, 300, 200));
  const { text } = await exportAll(page);
  const size = JSON.parse(text).facts.at(-1).fact.attachment.size as number;
  // As somebody would write it who says so himself: without the place in a chain, nothing seems altered.
  const lying = text.replace(`"size":${size}`, '"size":7');
  expect(lying).not.toBe(text);
  const there = await another(browser, lying);
  await expect(there.getByText("1 条登记写的附件与附件本身不符")).toBeVisible();
  await expect(there.getByText(`写的是 JPG，7 字节，实际是 JPG，${size.toLocaleString("en-US")} 字节`)).toBeVisible();
  await expectAccessible(there);
  await there.getByRole("button", { name: /^存入/ }).click();
  await expect(there.getByText(/^已存入/)).toBeVisible();
  await there.goto("./#/repairs/W1");
  await expect(section(there).getByRole("button", { name: "看大图：机房" })).toBeVisible();
  // What is shown is what it is.
  await expect(section(there)).toContainText(`JPG · ${Math.round(size / 1024)} KB`);
  await there.context().close();
});
