// What is on the disk after the kill, seen from outside the app.

/** Runs in the page: the stored records. */
async function stored() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("fieldbook");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const records = await new Promise((resolve, reject) => {
    const all = database.transaction("facts").objectStore("facts").getAll();
    all.onsuccess = () => resolve(all.result.map(({ seq, json }) => ({ seq, json })));
    all.onerror = () => reject(all.error);
  });
  database.close();
  return records;
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

function listed(text, what) {
  try {
    return JSON.parse(text);
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
function whole(known, seen, where) {
  for (const run of seen.attempts) {
    const there = run.filter((id) => known.has(id)).length;
    need(there === 0 || there === run.length, `${where} has ${there} of the ${run.length} facts of an import.`);
  }
}

/**
 * Each backup is readable and equal to what was stored at some moment: the first so many facts in the order of storing, with
 * whole imports. Which record a fact lies in says nothing: records are joined. Gives how many backups there are.
 */
async function readable(page, order, seen) {
  const names = await page.evaluate(backups, null);
  for (const name of names) {
    const facts = await page.evaluate(backups, name);
    const then = new Set(order.slice(0, facts.length));
    need(then.size === facts.length, `${name} has ${facts.length} facts: so many were never stored.`);
    need(facts.every((id) => then.has(id)), `${name} has facts that were not stored then.`);
    whole(then, seen, name);
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
  const records = await page.evaluate(stored);
  const facts = records.flatMap(({ seq, json }) => listed(json, `Record ${seq}`));
  const order = facts.map(({ id }) => id);
  const known = new Set(order);
  need(known.size === facts.length, "A fact is stored twice.");
  complete(facts, known, seen);
  whole(known, seen, "The store");
  const kept = await readable(page, order, seen);
  need(seen.backups === 0 || kept > 0, "A backup was reported as written and there is none.");
  const closed = facts.filter(({ fact }) => fact.close_month).length;
  // Numbers are given one by one: where some are missing, their records are in another one.
  const joined = (records.at(-1)?.seq ?? 0) - records.length;
  return { facts: facts.length, joined, backups: kept, closed };
}
