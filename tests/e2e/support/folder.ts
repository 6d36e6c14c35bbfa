// A folder for backups. The browser's own dialog cannot be driven; its private file system has folders of the same kind.
import { expect, type Page } from "@playwright/test";

const NAME = "备份";

/** Lets the page choose a folder as a person would, without the dialog. */
export async function giveFolder(page: Page) {
  await page.addInitScript((name) => {
    const choose = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    Object.assign(window, { showDirectoryPicker: choose });
  }, NAME);
}

/** Files are named by the second: of two within one the later takes the place of the earlier, which holds no more than it. */
export const nextSecond = (page: Page) => page.waitForTimeout(1100);

/** Chooses it on the page of the data, which writes the first backup. */
export async function chooseFolder(page: Page) {
  await page.goto("./#/data");
  await page.getByRole("main").getByRole("button", { name: "选择备份文件夹…" }).click();
  await expect(page.getByText(`自动备份到文件夹“${NAME}”`)).toBeVisible();
  await expect.poll(async () => (await folderFiles(page)).filter(([, text]) => text).length).toBeGreaterThan(0);
  await nextSecond(page);
}

/** The files in it and their texts, in the order of their names. */
export async function folderFiles(page: Page): Promise<[name: string, text: string][]> {
  const files = await page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    const read = async () => {
      const texts: [string, string][] = [];
      for await (const handle of (folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values())
        texts.push([handle.name, await new Response(await handle.getFile()).text()]);
      return texts;
    };
    // A file that the page is just writing or removing cannot be read; a moment later the folder can.
    for (let tries = 0; ; tries += 1) {
      try {
        return await read();
      } catch (error) {
        if (tries === 40) throw error;
        await Promise.resolve();
      }
    }
  }, NAME);
  return files.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Puts a file into it. */
export async function putFile(page: Page, file: string, text: string) {
  await page.evaluate(
    async ([name, file, text]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
      const writable = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    },
    [NAME, file, text],
  );
}

/** Removes every file from it, as somebody does who tidies up. */
export async function emptyFolder(page: Page) {
  await page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    for (const file of await Array.fromAsync((folder as unknown as { keys(): AsyncIterable<string> }).keys()))
      await folder.removeEntry(file);
  }, NAME);
}

/** From now on the folder refuses to be written, as a full disk does, or gives back other bytes than were written. */
export async function breakFolder(page: Page, fault: "full" | "differs") {
  await page.evaluate((fault) => {
    if (fault === "full") {
      FileSystemFileHandle.prototype.createWritable = () =>
        Promise.reject(new DOMException("The disk is full.", "QuotaExceededError"));
    } else {
      File.prototype.arrayBuffer = async () => new ArrayBuffer(3);
    }
  }, fault);
}

/** From now on a file in it is only written once the returned function is called. */
export async function holdFolder(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const create = FileSystemFileHandle.prototype.createWritable;
    const free = new Promise<void>((resolve) => Object.assign(window, { writeNow: resolve }));
    FileSystemFileHandle.prototype.createWritable = async function (...options) {
      await free;
      return create.apply(this, options);
    };
  });
  return () => page.evaluate(() => (window as unknown as { writeNow(): void }).writeNow());
}
