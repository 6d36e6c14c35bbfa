// Who is who, and the days that are worked: namesakes, a new site's area, the calendar's notices.
import { begin, facts, monthBefore, people } from "./support/seeded";
import { storedFacts } from "./support/storage";
import { expect, expectAccessible, test } from "./support/test";

const namesake = (id: string, joined: string): [string, object] => [
  "2025-05-05",
  { person: { person: id, name: "王伟", role: "technician", base_wage: "3000.00", joined } },
];

test("two of one name are told apart wherever they can be chosen or are paid", async ({ page }) => {
  await begin(page, facts(...people, namesake("w1", "2020-01-02"), namesake("w2", "2025-05-05")), "ma");
  for (const [address, names] of [
    ["./#/people", page.getByRole("rowheader")],
    [`./#/settlement?month=${monthBefore(1).iso}`, page.getByRole("rowheader")],
    ["./#/record/punch", page.getByRole("option")],
    ["./#/record/morning", page.getByRole("main").locator("label")],
  ] as const) {
    await page.goto(address);
    await expect(names.filter({ hasText: "王伟（2020）" }).first(), address).toBeAttached();
    await expect(names.filter({ hasText: "王伟（2025）" }).first(), address).toBeAttached();
    await expect(names.filter({ hasText: /王伟(?!（)/ }), address).toHaveCount(0);
  }
});

test("a namesake is entered after saying that he is another one", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("基本工资")).toHaveValue("");
  await dialog.getByLabel("姓名").fill("李强");
  await dialog.getByLabel("基本工资").fill("3600");
  await expect(dialog.getByLabel("到岗日期")).toHaveValue("");
  await expect(dialog.getByLabel("岗位")).toHaveValue("");
  await dialog.getByLabel("岗位").selectOption({ label: "技术员" });
  await dialog.getByLabel("到岗日期").fill("2026-03-02");
  await expect(dialog.getByText("登记后分别显示为：李强（2020）、李强（2026）。")).toBeVisible();
  await dialog.getByRole("button", { name: "新增人员" }).click();
  await expect(dialog.getByRole("alert")).toContainText("已有同名人员");
  await dialog.getByLabel("确为另一人").check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "新增人员" }).click();
  await expect(page.getByRole("rowheader", { name: "李强（2026）" })).toBeVisible();
});

test("the area of a new site is chosen, since it decides the rate", async ({ page }) => {
  await begin(page, facts(...people), "ma");
  await page.goto("./#/sites/new");
  await page.getByLabel("工程名称").fill("西河医院");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("alert")).toContainText("区域");
  await page.getByRole("radio", { name: "本市下属县" }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "西河医院" })).toBeVisible();
  // The same name once more is pointed out while it is typed, with the way to the one that is there.
  await page.goto("./#/sites/new");
  await page.getByLabel("工程名称").fill("西河 医院");
  await page.getByRole("status").getByRole("link", { name: /^西河医院/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "西河医院" })).toBeVisible();
});

test("a pasted notice is shown day by day, recorded for both its years, and undone as one", async ({ page }) => {
  await begin(page, facts(...people), "wu");
  await page.goto("./#/rules");
  await page.getByRole("tab", { name: "工作日历" }).click();
  await page.getByRole("button", { name: "填一年" }).click();
  await page.getByLabel("年份").fill("2027");
  const text = page.getByLabel("放假日期");
  await text.fill("国办发明电〔2026〕9号\n一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。1月9日左右上班。");
  await text.blur();
  await expect(page.getByText("“1月9日左右上班”中的“左右”无法识别。")).toBeVisible();
  await text.fill("国办发明电〔2026〕9号\n一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。1月9日（周六）上班。");
  await expect(page.getByText("放假 3 天，其中 2 天原为工作日；调休上班 1 天。")).toBeVisible();
  await expect(page.getByText("其中 1 天属于 2026 年，一并记入该年的日历。")).toBeVisible();
  await expect(page.getByRole("table", { name: "2027年1月" }).getByRole("cell", { name: "9 班" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存这一年" }).click();
  await expect(page.getByText("2027 年的工作日历已保存。")).toBeVisible();
  const calendars = async () => {
    const stored = (await storedFacts(page)) as unknown as { fact: { calendar?: { year: number; source: string } } }[];
    return stored.flatMap(({ fact }) => (fact.calendar ? [`${fact.calendar.year} ${fact.calendar.source}`] : []));
  };
  expect(await calendars()).toEqual(["2027 国办发明电〔2026〕9号", "2026 国办发明电〔2025〕7号"]);
  await page.getByRole("status").getByRole("button", { name: "撤销" }).click();
  await expect.poll(async () => (await storedFacts(page)).filter((fact) => "withdrawn" in (fact as never as { fact: object }).fact).length).toBe(2);
});
