// One working day of five people in their roles, from eight in the morning to the last call, ending in the pay that it causes:
// by what stands on the screen alone, in both languages. What the way of a repair takes of clicks and typed characters is counted.
import { Hands, Office } from "./support/office";
import { begin, facts, people } from "./support/seeded";
import { stepWords } from "./support/steps";
import { expect, expectAccessible, test } from "./support/test";

const day = "2026-11-30";
const branch: [string, object][] = [
  ...people,
  ["2024-01-02", { site: { site: "s1", name: "东河中学", customer: "东河中学", area: "local", contact: "王老师 13812345678" } }],
  ["2024-01-02", { site: { site: "s2", name: "北坡医院", customer: "北坡医院", area: "county", contact: "李主任 13987654321" } }],
  ["2024-01-02", { rule_set: { from: "2024-01", name: "税率", values: { "repair.difference_tax_percent": "3" } } }],
];

for (const language of ["zh-CN", "en"]) {
  test(`a whole working day of five people, from eight to the last call, pays what it causes (${language})`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.clock.setFixedTime(new Date(`${day}T08:00:00+08:00`));
    await page.addInitScript((language) => localStorage.setItem("fieldbook.lang", JSON.stringify(language)), language);
    page.setDefaultTimeout(20_000);
    await begin(page, facts(...branch), "wu");
    await page.goto("./");
    const office = new Office(page, language, day);
    const { say } = office;
    const other = new Hands();

    // The phone rings: a repair at the school; then the hospital complains.
    await office.sit("吴敏", "clerk", "08:05");
    const repair = office.hands;
    await office.register();
    await office.hands.click(page.getByRole("link", { name: say["register.new.request"], exact: true }));
    await office.choose("facts.field.site", "东河");
    await office.hands.select(office.field("facts.field.visit_kind"), say["facts.visit_kind.repair"]);
    await office.hands.type(office.field("facts.field.what"), "主机黑屏");
    await office.hands.type(office.field("facts.field.wanted"), day);
    await office.save("request");
    office.hands = other;
    await office.register();
    await office.hands.click(page.getByRole("link", { name: say["register.new.complaint"], exact: true }));
    await office.choose("facts.field.site", "北坡");
    await office.hands.type(office.field("facts.field.what"), "误报多次");
    await office.save("complaint");

    // The manager gives out the day.
    await office.sit("马建国", "manager", "08:20");
    office.hands = repair;
    await office.step("主机黑屏", "visit_planned");
    await office.hands.select(office.field("facts.field.goes"), office.named("李强", "technician"));
    await office.save("visit_planned");
    office.hands = other;
    await office.register();
    await office.hands.click(page.getByRole("link", { name: say["register.new.visit"], exact: true }));
    await office.choose("facts.field.site", "北坡");
    await office.hands.select(office.field("facts.field.visit_kind"), say["facts.visit_kind.follow_up"]);
    await office.hands.type(office.field("facts.field.day"), day);
    await office.hands.select(office.field("facts.field.goes"), office.named("赵磊", "technician"));
    await office.save("visit_planned");
    await office.step("误报多次", "verified");
    await office.radio("forms.answer.no_fault");
    await office.save("verified");
    await office.step("误报多次", "answered");
    await office.hands.type(office.field("facts.field.answer"), "已换探头");
    await office.save("answered");

    // At the school: arrived, the price told and agreed to, repaired.
    await office.sit("李强", "technician", "09:30");
    office.hands = repair;
    await office.step("东河中学", "arrived");
    await office.save("arrived");
    await office.sit("马建国", "manager", "09:45");
    await office.step("东河中学", "quote");
    await expect(office.field("facts.field.fault")).toHaveValue("主机黑屏");
    await office.hands.type(office.field("forms.f.quoted"), "800");
    await office.hands.type(office.field("facts.field.floor"), "420");
    await office.save("quote");
    await office.step("800.00", "quote_approved");
    await expect(office.field("facts.field.by")).toHaveValue("ma");
    await office.save("quote_approved");
    await office.sit("李强", "technician", "09:55");
    await office.step("800.00", "consented");
    await office.save("consented");
    await office.sit("李强", "technician", "11:00");
    await office.step("东河中学", "ended");
    await office.radio("facts.outcome.done");
    await office.save("ended");
    office.hands = other;
    await office.register();
    await office.hands.click(page.getByRole("link", { name: say["register.new.cash"], exact: true }));
    await office.hands.select(office.field("facts.field.taken_by"), office.named("李强", "technician"));
    await office.hands.type(office.field("facts.field.amount"), "800");
    await office.save("collected");

    // At the hospital.
    await office.sit("赵磊", "technician", "10:10");
    await office.step("北坡医院", "arrived");
    await office.save("arrived");
    await office.sit("赵磊", "technician", "11:30");
    await office.step("北坡医院", "ended");
    await office.radio("facts.outcome.done");
    await office.save("ended");

    // Back in the office: sheets, money, calls, the manager's review.
    await office.sit("吴敏", "clerk", "16:30");
    office.hands = repair;
    await office.step("东河中学", "sheet_in");
    await office.hands.type(office.field("forms.f.sheet_at"), "16:20");
    await office.save("sheet_in");
    office.hands = other;
    await office.step("北坡医院", "sheet_in");
    await office.hands.type(office.field("forms.f.sheet_at"), "16:25");
    await office.save("sheet_in");
    await office.register();
    await office.hands.click(page.locator(".register-row", { hasText: "李强" }).getByRole("link", { name: stepWords("handed_in", language), exact: true }));
    await office.save("handed_in");
    office.hands = repair;
    await office.step("800.00", "paid_in");
    await office.save("paid_in");
    await office.step("东河中学", "called_back");
    await expect(page.getByText("王老师 13812345678")).toBeVisible();
    await office.radio("forms.answer.confirmed");
    await office.save("called_back");
    await office.step("800.00", "repair");
    // Who went, and what was agreed to.
    await expect(office.field("forms.f.repaired_by")).toHaveValue("li");
    await office.save("repair");
    for (const [name, role] of [["马建国", "manager"], ["方志远", "sales_vp"]]) {
      await office.sit(name, role, "17:00");
      await office.hands.click(page.getByRole("link", { name: say["shell.place.today"], exact: true }).first());
      await office.hands.click(page.getByRole("main").getByRole("link", { name: /W2026-001/ }).first());
      await office.hands.click(page.locator("li.step-current").getByRole("button").first());
      await expect(page.getByText(say["forms.saved"].replace("{kind}", say["facts.kind.approved"])).first()).toBeVisible();
    }
    office.hands = other;
    await office.sit("马建国", "manager", "17:10");
    await office.step("北坡医院", "reviewed");
    await office.radio("forms.answer.qualified");
    await office.save("reviewed");
    await office.step("东河中学", "reviewed");
    await office.radio("forms.answer.qualified");
    await office.save("reviewed");

    // Nothing of the day is left; each is paid what it came to.
    await office.register();
    await expectAccessible(page);
    await expect(page.locator(".register-row .badge-late")).toHaveCount(0);
    for (const kind of ["arrived", "ended", "sheet_in", "called_back", "reviewed", "quote", "repair", "handed_in", "answered"]) {
      await expect(page.locator(".register-row").getByRole("link", { name: stepWords(kind, language), exact: true })).toHaveCount(0);
    }
    await page.goto(`./#/my-pay?person=li&month=${day.slice(0, 7)}`);
    await expect(page.getByText("368.60").first()).toBeVisible();
    await page.goto(`./#/settlement?month=${day.slice(0, 7)}`);
    await expect(page.getByText("368.60").first()).toBeVisible();

    // The paper has 14 fields of the register's line, 12 of the feedback sheet, 5 of the quote, 4 signatures, and the receipt's 4.
    console.log(`repair: ${repair.clicks} clicks, ${repair.characters} characters`);
  });
}
