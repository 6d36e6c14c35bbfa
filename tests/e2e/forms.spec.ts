// What a form says and asks while it is filled in: what can hardly be meant, whom it is for, and what was typed elsewhere.
import { begin, dayFromToday, facts, people, words } from "./support/seeded";
import { expect, expectAccessible, test } from "./support/test";
import type { Page } from "@playwright/test";

const forms = words("forms");
const kinds = words("facts");
const today = dayFromToday(0);

const sites: [string, object][] = [
  ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "county" } }],
  ["2024-01-02", { site: { site: "s2", name: "西山宾馆", customer: "西山宾馆", area: "local", contact: "王工 13800138000" } }],
];

/** Chooses one of what a box that one types in offers. */
async function choose(page: Page, label: string, typed: string) {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(typed);
  await page.getByRole("option").filter({ hasText: typed }).first().click();
}

const main = (page: Page) => page.getByRole("main");

test("a form begins in its first field, and what can hardly be meant is said under its own", async ({ page }) => {
  await begin(page, facts(...people, ...sites), "ma");
  await page.goto("./#/register");
  await main(page).getByRole("link", { name: words("register")["register.new.request"] }).click();
  await expect(page.getByRole("combobox", { name: kinds["facts.field.site"] })).toBeFocused();
  await choose(page, kinds["facts.field.site"], "东河中学");
  await page.getByLabel(kinds["facts.field.visit_kind"]).selectOption("repair");
  await page.getByLabel(kinds["facts.field.wanted"]).fill(dayFromToday(-1));
  await expect(main(page).getByText(forms["forms.doubt.past"])).toBeVisible();
  await page.getByLabel(kinds["facts.field.wanted"]).fill(dayFromToday(400));
  await expect(main(page).getByText(forms["forms.doubt.far"])).toBeVisible();
  await page.getByLabel(kinds["facts.field.wanted"]).fill(today);
  await expect(main(page).getByText(forms["forms.doubt.far"])).toHaveCount(0);
  await page.getByLabel(kinds["facts.field.caller"]).fill("张三 138abcd5678");
  await expect(main(page).getByText("“138abcd5678”")).toBeVisible();
  await expectAccessible(page);
  // Nothing is lost by it.
  await main(page).getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(`已登记：${kinds["facts.kind.request"]}`).first()).toBeVisible();
  await expect(main(page)).toContainText("张三 138abcd5678");
});

test("a customer's name that was typed and not found begins his description", async ({ page }) => {
  await begin(page, facts(...people, ...sites), "ma");
  await page.goto("./#/record/request");
  const box = page.getByRole("combobox", { name: kinds["facts.field.site"] });
  await box.fill("南湖小区");
  await expect(page.getByText(forms["forms.nothing.site"])).toBeVisible();
  // The way on stands where it is said that there is none.
  await page.locator(".combobox-on").getByRole("link", { name: words("sites")["sites.new"] }).click();
  await expect(page.getByLabel(words("sites")["sites.field.name"], { exact: true })).toHaveValue("南湖小区");
  await page.goBack();
  // What was found and chosen is no name of a new one.
  await choose(page, kinds["facts.field.site"], "西山宾馆");
  await expect(box).toHaveValue("西山宾馆");
});

test("a visit is planned with whom suits best, for a job of its site, and its page says what was arranged", async ({ page }) => {
  const notice = (id: string, site: string): [string, object] => [
    today,
    { notice: { notice: id, site, to: "li", kind: "new", controllers: [{ points: 300 }] } },
  ];
  await begin(page, facts(...people, ...sites, notice("T-1", "s1"), notice("T-2", "s2")), "ma");
  await page.goto("./#/jobs/T-1");
  await main(page).getByRole("link", { name: words("register")["register.new.visit"] }).click();
  await expect(page.getByRole("combobox", { name: kinds["facts.field.site"] })).toHaveValue("东河中学");
  const job = page.getByRole("combobox", { name: kinds["facts.field.job"] });
  await expect(job).toHaveValue(/T-1/);
  await job.fill("");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveText([/T-1/]);
  await page.getByRole("listbox").getByRole("option").click();
  await page.getByLabel(kinds["facts.field.day"], { exact: true }).fill(today);
  await main(page).getByRole("button", { name: words("register")["register.fit.title"] }).click();
  await main(page).getByRole("button", { name: "赵磊" }).click();
  await expect(page.getByLabel(kinds["facts.field.goes"])).toHaveValue("zh");
  await page.getByLabel(kinds["facts.field.agreed"]).fill("和王主任约好下午两点");
  await expectAccessible(page);
  await main(page).getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(`已登记：${kinds["facts.kind.visit_planned"]}`).first()).toBeVisible();
  await page.goto("./#/jobs/T-1");
  await expect(main(page)).toContainText("和王主任约好下午两点");

  // On arrival the plan is agreed, and told what is to be made ready.
  await main(page).getByRole("region", { name: words("jobs")["jobs.visits"] }).getByRole("link").first().click();
  await main(page).getByRole("link", { name: words("register")["register.act.straight"] }).click();
  await main(page).getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(`已登记：${kinds["facts.kind.straight"]}`).first()).toBeVisible();
  await expect(main(page).getByRole("link", { name: words("register")["register.act.straight"] })).toHaveCount(0);
  await main(page).getByRole("link", { name: words("register")["register.act.arrived"] }).click();
  await page.getByLabel(kinds["facts.field.work_plan"]).fill("先主机后回路");
  await page.getByLabel(kinds["facts.field.prepare"]).fill("三层送电");
  await main(page).getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(`已登记：${kinds["facts.kind.arrived"]}`).first()).toBeVisible();
  for (const text of ["和王主任约好下午两点", "先主机后回路", "三层送电"]) {
    await expect(main(page).locator(".facts-list")).toContainText(text);
  }
});

test("a clerk who writes a notice reads who assigns it before anything is chosen", async ({ page }) => {
  await begin(page, facts(...people, ...sites), "wu");
  await page.goto("./#/jobs/new");
  const to = page.getByLabel(words("jobs")["jobs.field.to"]);
  await expect(to.getByRole("option")).toHaveText([/./, words("jobs")["jobs.form.written"]]);
  await expect(main(page)).toContainText("马建国");
});
