// Somebody at a browser: looks for things by what they are called, waits until they are there, and does not go on before.
// A driver (drivers/) brings the few things that this needs: go, run, click, type, give, close.
import { choose, dayParts, find, shownText, unticked } from "./finding.mjs";

/** Old machines and busy ones take their time; whoever waits longer than this waits in vain. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 100;

export class Person {
  /** @param {object} session an open browser, from a driver */
  constructor(session) {
    this.session = session;
  }

  /** Waits until `look` gives something. A page that is being replaced cannot be looked at: that is not yet. */
  async until(look, missing) {
    const end = Date.now() + PATIENCE_MS;
    for (let last; ; await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))) {
      const found = await look().catch((error) => void (last = error));
      if (found) return found;
      if (Date.now() > end) throw new Error(`${missing}${last ? ` (${last.message})` : ""}. On the page: ${await this.text().catch(String)}`);
    }
  }

  go(address) {
    return this.session.go(address);
  }

  /** As by the browser's button: everything is read anew. */
  reloads() {
    return this.session.reload();
  }

  leaves() {
    return this.session.close();
  }

  text() {
    return this.session.run(shownText);
  }

  /** Waits until this stands on the page; returns what it matched. */
  sees(words) {
    const match = (text) => (typeof words === "string" ? text.includes(words) && [words] : words.exec(text));
    return this.until(async () => match(await this.text()), `"${words}" did not come`);
  }

  control(what, name, where) {
    return this.until(() => this.session.run(find, { what, name, ...where }), `There was no ${what} "${name}"`);
  }

  async presses(name, where) {
    await this.session.click(await this.control("button", name, where));
  }

  async follows(name, where) {
    await this.session.click(await this.control("link", name, where));
  }

  async writes(name, text, where) {
    await this.session.type(await this.control("field", name, where), text);
  }

  /** Types a day, written 2026-03-05, into the parts that the browser's own field shows, in the order of its language. */
  async dates(name, day, where) {
    const field = await this.control("field", name, where);
    const parts = await this.session.run(dayParts, [field, day]);
    if (parts) await this.session.keys(parts);
    else await this.session.type(field, day);
    const taken = await this.session.run((selector) => document.querySelector(selector).value, field);
    if (taken !== day) throw new Error(`${day} was typed into "${name}", and it holds "${taken}".`);
  }

  async ticks(name, where) {
    await this.session.click(await this.control("field", name, where));
  }

  /** Ticks every box of a place that is not ticked yet, one after the other. */
  async ticksAll(within) {
    await this.until(() => this.session.run(unticked, within), `There was nothing to tick in ${within}`);
    for (let box; (box = await this.session.run(unticked, within)); ) await this.session.click(box);
  }

  async chooses(name, words, where) {
    await this.session.run(choose, [await this.control("field", name, where), words]);
  }

  async gives(name, file) {
    await this.session.give(await this.control("file", name), file);
  }
}
