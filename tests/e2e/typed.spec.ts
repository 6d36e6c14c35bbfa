// What is typed: keys of an input method, numbers, times and dates as they are understood, and what is not dropped.
import { begin, dayFromToday, facts, people } from "./support/seeded";
import { expect, test } from "./support/test";
import type { Locator, Page } from "@playwright/test";

const site: [string, object] = [
  "2024-01-02",
  { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } },
];

/** The key that ended a composition, as Safari tells of it afterwards. */
async function composed(field: Locator, key: string) {
  await field.evaluate((element, key) => {
    const event = new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true, cancelable: true } as KeyboardEventInit);
    element.dispatchEvent(event);
  }, key);
}

async function open(page: Page, address: string) {
  await begin(page, facts(...people, site), "ma");
  await page.goto(address);
}

test("the keys of an input method open, choose and leave nothing", async ({ page }) => {
  await open(page, "./#/jobs/new");
  const sites = page.getByRole("combobox", { name: "工程" });
  const options = page.getByRole("listbox").getByRole("option");
  await sites.fill("东河");
  await expect(options).toHaveCount(1);
  await composed(sites, "Enter");
  await expect(options).toHaveCount(1);
  await composed(sites, "Escape");
  await expect(options).toHaveCount(1);
  await sites.press("Enter");
  await expect(sites).toHaveValue("东河中学");

  const number = page.getByLabel("编号");
  await composed(number, "Escape");
  await expect(page).toHaveURL(/#\/jobs\/new$/);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog").getByRole("combobox");
  await palette.fill("结算");
  await composed(palette, "Enter");
  await expect(palette).toBeVisible();
  await expect(page).toHaveURL(/#\/jobs\/new$/);
  await composed(palette, "Escape");
  await expect(palette).toBeVisible();
});

test("a name without its dot and a number in full width find what is meant", async ({ page }) => {
  const person = { person: "re", name: "阿不都·热合曼", role: "technician", base_wage: "3000.00", joined: "2020-01-02" };
  await begin(page, facts(...people, site, ["2024-01-02", { person }]), "ma");
  await page.goto("./#/");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("阿不都热合曼");
  await expect(page.getByRole("option", { name: "阿不都·热合曼的工资" })).toBeVisible();
});

test("leaving the form of a new person asks once before what was typed is dropped", async ({ page }) => {
  await open(page, "./#/people");
  const add = page.getByRole("button", { name: "新增人员" });
  const dialog = page.getByRole("dialog");
  await add.click();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  await add.click();
  const name = dialog.getByLabel("姓名");
  await name.fill("王芳");
  await name.press("Escape");
  const question = page.getByRole("alertdialog", { name: "已填写的内容尚未保存，要放弃吗？" });
  await expect(question).toBeVisible();
  // Esc again stays, and the keyboard is where it was.
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("王芳");

  await dialog.getByRole("button", { name: "关闭" }).click();
  await question.getByRole("button", { name: "放弃" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a name that reads like a known one, and a wage that can be meant in two ways, are said at their fields", async ({ page }) => {
  await open(page, "./#/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名").fill("李\u202E强");
  await dialog.getByLabel("基本工资").fill("30,5");
  await dialog.getByLabel("基本工资").blur();
  await expect(dialog.getByText("含有看不见的文字方向符（U+202E），请删去后重新输入。")).toBeVisible();
  await expect(dialog.getByText("小数点请用“.”；逗号只用于千分位，如 1,234.50。")).toBeVisible();
  await dialog.getByLabel("基本工资").fill("３，０５０");
  await expect(dialog.getByText("即 3,050.00 元")).toBeVisible();
});

test("a clock-in sheet says what it understood, names whose time is wrong, and stays where it is", async ({ page }) => {
  await open(page, "./#/record/morning");
  const li = page.getByLabel("李强（技术员）");
  const zhao = page.getByLabel("赵磊（技术员）");
  await li.fill("1:30pm");
  await expect(page.getByText("即 13:30")).toBeVisible();
  const before = await zhao.boundingBox();
  await li.fill("8:059");
  await li.blur();
  await expect(page.getByText("请写成 7:55、0755 或下午1:30。")).toBeVisible();
  expect(await zhao.boundingBox()).toEqual(before);
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("alert").getByRole("button")).toHaveText([/^李强\s*请写成/]);
});

test("a year of five digits and a month that is none are named as what they are", async ({ page }) => {
  await open(page, "./#/record/excused");
  const day = page.getByLabel("哪一天");
  await day.fill("20266-03-01");
  await day.blur();
  await expect(page.getByText("年份 20266 不在 1990 至 2100 之间，请核对。")).toBeVisible();
  // Only a part of it is filled in: the browser has no value for that.
  await day.fill(dayFromToday(0));
  await day.focus();
  await page.keyboard.press("Backspace");
  await day.blur();
  await expect(page.getByText("日期没有填完整，请把年、月、日都填上。")).toBeVisible();

  for (const address of ["./#/settlement?month=20266", "./#/my-pay?month=20266", "./#/print/20266"]) {
    await page.goto(address);
    await expect(page.getByText("地址里的月份“20266”无法识别。")).toBeVisible();
  }
});

test("an empty notice names all that is missing, and the keyboard stays where one mends it", async ({ page }) => {
  await open(page, "./#/jobs/new");
  await page.getByRole("button", { name: "发单并派工" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toBeFocused();
  for (const missing of ["请选工程。", "请选种类。", "请填控制器点数。", "请选人。"]) await expect(alert).toContainText(missing);
  const sites = page.getByRole("combobox", { name: "工程" });
  await sites.click();
  await page.keyboard.type("东河");
  await expect(sites).toBeFocused();
  await expect(sites).toHaveValue("东河");
  await expect(alert).not.toContainText("请选工程。");
  // No points are wrong at their own row, and said once beside it.
  const points = page.getByRole("textbox", { name: "第 1 台" });
  await points.fill("0");
  await points.press("Tab");
  await page.getByRole("button", { name: "发单并派工" }).click();
  await expect(page.getByRole("group", { name: "控制器" }).getByText("点数要大于零。")).toHaveCount(1);
});

test("what is mended in a record goes from the summary line by line", async ({ page }) => {
  await open(page, "./#/record/penalty");
  await page.getByRole("main").getByRole("button", { name: "登记", exact: true }).click();
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("button")).toHaveCount(2);
  const person = page.getByLabel("姓名");
  await person.focus();
  await person.selectOption({ label: "李强（技术员）" });
  await expect(alert.getByRole("button")).toHaveCount(1);
  await expect(person).toBeFocused();
});

test("the days of a pasted notice are shown at once, and are there again after a reload", async ({ page }) => {
  await open(page, "./#/rules/calendar");
  const add = page.getByRole("button", { name: "填一年", exact: true });
  await add.click();
  await page.getByLabel("年份").fill("2027");
  const days = page.getByLabel("放假日期");
  await days.fill("2月5日（农历除夕、周五）至11日（周四）放假调休");
  await expect(page.getByText("识别结果")).toBeVisible();
  await days.press("Escape");
  await expect(days).toHaveCount(0);
  await page.reload();
  await add.click();
  await expect(days).toHaveValue(/农历除夕/);
});
