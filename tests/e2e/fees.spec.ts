// The fee schedule from the paste to the quote that follows it.
import { begin, facts, people, words } from "./support/seeded";
import { stepWords } from "./support/steps";
import { expect, expectAccessible, test } from "./support/test";

const kinds = words("facts");
const jobs = words("jobs");

const branch: [string, object][] = [
  ...people,
  ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "local" } }],
];

const list = "客户服务部收费标准\n\n项目名称\t型号\t单位\t收费标准（元）\t底价\n一、主机\n更换主板\tJB-1\t块\t1,200\t800\n更换电源\t\t只\t300\t350\n更换电池\t\t组\t12,5\t90";

test("a price list is pasted, mended, kept, and a quote is made of it", async ({ page }) => {
  await begin(page, facts(...branch), "ma");
  await page.goto("./#/rules/fees");
  await page.getByRole("button", { name: "录入新标准" }).click();
  await page.getByLabel("起用日期").fill("2024-02-01");
  await page.getByLabel("价目表", { exact: true }).fill(list);
  // What cannot be used is named by its row, and nothing is kept.
  await expect(page.getByText("第 6 行：“更换电源”的收费 300.00 元低于底价 350.00 元。")).toBeVisible();
  await expect(page.getByText(/第 7 行：收费（元）“12,5”/)).toBeVisible();
  await expect(page.getByText("第 4 行“一、主机”")).toBeVisible();
  // The title above the head is no head.
  await expect(page.getByLabel("表头是哪一行")).toHaveValue("3");
  await expect(page.getByText("表头以上，不录入：第 1 行“客户服务部收费标准”")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存收费标准" }).click();
  await expect(page.getByRole("alert").or(page.locator(".form-errors")).first()).toBeVisible();
  await page.getByLabel("价目表", { exact: true }).fill(list.replace("350", "200").replace("12,5", "125"));
  await expect(page.getByText("识别出 3 项。")).toBeVisible();
  await page.getByRole("button", { name: "保存收费标准" }).click();
  await expect(page.getByText("自 2024年2月1日 起", { exact: false }).first()).toBeVisible();
  await page.getByRole("searchbox", { name: "查找项目、型号" }).fill("jb");
  await expect(page.getByRole("row", { name: /更换主板/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /更换电池/ })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto("./#/record/quote");
  await page.getByRole("combobox", { name: "工程或客户" }).fill("东河");
  await page.getByRole("option", { name: "东河中学" }).first().click();
  await page.getByRole("combobox", { name: "故障" }).or(page.getByLabel("故障", { exact: true })).first().fill("主机黑屏");
  // By keyboard: find it, take it, say how many.
  await page.getByRole("combobox", { name: "从收费标准里选" }).fill("主板");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("数量")).toBeFocused();
  await page.keyboard.type("2");
  await expect(page.getByText("合计 2,400.00 元")).toBeVisible();
  await expect(page.getByLabel("报价（元）")).toHaveValue("2400.00");
  // What takes the line away stands at its end.
  const line = page.locator(".quote-line");
  const [of, end] = [await line.boundingBox(), await line.getByRole("button").boundingBox()];
  expect(end!.height).toBeLessThan(50);
  expect(end!.x + end!.width).toBeGreaterThan(of!.x + of!.width - 4);
  await page.getByLabel("单价（元）").fill("1000");
  await expect(page.getByText(/与当天的收费标准不同：更换主板 JB-1/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(kinds["facts.kind.quote"]).first()).toBeVisible();
  await page.goto("./#/register");
  await page.getByRole("link", { name: stepWords("quote_approved"), exact: true }).click();
  await expect(page.getByText(/更换主板 JB-1 × 2/)).toBeVisible();

  // Search leads to the quote's page, where it goes on; whose step it is stands there for others.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("主机黑屏");
  await page.getByRole("option", { name: /报价/ }).first().click();
  await expect(page).toHaveURL(/#\/repairs\//);
  await expect(page.getByText(jobs["jobs.quoted.lead"])).toBeVisible();
  await expect(page.getByRole("link", { name: stepWords("quote_approved"), exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("谁在用").selectOption({ label: "李强（技术员）" });
  await expect(page.getByText(`${stepWords("quote_approved")}：经理马建国`)).toBeVisible();
  await expect(page.getByRole("link", { name: stepWords("quote_approved"), exact: true })).toHaveCount(0);
});
