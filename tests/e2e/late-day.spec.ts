// The same people on days on which everything is late or refused: six roles, from the call at eight to the penalties that follow, the
// manager's word on each, and what it leaves of the pay. By what stands on the screen alone, in both languages.
import type { Locator } from "@playwright/test";
import { Office } from "./support/office";
import { begin, escaped, facts, people } from "./support/seeded";
import { stepWords } from "./support/steps";
import { expect, test } from "./support/test";

const [MONDAY, TUESDAY, FRIDAY, DECEMBER] = ["2026-11-23", "2026-11-24", "2026-11-27", "2026-12-01"];
const site = (id: string, name: string, area: string, more: object): [string, object] => [
  "2024-01-02",
  { site: { site: id, name, customer: name, area, ...more } },
];
const branch: [string, object][] = [
  ...people,
  ["2024-01-02", { person: { person: "mk", name: "周静", role: "marketing", base_wage: "2600.00", joined: "2020-01-02" } }],
  site("s1", "东河中学", "local", { contact: "王老师 13812345678" }),
  site("s2", "北坡医院", "county", { contact: "李主任 13987654321", dealer: "华安" }),
  site("s3", "青石粮库", "county", { contact: "赵主任 13612345678" }),
  ["2024-01-02", { rule_set: { from: "2024-01", name: "税率", values: { "repair.difference_tax_percent": "3" } } }],
];

/** The calls of the morning: two repairs that are wanted today, and a complaint. */
async function calls(office: Office) {
  await office.sit("吴敏", "clerk", "08:05");
  for (const [at, what] of [["东河", "主机黑屏"], ["青石", "备电故障"]]) {
    await office.begin("request");
    await office.choose("facts.field.site", at);
    await office.hands.select(office.field("facts.field.visit_kind"), office.say["facts.visit_kind.repair"]);
    await office.hands.type(office.field("facts.field.what"), what);
    await office.hands.type(office.field("facts.field.wanted"), office.day);
    await office.look("request");
    await office.save("request");
  }
  await office.begin("complaint");
  await office.choose("facts.field.site", "青石");
  await office.hands.type(office.field("facts.field.what"), "误报多次");
  await office.look("complaint");
  await office.save("complaint");
}

/** Given out after nine; a follow-up at a dealer's customer is refused, a repair there is not. */
async function givenOutLate(office: Office) {
  const { page, say } = office;
  await office.sit("马建国", "manager", "09:10");
  await office.register();
  for (const what of ["主机黑屏", "备电故障"]) await expect(office.row(what).locator(".badge-late")).toBeVisible();
  await office.look("register");
  await office.step("主机黑屏", "visit_planned");
  await office.hands.select(office.field("facts.field.goes"), office.named("李强", "technician"));
  await office.hands.type(office.field("facts.field.time"), "09:30");
  await office.save("visit_planned");
  await expect(office.row("东河中学")).toContainText("09:30");
  await office.step("备电故障", "visit_planned");
  await office.hands.select(office.field("facts.field.goes"), office.named("赵磊", "technician"));
  await office.save("visit_planned");

  await office.begin("visit");
  await office.choose("facts.field.site", "北坡");
  await office.hands.select(office.field("facts.field.visit_kind"), say["facts.visit_kind.follow_up"]);
  // Who comes too late to say it is told what a past day means.
  await office.hands.type(office.field("facts.field.day"), "2026-11-22");
  await expect(page.getByText(say["forms.day.past"])).toBeVisible();
  await office.hands.type(office.field("facts.field.day"), office.day);
  await expect(page.getByText(say["forms.day.past"])).toHaveCount(0);
  await office.hands.select(office.field("facts.field.goes"), office.named("李强", "technician"));
  await office.press();
  await expect(page.getByText(office.sentence("errors.no_consent", { site: "北坡医院", dealer: "华安" })).first()).toBeVisible();
  await office.look("visit refused");
  // What was typed is still there: as a repair it may be.
  await expect(office.field("facts.field.goes")).toHaveValue("li");
  await office.hands.select(office.field("facts.field.visit_kind"), say["facts.visit_kind.repair"]);
  await office.save("visit_planned");
}

/** A notice from marketing's clerk to the technician, each by whose it is. */
async function notice(office: Office) {
  const { page, say } = office;
  await office.sit("周静", "marketing", "09:20");
  await office.place("jobs");
  await office.hands.click(page.getByRole("link", { name: say["jobs.new"], exact: true }).first());
  await office.hands.type(page.getByRole("textbox", { name: say["jobs.field.number"] }), "T1");
  await office.choose("jobs.field.site", "青石粮库");
  await office.radio("facts.notice_kind.new");
  await office.hands.type(page.getByRole("textbox", { name: say["jobs.controllers.row"].replace("{n}", "1") }), "600");
  await office.hands.select(office.field("jobs.field.to"), say["jobs.form.written"]);
  await office.look("notice");
  await office.hands.click(page.getByRole("button", { name: say["jobs.new.submit_written"], exact: true }));
  await expect(office.row("T1")).toContainText("600");
  // The manager cannot give it out before it is approved.
  await office.sit("马建国", "manager", "09:25");
  await expect(office.row("T1").getByRole("link", { name: stepWords("assigned", office.language), exact: true })).toHaveCount(0);
  await office.sit("方志远", "sales_vp", "09:30");
  await office.step("T1", "notice_approved");
  await expect(office.field("facts.field.by")).toHaveValue("vp");
  await office.save("notice_approved");
  await office.sit("马建国", "manager", "09:35");
  await office.step("T1", "assigned");
  await office.pick("forms.day.assign_to", "李强");
  await office.save("assigned");
}

/** An hour late; the price is told, and the customer would not have it. */
async function refusedAtTheSchool(office: Office) {
  const { page, say } = office;
  await office.sit("李强", "technician", "10:30");
  await office.step("东河中学", "arrived");
  await office.save("arrived");
  await office.sit("马建国", "manager", "10:40");
  await office.step("东河中学", "quote");
  await office.hands.type(office.field("forms.f.quoted"), "800");
  await office.hands.type(office.field("facts.field.floor"), "420");
  await office.look("quote");
  await office.save("quote");
  await office.step("800.00", "quote_approved");
  await office.save("quote_approved");
  await office.sit("李强", "technician", "11:00");
  await office.step("东河中学", "ended");
  await office.radio("facts.outcome.refused");
  await office.hands.type(office.field("facts.row.remark"), "嫌贵，不修");
  await office.look("ended");
  await office.save("ended");
  // Nobody can enter as done what the customer has not agreed to.
  await office.register();
  await expect(office.row("800.00").getByRole("link", { name: stepWords("consented", office.language), exact: true })).toBeVisible();
  await expect(office.row("800.00").getByRole("link", { name: stepWords("repair", office.language), exact: true })).toHaveCount(0);
  await expect(office.row("东河中学").getByRole("link", { name: stepWords("sheet_in", office.language), exact: true })).toHaveCount(0);
  await expect(page.getByText("800.00").first()).toBeVisible();
}

/** What is done and not reported on Monday. */
async function undone(office: Office) {
  const { page, say } = office;
  await office.sit("赵磊", "technician", "11:00");
  await office.step("青石粮库", "arrived");
  await office.save("arrived");
  await office.sit("赵磊", "technician", "15:00");
  await office.step("青石粮库", "ended");
  await office.radio("facts.outcome.unsolved");
  await office.save("ended");
  await office.begin("cash");
  await office.hands.select(office.field("facts.field.taken_by"), office.named("赵磊", "technician"));
  await office.hands.type(office.field("facts.field.amount"), "450");
  await office.look("cash");
  await office.save("collected");
  await office.sit("李强", "technician", "13:00");
  await office.step("北坡医院", "arrived");
  await office.save("arrived");
  await office.sit("李强", "technician", "14:00");
  await office.step("北坡医院", "ended");
  await office.radio("facts.outcome.done");
  await office.save("ended");
  // Commissioned, and no paper of it comes to the clerk.
  await office.sit("李强", "technician", "17:00");
  await office.place("jobs");
  await office.hands.click(page.getByRole("main").getByRole("link", { name: /T1/ }).first());
  const current = page.locator("li.step-current");
  for (const box of await current.getByRole("checkbox").all()) await office.hands.check(box);
  await office.look("job");
  await office.hands.click(current.getByRole("button", { name: say["jobs.act.finish"] }));
  await expect(current).toContainText(say["jobs.step.papers"]);
}

/** One sheet in time and one after 8:30, not in order; an objection; the money and the fault a day late; own fault. */
async function tuesday(office: Office) {
  const { page, say } = office;
  office.day = TUESDAY;
  await office.sit("马建国", "manager", "08:31");
  await office.place("today");
  await page.getByRole("radio", { name: say["today.all"] }).check();
  for (const task of ["today.task.sheet", "today.task.pass_up", "today.task.hand_in"]) {
    await expect(page.locator(".today-row", { hasText: say[task] }).locator(".badge-late").first()).toBeVisible();
  }
  await office.look("today");
  await office.sit("吴敏", "clerk", "09:00");
  await office.step("北坡医院", "sheet_in");
  await office.hands.type(office.field("forms.f.sheet_at"), "08:15");
  await office.save("sheet_in");
  await office.step("青石粮库", "sheet_in");
  await office.hands.type(office.field("forms.f.sheet_at"), "08:50");
  await office.look("sheet");
  await office.save("sheet_in");
  await office.step("450.00", "handed_in");
  await office.save("handed_in");
  await office.sit("吴敏", "clerk", "10:00");
  await office.step("青石粮库", "called_back");
  await office.radio("forms.answer.not_confirmed");
  await office.hands.type(office.field("facts.row.remark"), "客户说仍然误报");
  await office.look("call");
  await office.save("called_back");
  await office.sit("马建国", "manager", "11:00");
  // That the fault was not reported keeps nobody from it.
  await office.step("青石粮库", "settled");
  await office.hands.type(office.field("forms.f.how_settled"), "明日再去");
  await office.save("settled");
  await office.step("青石粮库", "reviewed");
  await office.radio("forms.answer.not_qualified");
  await office.save("reviewed");
  await office.sit("赵磊", "technician", "11:30");
  await office.step("青石粮库", "passed_up");
  await office.hands.type(office.field("facts.field.what"), "主板坏");
  await office.save("passed_up");
  await office.sit("马建国", "manager", "11:40");
  await office.step("误报多次", "verified");
  await office.radio("forms.answer.own_fault");
  await office.hands.select(office.field("facts.field.whose_fault"), office.named("李强", "technician"));
  await office.look("verified");
  await office.save("verified");
  await office.step("误报多次", "answered");
  await office.hands.type(office.field("facts.field.answer"), "道歉，重新调试");
  await office.save("answered");
}

/** What the days cause by themselves: each clause with whom it concerns, about what, and what it costs. */
const PROPOSED = [
  ["7.1", "李强", "青石粮库", "100.00"],
  ["7.4", "李强", "T1", "20.00"],
  ["7.8", "赵磊", "青石粮库", "20.00"],
  ["7.9", "吴敏", "北坡医院", "20.00"],
  ["7.10", "赵磊", "青石粮库", "100.00"],
];

/** A penalty on the list of today, by its clause. */
function proposal(office: Office, clause: string): Locator {
  const begins = new RegExp(`^${escaped(`${clause} ${office.say[`clauses.${clause}`]}`)}`);
  const { page } = office;
  return page.getByRole("main").locator(".disclosure").filter({ has: page.locator(".disclosure-summary", { hasText: begins }) });
}

async function open(office: Office, clause: string): Promise<Locator> {
  const one = proposal(office, clause);
  await office.hands.click(one.locator(".disclosure-summary").first());
  return one;
}

/** Whoever a penalty is proposed for says something; the manager sees them all. */
async function proposedOnFriday(office: Office) {
  const { page, say } = office;
  office.day = FRIDAY;
  await office.sit("李强", "technician", "08:00");
  await office.place("today");
  await page.getByRole("radio", { name: say["today.mine"] }).check();
  await expect(page.getByRole("heading", { name: say["today.proposed_to_me"].replace("{n}", "2") })).toBeVisible();
  const mine = await open(office, "7.1");
  await office.hands.type(mine.getByLabel(say["facts.field.own_answer"]), "烟感被施工碰坏");
  await office.look("proposed to me");
  await office.hands.click(mine.getByRole("button", { name: say["jobs.act.own_answer"], exact: true }));
  await expect(mine).toContainText("烟感被施工碰坏");

  await office.sit("马建国", "manager", "08:10");
  await expect(page.getByRole("heading", { name: say["today.proposals"].replace("{n}", `${PROPOSED.length}`) })).toBeVisible();
  await expect(page.locator(".today-penalty")).toHaveCount(PROPOSED.length);
  for (const [clause, name, about, fine] of PROPOSED) {
    const said = proposal(office, clause);
    for (const part of [name, about, say["today.money.penalty"].replace("{fine}", fine)]) await expect(said).toContainText(part);
  }
}

/** One is waived with a reason, one corrected, the others confirmed. */
async function decided(office: Office) {
  const { say } = office;
  const decide = (one: Locator) => office.hands.click(one.getByRole("button", { name: say["jobs.act.decide"], exact: true }));

  const waived = await open(office, "7.1");
  await expect(waived).toContainText("烟感被施工碰坏");
  await office.hands.check(waived.getByRole("radio", { name: say["jobs.decision.waive"], exact: true }));
  await decide(waived);
  await expect(waived.getByText(say["jobs.wrong.reason"]).first()).toBeVisible();
  await office.look("no reason");
  await office.hands.type(waived.getByLabel(say["jobs.decision.reason"]), "施工方碰坏，与本人无关");
  await decide(waived);
  await expect(proposal(office, "7.1")).toHaveCount(0);

  // The sheet was to be handed over by the other one.
  const wrong = await open(office, "7.8");
  await office.hands.click(wrong.getByRole("button", { name: say["jobs.correction"], exact: true }));
  await office.hands.type(wrong.getByLabel(say["jobs.correction.reason"]), "当天由李强带回");
  await office.hands.type(wrong.getByRole("combobox", { name: say["facts.row.right_clause"] }), "7.8");
  await office.hands.click(wrong.getByRole("option", { name: /^7\.8 / }));
  await office.hands.select(wrong.getByLabel(say["facts.row.right_person"]), office.named("赵磊", "technician"));
  const correct = wrong.getByRole("button", { name: say["jobs.act.correct"], exact: true });
  await office.hands.click(correct);
  await expect(wrong.getByText(office.sentence("errors.nothing_corrected")).first()).toBeVisible();
  await office.hands.select(wrong.getByLabel(say["facts.row.right_person"]), office.named("李强", "technician"));
  await office.hands.click(correct);
  await expect(proposal(office, "7.8")).toHaveCount(0);

  for (const clause of ["7.4", "7.9", "7.10"]) {
    const one = await open(office, clause);
    await office.hands.check(one.getByRole("radio", { name: say["jobs.decision.confirm"], exact: true }));
    await decide(one);
    await expect(proposal(office, clause)).toHaveCount(0);
  }
  await expect(office.page.locator(".today-penalty")).toHaveCount(0);
}

/** What is left of the month's pay, on the settlement and on everybody's own page. */
const LEFT = [
  ["李强", "technician", "3,000.00", "−40.00", "2,960.00"],
  ["赵磊", "technician", "3,100.00", "−100.00", "3,000.00"],
  ["吴敏", "clerk", "2,800.00", "−20.00", "2,780.00"],
];

async function paid(office: Office) {
  const { page, say } = office;
  office.day = DECEMBER;
  const november = office.language === "en" ? "November 2026" : "2026年11月";
  await office.sit("马建国", "manager", "08:00");
  await office.place("settlement");
  await office.hands.select(page.getByRole("combobox", { name: say["settlement.month"], exact: true }), november);
  for (const [name, , ...amounts] of LEFT) {
    const cells = page.locator(".settle-grid tbody tr", { hasText: name }).locator("td");
    await expect(cells).toHaveText(amounts);
  }
  await office.look("settlement");
  for (const [name, role, wage, fines, net] of LEFT) {
    await office.sit(name, role, "08:10");
    await office.place("my_pay");
    await office.hands.select(page.getByRole("combobox", { name: say["mypay.month"], exact: true }), november);
    await expect(page.locator(".mypay-total-figure")).toContainText(net);
    const lines = page.locator(".mypay-lines .mypay-line");
    await expect(lines.filter({ hasText: say["facts.item.base_wage"] })).toContainText(wage);
    const sum = (await lines.filter({ hasText: say["facts.item.penalty"] }).locator(".mypay-figure").allInnerTexts()).map((text) => Number(text.replace("−", "-")));
    expect(sum.reduce((one, other) => one + other, 0)).toBe(Number(fines.replace("−", "-")));
    await office.look("my pay");
  }
}

for (const language of ["zh-CN", "en"]) {
  test(`days on which all is late or refused end in the penalties they cause, and the pay that is left (${language})`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.clock.setFixedTime(new Date(`${MONDAY}T08:00:00+08:00`));
    await page.addInitScript((language) => localStorage.setItem("fieldbook.lang", JSON.stringify(language)), language);
    page.setDefaultTimeout(15_000);
    await begin(page, facts(...branch), "wu");
    await page.goto("./");
    const office = new Office(page, language, MONDAY);
    await calls(office);
    await givenOutLate(office);
    await notice(office);
    await refusedAtTheSchool(office);
    await undone(office);
    await tuesday(office);
    await proposedOnFriday(office);
    await decided(office);
    await paid(office);
  });
}
