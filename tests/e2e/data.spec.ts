// From an empty browser to a branch, and the data out of it and back.
import { choose, exportAll, fillPerson, foundBranch, openSample, setUpBranch } from "./support/branch";
import { limitStorage, storedFacts } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";

const byId = (facts: { id: string }[]) => [...facts].sort((a, b) => a.id.localeCompare(b.id));

test("a new branch: its name, its people, the open rate, and who sits here", async ({ page }) => {
  await page.goto("./#/jobs");
  await expect(page.getByRole("heading", { level: 1, name: "开始使用" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: "打开示例" })).toBeFocused();
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByRole("button", { name: "下一步：核对" }).click();
  const wrong = page.getByRole("alert").filter({ hasText: "请先改正以下各项" });
  await expect(wrong.getByRole("button")).toHaveText(["请填单位名称。", /^第 1 人\s*至少要有一位经理：请填经理的姓名。$/]);
  await expectAccessible(page);

  await page.getByLabel("单位名称").fill("城关客户服务部");
  const people = page.getByRole("group", { name: /^第 \d+ 人$/ });
  // Enter goes on to the next field and ends nothing.
  await page.getByLabel("单位名称").press("Enter");
  await expect(people.nth(0).getByLabel("姓名")).toBeFocused();
  await page.keyboard.type("马国强");
  await page.keyboard.press("Enter");
  await expect(people.nth(0).getByLabel("岗位")).toBeFocused();
  await expect(people.nth(0).getByLabel("基本工资")).toHaveValue("");
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await expect(wrong.getByRole("button").first()).toHaveText(/^第 1 人\s*请填基本工资/);
  await fillPerson(people.nth(0), "马国强", "5000");
  await fillPerson(people.nth(1), "王芳", "3200");
  await page.getByRole("button", { name: "删除第 4 人" }).click();
  await page.getByRole("button", { name: "增加一人" }).click();
  await expect(people.nth(4).getByLabel("姓名")).toBeFocused();
  await fillPerson(people.nth(4), "<b>李强</b>", "3500");
  await people.nth(4).getByLabel("岗位").selectOption({ label: "技术员" });
  await expect(page.getByText(/^没有销售副总/)).toBeVisible();
  await page.getByRole("textbox", { name: /^税率/ }).fill("３");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "下一步：核对" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".setup-founding")).toBeFocused();
  await expect(page.getByRole("row", { name: "王芳 内勤 3,200.00 2025年1月2日" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "完成，开始使用" }).click();

  await expect(page).toHaveURL(/#\/$/);
  await expect(page.getByRole("combobox", { name: "谁在用" }).locator("option:checked")).toHaveText("马国强（经理）");
  const facts = (await storedFacts(page)) as unknown as { fact: Record<string, unknown> }[];
  expect(facts.map(({ fact }) => Object.keys(fact)[0])).toEqual(["branch_named", "person", "person", "person", "rule_set"]);
  expect(JSON.stringify(facts[4])).toContain('"repair.difference_tax_percent":"3"');

  await page.goto("./#/people");
  await expect(page.getByRole("row", { name: /<b>李强<\/b>/ })).toBeVisible();
  await expectAccessible(page);
});

test("what was typed for a new branch survives a reload", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByLabel("单位名称").fill("城关客户服务部");
  await page.getByRole("group", { name: "第 2 人" }).getByLabel("姓名").fill("王芳");
  await page.getByRole("textbox", { name: /^税率/ }).fill("6");
  await page.reload();
  await expect(page.getByLabel("单位名称")).toHaveValue("城关客户服务部");
  await expect(page.getByRole("group", { name: "第 2 人" }).getByLabel("姓名")).toHaveValue("王芳");
  await expect(page.getByRole("textbox", { name: /^税率/ })).toHaveValue("6");
});

test("people come, change and leave", async ({ page }) => {
  await setUpBranch(page);
  await page.goto("./#/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByLabel("姓名").fill("王芳");
  await dialog.getByLabel("基本工资").fill("四千");
  await dialog.getByLabel("基本工资").press("Enter");
  // The namesake, the wage, and what nobody is given unasked: a role and a first day.
  await expect(dialog.getByRole("alert").getByRole("button")).toHaveCount(4);
  await dialog.getByLabel("姓名").fill("赵刚");
  await dialog.getByLabel("岗位").selectOption({ label: "技术员" });
  await dialog.getByLabel("到岗日期").fill("2025-03-03");
  await dialog.getByLabel("基本工资").fill("4,000");
  // Somebody who clicks twice means it once.
  await dialog.getByRole("button", { name: "新增人员" }).dblclick();
  const zhao = page.getByRole("row", { name: /赵刚/ });
  await expect(zhao).toHaveCount(1);
  await expect(zhao).toContainText("4,000.00");

  await zhao.getByRole("button", { name: "赵刚：岗位、工资变动" }).click();
  await dialog.getByLabel("岗位").selectOption({ label: "组长" });
  await dialog.getByRole("button", { name: "登记变动" }).click();
  await expect(zhao).toContainText("组长");
  await page.getByRole("status").getByRole("button", { name: "撤销" }).last().click();
  await expect(zhao).toContainText("技术员");

  await zhao.getByRole("button", { name: "赵刚离岗" }).click();
  await expect(dialog).toContainText("没有未完工的通知");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "登记最后一天" }).click();
  await expect(zhao.getByRole("button", { name: "赵刚离岗" })).toHaveCount(0);

  await page.getByRole("row", { name: /马国强/ }).getByRole("button", { name: "马国强离岗" }).click();
  await expect(dialog.getByRole("button", { name: "登记最后一天" })).toHaveAttribute("aria-disabled", "true");
  await expect(dialog).toContainText("请先登记接任人");
});

test("the sample, exported, deleted and imported, is the same again", async ({ page }) => {
  await openSample(page);
  await expect(page.getByRole("combobox", { name: "谁在用" }).first().locator("option:checked")).toContainText("（经理）");
  const before = byId(await storedFacts(page));
  expect(before.length).toBeGreaterThan(100);
  const { name, text } = await exportAll(page);
  expect(name).toMatch(/^.+-示例-\d{4}-\d{2}-\d{2}-\d{6}-电脑[0-9A-F]{4}\.json$/);
  await page.getByRole("button", { name: "文件已在" }).click();
  await expect(page.getByText("刚刚")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "清空全部数据…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("条登记");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /^删除全部/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "开始使用" })).toBeVisible();
  expect(await storedFacts(page)).toEqual([]);

  await choose(page, text, name);
  await expect(page.getByRole("heading", { name: `文件 ${name}` })).toBeVisible();
  await expectAccessible(page);
  expect(await storedFacts(page)).toEqual([]);
  await page.getByRole("button", { name: /^存入/ }).click();
  await expect(page).toHaveURL(/#\/$/);
  await expect(page.getByText("请选择谁在使用")).toBeVisible();
  expect(byId(await storedFacts(page))).toEqual(before);

  // The same file once more brings nothing.
  await page.goto("./#/data");
  await choose(page, text, name);
  await expect(page.getByText("文件里的登记，本机都已有。")).toBeVisible();
});

test("a file replaces what is here only after saying what goes", async ({ page }) => {
  await setUpBranch(page, "甲部");
  const { text } = await exportAll(page);
  await page.getByRole("button", { name: "清空全部数据…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^删除全部/ }).click();
  await expect(page.getByText("已清空。")).toBeVisible();
  await setUpBranch(page, "乙部");
  await exportAll(page);
  const seen = page.getByRole("button", { name: "文件已在" });
  await expect(seen).toBeVisible();
  await choose(page, text);
  await expect(page.getByText("这是“甲部”的文件，本机是“乙部”")).toBeVisible();
  await page.getByRole("button", { name: "删除本机数据，改用这个文件…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除本机数据，存入文件" }).click();
  await expect(page.getByText("已存入 3 条登记。")).toBeVisible();
  expect(byId(await storedFacts(page))).toEqual(byId(JSON.parse(text).facts));
  // What was exported before is no backup of what is here now.
  await expect(seen).toHaveCount(0);
});

test.describe("a bad file is answered by a sentence, and nothing is stored", () => {
  const id = "018f2b6a-0000-7000-8000-000000000001";
  const fact = (name: string, more = {}) => ({
    id,
    on: "2026-03-05",
    recorded: "2026-03-05T10:00:00",
    actor: "ma",
    device: "d",
    fact: { branch_named: { name } },
    ...more,
  });
  const bundle = (facts: unknown[], more = {}) =>
    JSON.stringify({
      format: "fieldbook-bundle",
      version: 1,
      exported: "2026-03-05T10:00:00",
      device: "d",
      branch: "甲部",
      facts,
      ...more,
    });
  const whole = bundle([fact("甲部")]);
  const cases: [string, string | Buffer, RegExp][] = [
    ["empty", "", /这个文件是空的/],
    ["truncated", whole.slice(0, whole.length - 20), /文件不完整，到第 1 行第 \d+ 列就断了/],
    ["not JSON", "hello", /第 1 行第 1 列无法识别/],
    ["not text", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00]), /不是文本文件：从第 5 个字节起/],
    ["in UTF-16", Buffer.from("\ufeff" + whole, "utf16le"), /编码是 UTF-16.*另存为/],
    ["in GBK", Buffer.from([...Buffer.from('{"branch": "'), 0xb6, 0xab, 0xba, 0xd3, 0x22, 0x7d]), /编码是 GBK.*另存为/],
    ["another program's", '{"format":"ledger-pro","version":3}', /别的程序的文件（ledger-pro）/],
    ["of a newer version", bundle([], { version: 9 }), /更新版本的程序导出（格式 9，本程序最多到 2）/],
    ["with wrong types beside the facts", bundle([], { exported: 5 }), /“导出时间”有误：应为文字/],
    ["with wrong types in a fact", bundle([fact("甲部", { on: 5 })]), /第 1 条（日期）：应为文字/],
    ["with an unknown kind", bundle([fact("甲部", { fact: { rocket: {} } })]), /第 1 条（登记）：没有“rocket”这种登记/],
    ["with a number as people write it", bundle([fact("甲部", { fact: { receipt: { contract: "c", amount: "1,234.50" } } })]), /第 1 条（维保到款、金额）：金额应写成/],
    ["with a date out of range", bundle([fact("甲部", { on: "1066-10-14" })]), /第 1 条（日期）：日期不在 1990 年到 2100 年之间/],
    ["with one id twice", bundle([fact("甲部"), fact("乙部")]), /第 2 条：和第 1 条编号相同、内容不同/],
  ];
  for (const [what, text, answer] of cases) {
    test(what, async ({ page }) => {
      await page.goto("./");
      await choose(page, text);
      await expect(page.getByText(answer)).toBeVisible();
      await expect(page.getByRole("button", { name: /^存入/ })).toHaveCount(0);
      expect(await storedFacts(page)).toEqual([]);
    });
  }

  test("with an id known here with other content", async ({ page }) => {
    await page.goto("./");
    await choose(page, whole);
    await page.getByRole("button", { name: /^存入/ }).click();
    await expect(page).toHaveURL(/#\/$/);
    await page.goto("./#/data");
    await choose(page, bundle([fact("乙部")]));
    await expect(page.getByText(/^第 1 条（.*）：本机已有同一条登记，内容却不同/)).toBeVisible();
    expect((await storedFacts(page)).length).toBe(1);
  });

  test("of 100 MB", async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto("./");
    // Larger than what the driver passes on: made in the page.
    await page.getByLabel("选择文件…").evaluate((input: HTMLInputElement) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(100 * 1024 * 1024).fill(32)], "large.json"));
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await expect(page.getByText("文件有 100 MB，太大了")).toBeVisible();
    await expect(page.getByText("没有存入任何内容")).toBeVisible();
  });
});

test("the sample is left in one step, without alarm, and comes back while nothing else was begun", async ({ page }) => {
  await openSample(page);
  const before = byId(await storedFacts(page));
  await page.getByRole("button", { name: "登记自己的单位" }).click();
  await expect(page.getByLabel("单位名称")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await storedFacts(page)).toEqual([]);
  await page.getByRole("status").getByRole("button", { name: "撤销" }).last().click();
  await expect(page.getByText("当前为示例，可任意操作。")).toBeVisible();
  expect(byId(await storedFacts(page))).toEqual(before);
  // The data's page has the same button under the same name.
  await page.goto("./#/data");
  await page.getByRole("main").getByRole("button", { name: "登记自己的单位" }).last().click();
  await expect(page.getByLabel("单位名称")).toBeVisible();
  // The page says what is gone, and has the way back for longer than a message stays.
  await expect(page.getByText("示例已清空")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "恢复示例" }).click();
  await expect(page.getByText("当前为示例，可任意操作。")).toBeVisible();
  expect(byId(await storedFacts(page))).toEqual(before);
});

test("drafts that cannot be opened are named and not kept", async ({ page }) => {
  const draft = { format: "fieldbook-draft", version: 1, name: "新阶梯", values: {} };
  const file = {
    format: "fieldbook-bundle",
    version: 1,
    exported: "2026-03-05T10:00:00",
    device: "d",
    branch: "",
    facts: [],
    drafts: { "whatif.1": JSON.stringify(draft), broken: "{" },
  };
  await setUpBranch(page);
  await page.goto("./#/data");
  await choose(page, JSON.stringify(file));
  await expect(page.getByText("有 1 个试算草稿打不开，不存入")).toBeVisible();
  await expect(page.getByText("试算“broken”：内容不完整，打不开。")).toBeVisible();
  await expect(page.getByText("试算草稿 1 个")).toBeVisible();
  await page.getByRole("button", { name: /^存入/ }).click();
  await page.goto("./#/whatif");
  await expect(page.getByRole("link", { name: "新阶梯" })).toBeVisible();
  const { text } = await exportAll(page);
  expect(Object.keys(JSON.parse(text).drafts)).toEqual(["whatif.1"]);
});

test("when the storage is full, entry is blocked and nothing typed is lost", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByLabel("单位名称").fill("城关客户服务部");
  await fillPerson(page.getByRole("group", { name: "第 1 人" }), "马国强", "5000");
  await limitStorage(page, 1);
  await foundBranch(page);
  await expect(page.getByRole("alert").filter({ hasText: "请先改正以下各项" })).toContainText("空间已满");
  await expect(page.getByText("现在不能保存，暂停录入")).toBeVisible();
  await expect(page.getByLabel("单位名称")).toHaveValue("城关客户服务部");
  await expectAccessible(page);
  expect(await storedFacts(page)).toEqual([]);

  await limitStorage(page, -1);
  await page.getByRole("button", { name: "重新打开本页" }).click();
  await expect(page.getByText("现在不能保存，暂停录入")).toBeHidden();
  await expect(page.getByRole("group", { name: "第 1 人" }).getByLabel("姓名")).toHaveValue("马国强");
  await foundBranch(page);
  await expect(page.getByText("城关客户服务部已登记。")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the button that stores a long file is in sight, and whose it is stands above", async ({ page }) => {
    const punch = (n: number) => ({
      id: `018f2b6a-0000-7000-8000-${String(n).padStart(12, "0")}`,
      on: "2026-03-05",
      recorded: "2026-03-05T10:00:00",
      actor: "ma",
      device: "d",
      fact: { punch: { person: `p${n % 40}`, at: "2026-03-05T08:00:00" } },
    });
    const file = {
      format: "fieldbook-bundle",
      version: 1,
      exported: "2026-03-05T10:00:00",
      device: "d",
      branch: "甲部",
      facts: Array.from({ length: 300 }, (_, n) => punch(n)),
    };
    await page.goto("./");
    await choose(page, JSON.stringify(file));
    await expect(page.getByRole("button", { name: "存入 300 条新登记" })).toBeInViewport();
    // The file is read from its beginning, with its buttons below and not over it.
    const top = async (part: string) => (await page.locator(part).boundingBox())!.y;
    await expect(page.locator("#preview-title")).toBeInViewport();
    // What it holds is counted, and listed when it is asked for.
    await expect(page.locator(".preview .kinds")).toHaveCount(0);
    expect((await top(".preview-actions")) - (await top("#preview-title"))).toBeGreaterThan(200);
    await page.getByRole("button", { name: "人员 40（新 40）：新登记 300 条" }).click();
    await expect(page.getByRole("button", { name: "存入 300 条新登记" })).toBeInViewport();
    await expect(page.getByText("打卡 8").first()).toBeAttached();
    await expectAccessible(page);
  });

  test("the last look of a new branch shows each column whole, in longer words too", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("fieldbook.lang", '"en"'));
    await page.goto("./");
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByLabel("Name of the branch").fill("Chengguan");
    const manager = page.getByRole("group").filter({ has: page.getByLabel("Base wage") }).first();
    await manager.getByLabel("Name").fill("Ma Guoqiang");
    await manager.getByLabel("Base wage").fill("5000");
    await manager.getByLabel("First day of work").fill("2025-11-22");
    await page.getByRole("button", { name: "Next: check" }).click();
    const frame = page.locator(".setup-founding .table-frame");
    await expect(frame).toBeVisible();
    expect(await frame.evaluate((frame) => frame.scrollWidth - frame.clientWidth)).toBeLessThanOrEqual(0);
  });

  test("setup, people and data fit and are in both languages", async ({ page }) => {
    const fits = async () => {
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    };
    await page.goto("./");
    await fits();
    await page.getByRole("button", { name: "开始填写" }).click();
    await fits();
    await page.getByRole("button", { name: "返回" }).click();
    await openSample(page);
    await page.evaluate(() => localStorage.setItem("fieldbook.lang", '"en"'));
    await page.goto("./#/people");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
    await fits();
    await page.goto("./#/data");
    await expect(page.getByRole("heading", { level: 1, name: "Data" })).toBeVisible();
    await expect(page.locator(".branch-line")).toBeInViewport({ ratio: 1 });
    await fits();
  });
});

test("installing is asked for where the browser offers it, once, and told by hand on an iPhone", async ({ page }) => {
  await openSample(page);
  await page.goto("./#/data");
  const install = page.getByRole("button", { name: "安装到本机" });
  await expect(page.getByText("关于", { exact: true })).toBeVisible();
  await expect(install).toHaveCount(0);
  // The browser's offer: shown at its place and nowhere else, and used up by asking.
  const prevented = await page.evaluate(() => {
    const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
      prompt: async () => void document.body.setAttribute("data-asked", ""),
    });
    return !dispatchEvent(offer);
  });
  expect(prevented, "the browser's own offer over the page").toBe(true);
  await install.click();
  await expect(page.locator("body[data-asked]")).toHaveCount(1);
  await expect(install).toHaveCount(0);

  await page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: false }));
  await page.reload();
  await expect(page.getByText("再点“添加到主屏幕”")).toBeVisible({ timeout: 30_000 });
});
