// What is on the disk after the kill, seen from outside the app.

/** Runs in the page: the stored texts, and the texts of the backups by their names. */
async function read() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("fieldbook");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const asked = (store) =>
    new Promise((resolve, reject) => {
      const all = database.transaction(store).objectStore(store).getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
  const batches = (await asked("facts")).map(({ json }) => json);
  database.close();
  const backups = {};
  const root = await navigator.storage.getDirectory();
  for await (const folder of root.values())
    for await (const file of folder.values()) backups[file.name] = await new Response(await file.getFile()).text();
  return { batches, backups };
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

/** Each backup is readable and equal to what was stored at some moment. */
function readable(backups, batches) {
  const states = new Set([0]);
  let so_far = 0;
  for (const batch of batches) states.add((so_far += batch.length));
  const order = batches.flat();
  for (const [name, text] of Object.entries(backups)) {
    if (!name.endsWith(".json")) continue;
    const facts = JSON.parse(text).facts.map(({ id }) => id);
    need(states.has(facts.length), `${name} has ${facts.length} facts: nothing was ever so.`);
    const then = new Set(order.slice(0, facts.length));
    need(facts.every((id) => then.has(id)), `${name} has facts that were not stored then.`);
  }
  const names = Object.keys(backups).filter((name) => name.endsWith(".json"));
  return names.length;
}

/** Checks all; gives counts, or throws what is wrong. */
export async function check(page, address, seen) {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const title = await page.getByRole("heading", { level: 1 }).first().innerText();
  need(title !== "数据打不开", "The app cannot open what is stored.");
  const { batches, backups } = await page.evaluate(read);
  const parsed = batches.map((text, place) => (ids(text, `Batch ${place}`), JSON.parse(text)));
  const facts = parsed.flat();
  const known = new Set(facts.map(({ id }) => id));
  need(known.size === facts.length, "A fact is stored twice.");
  complete(facts, known, seen);
  whole(known, seen);
  const kept = readable(backups, parsed.map((batch) => batch.map(({ id }) => id)));
  need(seen.backups === 0 || kept > 0, "A backup was reported as written and there is none.");
  return { facts: facts.length, backups: kept, closed: facts.filter(({ fact }) => fact.close_month).length };
}
