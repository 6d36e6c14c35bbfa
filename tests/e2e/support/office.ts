// The people of a branch at their desks, in one language: what each does stands on the screen, by role and name.
import type { Locator, Page } from "@playwright/test";
import { escaped, words } from "./seeded";
import { stepWords } from "./steps";
import { expect, expectAccessible } from "./test";

const AREAS = ["clauses", "errors", "facts", "forms", "jobs", "mypay", "register", "settlement", "shell", "today"];

/** What a person does with mouse and keys, counted. */
export class Hands {
  clicks = 0;
  characters = 0;

  async click(at: Locator) {
    this.clicks += 1;
    await at.click();
  }

  async check(at: Locator) {
    this.clicks += 1;
    await at.check();
  }

  /** A choice of a list: opened, chosen. */
  async select(at: Locator, label: string) {
    this.clicks += 2;
    await at.selectOption({ label });
  }

  async type(at: Locator, text: string) {
    this.clicks += 1;
    this.characters += text.length;
    await at.fill(text);
  }
}

export class Office {
  readonly say: Record<string, string>;
  hands = new Hands();
  /** The screens that have been looked at for whoever cannot see them. */
  private looked = new Set<string>();

  constructor(
    readonly page: Page,
    readonly language: string,
    /** The working day that it is. */
    public day: string,
  ) {
    this.say = Object.assign({}, ...AREAS.map((area) => words(area, language)));
  }

  /** A sentence of the screen, whatever stands in its gaps but for those that are `given`. */
  sentence(key: string, given: Record<string, string> = {}): RegExp {
    const parts = this.say[key].split(/\{(\w+)\}/);
    return new RegExp(parts.map((part, at) => (at % 2 === 0 ? escaped(part) : part in given ? escaped(given[part]) : ".+")).join(""));
  }

  named(name: string, role: string) {
    const said = this.say[`facts.role.${role}`];
    return this.language === "en" ? `${name} (${said})` : `${name}（${said}）`;
  }

  /** Somebody comes to the desk: hours may have gone by, which the page sees when one looks at it again. */
  async sit(name: string, role: string, time: string) {
    await this.page.clock.setFixedTime(new Date(`${this.day}T${time}:00+08:00`));
    await this.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await this.page.getByLabel(this.say["shell.who.label"]).selectOption({ label: this.named(name, role) });
  }

  /** No rule of accessibility is broken on this screen; each is looked at once. */
  async look(screen: string) {
    if (this.looked.has(screen)) return;
    this.looked.add(screen);
    await expectAccessible(this.page);
  }

  async place(place: string) {
    await this.hands.click(this.page.getByRole("link", { name: this.say[`shell.place.${place}`], exact: true }).first());
  }

  async register() {
    await this.place("register");
  }

  row(line: string) {
    return this.page.locator(".register-row", { hasText: line });
  }

  /** A form that the register begins. */
  async begin(what: string) {
    await this.register();
    await this.hands.click(this.page.getByRole("link", { name: this.say[`register.new.${what}`], exact: true }));
  }

  /** The step that stands on the page one is at, else in a line of the register. */
  async step(line: string, kind: string) {
    const name = stepWords(kind, this.language);
    const here = this.page.locator(".register-next").getByRole("link", { name, exact: true });
    if ((await here.count()) === 1 && (await this.page.getByRole("heading", { level: 1, name: line }).count()) === 1) {
      await this.hands.click(here);
    } else {
      if ((await this.page.getByRole("heading", { level: 1, name: this.say["register.title_page"], exact: true }).count()) === 0) await this.register();
      await this.hands.click(this.row(line).getByRole("link", { name, exact: true }));
    }
    await expect(this.page.getByRole("heading", { level: 1, name: this.say[`facts.kind.${kind}`] })).toBeVisible();
  }

  field(key: string) {
    if (!(key in this.say)) throw new Error(`no words for ${key}`);
    // What may be left empty says so behind its name.
    return this.page.getByRole("main").getByLabel(new RegExp(`^${escaped(this.say[key])}`)).first();
  }

  /** The first that a box offers for what was typed. */
  async choose(key: string, typed: string) {
    await this.hands.type(this.page.getByRole("combobox", { name: this.say[key] }), typed);
    await this.hands.click(this.page.getByRole("option", { name: typed }).first());
  }

  /** Somebody of a list that says more of each than his name. */
  async pick(key: string, name: string) {
    const field = this.field(key);
    const said = await field.locator("option", { hasText: name }).textContent();
    await this.hands.select(field, said!);
  }

  async radio(key: string) {
    await this.hands.check(this.page.getByRole("radio", { name: this.say[key], exact: true }));
  }

  async press() {
    await this.hands.click(this.page.getByRole("main").getByRole("button", { name: this.say["forms.save"], exact: true }));
  }

  /** Until it says that it is stored. */
  async save(kind: string) {
    await this.press();
    await this.stored(kind);
  }

  async stored(kind: string) {
    const stored = this.say["forms.saved"].replace("{kind}", this.say[`facts.kind.${kind}`]);
    await expect(this.page.getByText(stored).first()).toBeVisible();
  }
}
