// What is on the disk after the kill, seen from outside the app.

/** Runs in the page: the stored texts. */
async function stored() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("fieldbook");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const texts = await new Promise((resolve, reject) => {
    const all = database.transaction("facts").objectStore("facts").getAll();
    all.onsuccess = () => resolve(all.result.map(({ json }) => json));
    all.onerror = () => reject(all.error);
  });
  database.close();
  return texts;
}

/**
 * Runs in the page: the names of the backups, or of one of them the ids of its facts. All texts at once would be too much
 * for it. A file with nothing in it was begun and never written: the browser makes it so, and the app takes none for a backup.
 */
async function backups(wanted) {
  const names = [];
  for await (const folder of (await navigator.storage.getDirectory()).values())
    for await (const handle of folder.values()) {
      const file = await handle.getFile();
      if (handle.name === wanted) return JSON.parse(await file.text()).facts.map(({ id }) => id);
      if (file.size > 0 && handle.name.endsWith(".json")) names.push(handle.name);
    }
  return names;
}

function ids(text, what) {
  try {
    return JSON.parse(text).map(({ id }) => id);
  } catch (error) {
    throw new Error(`${what} cannot be read: ${error.message}`);
  }
}

function need(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

/** Everything reported as saved is there. */
function complete(facts, known, seen) {
  for (const id of seen.ids) need(known.has(id), `The imported fact ${id} was reported as saved and is gone.`);
  const people = new Set(facts.map(({ fact }) => fact.person?.name));
  for (const name of seen.people) need(people.has(name), `${name} was reported as saved and is gone.`);
  const months = new Set(facts.map(({ fact }) => fact.close_month?.month));
  for (const month of seen.months) need(months.has(month), `${month} was reported as closed and is not.`);
}

/** Nothing is half there: an import is stored whole or not at all. */
function whole(known, seen) {
  for (const run of seen.attempts) {
    const there = run.filter((id) => known.has(id)).length;
    need(there === 0 || there === run.length, `${there} of the ${run.length} facts of an import are stored.`);
  }
}

/** Each backup is readable and equal to what was stored at some moment. Gives how many there are. */
async function readable(page, batches) {
  const states = new Set([0]);
  let so_far = 0;
  for (const batch of batches) states.add((so_far += batch.length));
  const order = batches.flat();
  const names = await page.evaluate(backups, null);
  for (const name of names) {
    const facts = await page.evaluate(backups, name);
    need(states.has(facts.length), `${name} has ${facts.length} facts: nothing was ever so.`);
    const then = new Set(order.slice(0, facts.length));
    need(facts.every((id) => then.has(id)), `${name} has facts that were not stored then.`);
  }
  return names.length;
}

/** Checks all; gives counts, or throws what is wrong. */
export async function check(page, address, seen) {
  await page.goto(address);
  // The frame that stands there before the app has a heading, too.
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const title = await page.getByRole("heading", { level: 1 }).first().innerText();
  need(title !== "数据打不开", "The app cannot open what is stored.");
  const batches = await page.evaluate(stored);
  const parsed = batches.map((text, place) => (ids(text, `Batch ${place}`), JSON.parse(text)));
  const facts = parsed.flat();
  const known = new Set(facts.map(({ id }) => id));
  need(known.size === facts.length, "A fact is stored twice.");
  complete(facts, known, seen);
  whole(known, seen);
  const kept = await readable(page, parsed.map((batch) => batch.map(({ id }) => id)));
  need(seen.backups === 0 || kept > 0, "A backup was reported as written and there is none.");
  return { facts: facts.length, backups: kept, closed: facts.filter(({ fact }) => fact.close_month).length };
}
