// What happens to stored data from outside: damage, clearing, another name of the same computer.
import { readFile } from "node:fs/promises";
import { choose, setUpBranch } from "./support/branch";
import { begin, facts, people } from "./support/seeded";
import { seedRecords, storedFacts, storedRecords } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";

const seeded = facts(...people);
const [named] = seeded;
const unknown = { ...named, id: "01900000-0000-7000-8000-0000000000ff", fact: { lottery: {} } };
const altered = { ...named, fact: { branch_named: { name: "西河分公司" } } };
const bad = [
  { format: 9, facts: "of a newer program" },
  { format: 1 },
  { format: 1, json: '[{"id":"01900000' },
  { format: 1, json: JSON.stringify([unknown]) },
  { format: 1, json: JSON.stringify([altered]) },
];

/** Records a customer, as a person does. */
async function addSite(page: import("@playwright/test").Page, name: string) {
  await page.goto("./#/sites");
  const add = { name: "新增客户／工程" };
  await page.getByRole("link", add).or(page.getByRole("button", add)).first().click();
  await page.getByLabel("工程名称").fill(name);
  await page.getByRole("radio", { name: "本市下属县" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name }).first()).toBeVisible();
}

test("what cannot be read is named on every page; the rest opens and is worked with, in all tabs", async ({ page, context }) => {
  await begin(page, seeded, "ma");
  await seedRecords(page, bad);
  await page.goto("./#/people");
  await expect(page.getByText("有 5 条已存的登记读不出")).toBeVisible();
  // Of two facts of one id the first stays in force.
  await expect(page.locator(".brand-branch").first()).toHaveText("东河分公司");
  await expect(page.getByRole("row", { name: /李强/ })).toBeVisible();
  await expectAccessible(page);

  const other = await context.newPage();
  await other.goto("./#/sites");
  await addSite(page, "甲工程");
  await expect(other.getByText("甲工程").first()).toBeVisible();
  await addSite(other, "乙工程");
  const records = await storedRecords(page);
  expect(records.slice(1, 6)).toEqual(bad.map((record, at) => ({ ...record, seq: at + 2 })));
  expect(records.length).toBe(8);
  await page.reload();
  await expect(page.getByText("乙工程").first()).toBeVisible();

  await page.goto("./#/settlement");
  await expect(page.getByText("有 5 条读不出，本月数字可能不全")).toBeVisible();
  await page.getByRole("link", { name: "到“数据”查看" }).click();
  const list = page.getByRole("region", { name: "读不出的登记" }).getByRole("listitem");
  await expect(list).toHaveText([
    "第 2 组登记：由更新版本的程序保存（格式 9）。",
    "第 3 组登记：不是本程序写的。",
    "第 4 组登记：内容不完整，或不是本程序写的。",
    /^第 5 组登记第 1 条（登记）：没有“lottery”这种登记.*登记于 .*。$/,
    /^第 6 组登记第 1 条：编号与先存的一条相同，内容不同，以先存的为准。登记于 .*。$/,
  ]);
  await expectAccessible(page);
});

test("what is stored, saved as it is, gives elsewhere all that is sound", async ({ page, browser }) => {
  await begin(page, seeded, "ma");
  await seedRecords(page, bad);
  await page.goto("./#/data");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "把数据原样导出" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(JSON.parse(text).damaged.length).toBe(3);

  const elsewhere = await browser.newContext();
  const fresh = await elsewhere.newPage();
  await fresh.goto("./");
  await choose(fresh, text);
  await expect(fresh.getByText("有 5 条不能存入")).toBeVisible();
  await expect(fresh.getByText("第 9 条：已损坏，读不懂")).toBeVisible();
  await fresh.getByRole("button", { name: `存入 ${seeded.length} 条新登记` }).click();
  await expect(fresh).toHaveURL(/#\/$/);
  expect(await storedFacts(fresh)).toEqual(seeded);
  await elsewhere.close();

  // Here, it is the way to be rid of what keeps a month from being closed.
  await choose(page, text);
  await page.getByRole("button", { name: "删除本机数据，改用这个文件…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除本机数据，存入文件" }).click();
  await expect(page.getByRole("region", { name: "读不出的登记" })).toBeHidden();
  expect(await storedFacts(page)).toEqual(seeded);
});

test("a store of which nothing can be read lets one begin anew, beside it", async ({ page }) => {
  await begin(page, [], "ma");
  await seedRecords(page, bad.slice(0, 2));
  const before = await storedRecords(page);
  await setUpBranch(page);
  await expect(page.getByText("有 2 条已存的登记读不出")).toBeVisible();
  expect((await storedRecords(page)).slice(0, before.length)).toEqual(before);
  expect((await storedRecords(page)).length).toBeGreaterThan(before.length);
  await page.getByRole("link", { name: "到“数据”查看" }).click();
  await expect(page.getByText("第 2 组登记：由更新版本的程序保存（格式 9）。")).toBeVisible();
});

test("data of a newer program is not touched and can be taken away", async ({ page }) => {
  await begin(page, seeded, "ma");
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const newer = indexedDB.open("fieldbook", 7);
        newer.onsuccess = () => (newer.result.close(), resolve());
      }),
  );
  await page.goto("./#/today");
  await expect(page.getByRole("heading", { level: 1, name: "数据打不开" })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "把数据原样导出" }).click();
  expect(JSON.parse(await readFile(await (await download).path(), "utf8")).facts).toEqual(seeded);
  await expect(page.getByText("已按原样导出")).toBeVisible();
});

for (const [how, clear] of [
  [
    "by the browser",
    async (page: import("@playwright/test").Page) => {
      const session = await page.context().newCDPSession(page);
      const origin = new URL(page.url()).origin;
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    },
  ],
  [
    "by another page",
    async (page: import("@playwright/test").Page) => {
      const other = await page.context().newPage();
      await other.route("**/begin.html", (route) => route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:,">' }));
      await other.goto("./begin.html");
      await other.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const gone = indexedDB.deleteDatabase("fieldbook");
            gone.onsuccess = resolve;
            gone.onerror = reject;
          }),
      );
      await other.close();
    },
  ],
] as const) {
  test(`data cleared ${how} while the page is open is saved and stored again from it`, async ({ page }) => {
    await begin(page, seeded, "ma");
    await page.goto("./#/people");
    await addSite(page, "甲工程");
    const before = await storedFacts(page);
    await clear(page);
    await expect(page.getByText("浏览器里的数据已被清除，只有本页还有")).toBeVisible();
    // What it knows is shown; nothing goes into the empty store.
    await expect(page.getByText("甲工程").first()).toBeVisible();
    await expectAccessible(page);

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "存成文件" }).click();
    const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect(file.facts.length).toBe(before.length);
    await page.getByRole("button", { name: "存回浏览器" }).click();
    await expect(page.getByText("浏览器里的数据已被清除，只有本页还有")).toBeHidden();
    const byId = (list: { id: string }[]) => [...list].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(await storedFacts(page))).toEqual(byId(before));
    await addSite(page, "乙工程");
    await page.reload();
    await expect(page.getByText("甲工程").first()).toBeVisible();
    await expect(page.getByText("乙工程").first()).toBeVisible();
  });
}

test("the description of the files is saved by the page itself; the version and its changes are told", async ({ page }) => {
  await begin(page, seeded, "ma");
  await page.goto("./#/data");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "格式说明（JSON Schema）" }).click();
  const schema = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(schema.properties.format.const).toBe("fieldbook-bundle");
  const about = page.getByRole("region", { name: "关于" });
  await expect(about).toContainText(/版本 \d+\.\d+\.\d+/);
  await about.getByRole("button", { name: "版本 0.1.0 的变化" }).click();
  await expect(about.getByRole("listitem").first()).toContainText(/[一-龥]/);
  await expect(page.getByRole("region", { name: "数据在哪里" })).toContainText(new URL(page.url()).origin);
});

test("the first run leads to the other name of this computer", async ({ page }) => {
  await page.goto("./");
  const other = page.getByRole("link", { name: /^http:\/\/localhost:\d+\/$/ });
  await expect(other).toHaveAttribute("href", page.url().replace("127.0.0.1", "localhost").split("#")[0]);
  await page.getByRole("button", { name: "在手机上用" }).click();
  await expect(page.getByText("手机打不开。手机可以这样用")).toBeVisible();
  await expectAccessible(page);
});

test("a file dropped on the data page, or opened by double click, is shown before anything is stored", async ({ page }) => {
  const file = (name: string) => ({
    format: "fieldbook-bundle",
    version: 1,
    exported: "2026-03-05T10:00:00",
    device: "d",
    branch: "",
    facts: [{ ...named, id: "01900000-0000-7000-8000-0000000000fe", fact: { site: { site: name, name, customer: "", area: "county" } } }],
  });
  // The browser's own way of handing a file over to an installed app.
  await page.addInitScript(() => {
    const queue = { setConsumer: (consumer: unknown) => ((window as unknown as { launch: unknown }).launch = consumer) };
    Object.defineProperty(window, "launchQueue", { value: queue });
  });
  await begin(page, seeded, "ma");
  await page.goto("./#/data");
  await page.locator(".file-choose").evaluate((input, text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.json"));
    transfer.items.add(new File([text], "second.json"));
    input.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, JSON.stringify(file("a")));
  await expect(page.getByRole("heading", { name: "文件 dropped.json" })).toBeVisible();
  await expect(page.getByText("先看“dropped.json”，同时收到的另外 1 个没有读入。")).toBeVisible();

  // One that comes while another page is shown waits for the data page.
  await page.goto("./#/people");
  await expect(page.getByRole("heading", { level: 1, name: "人员" })).toBeVisible();
  await page.evaluate((text) => {
    const handle = { getFile: async () => new File([text], "opened.json") };
    (window as unknown as { launch(what: object): void }).launch({ files: [handle, handle, handle] });
  }, JSON.stringify(file("b")));
  await page.goto("./#/data");
  await expect(page.getByRole("heading", { name: "文件 opened.json" })).toBeVisible();
  await expect(page.getByText("先看“opened.json”，同时收到的另外 2 个没有读入。")).toBeVisible();
  expect(await storedFacts(page)).toEqual(seeded);
});

test("a store that does not open, and one that does not store, are said; a late answer is taken", async ({ page }) => {
  await begin(page, seeded, "ma");
  // Keeps what is asked for until it is let go.
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    const state = { holds: true };
    const open = indexedDB.open.bind(indexedDB);
    Object.assign(window, { letGo: () => ((state.holds = false), held.splice(0).forEach((go) => go())) });
    IDBFactory.prototype.open = function (...args: [string, number?]) {
      const request = open(...args);
      if (!state.holds || args[0] !== "fieldbook") return request;
      const late = (event: Event) => {
        if (!state.holds) return;
        event.stopImmediatePropagation();
        held.push(() => request.dispatchEvent(new Event("success")));
      };
      request.addEventListener("success", late, { capture: true });
      return request;
    };
  });
  await page.goto("./#/people");
  await expect(page.getByText("数据还没有打开")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await expect(page.getByRole("row", { name: /李强/ })).toBeVisible();
  await expect(page.getByText("数据还没有打开")).toBeHidden();

  // The lock between tabs is given, and the transaction never ends.
  await page.goto("./#/sites");
  const add = { name: "新增客户／工程" };
  await page.getByRole("link", add).or(page.getByRole("button", add)).first().click();
  await page.getByLabel("工程名称").fill("甲工程");
  await page.getByRole("radio", { name: "本市下属县" }).check();
  await page.evaluate(() => {
    const held: (() => void)[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      const tx = transaction.apply(this, args);
      if (args[1] !== "readwrite") return tx;
      let goes = false;
      tx.addEventListener("complete", (event) => {
        if (goes) return;
        event.stopImmediatePropagation();
        held.push(() => ((goes = true), tx.dispatchEvent(new Event("complete"))));
      });
      return tx;
    };
    Object.assign(window, { letGo: () => held.splice(0).forEach((go) => go()) });
  });
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("保存还没有完成")).toBeVisible({ timeout: 20_000 });
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await expect(page.getByText("保存还没有完成")).toBeHidden();
  await expect(page.getByRole("heading", { name: "甲工程" }).first()).toBeVisible();
});
