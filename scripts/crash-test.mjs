// Kills a real Chromium at random moments while the app records, imports, closes months, backs up and joins records, and looks
// each time whether everything that was reported as saved is there, nothing is half there, and the backups can be read.
//   node scripts/crash-test.mjs [--times 200] [--seed 1] [--port 8230] [--dir dist]
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "./bench-app.mjs";
import { begin, work } from "./crash/actions.mjs";
import { start } from "./crash/browser.mjs";
import { chance } from "./crash/chance.mjs";
import { check } from "./crash/check.mjs";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
    port: { type: "string", default: "8230" },
    dir: { type: "string", default: "dist" },
  },
});
const times = Number(values.times);
const address = `http://127.0.0.1:${values.port}/`;
const root = fileURLToPath(new URL("..", import.meta.url));
/** So many kills a profile lives through. */
const LIFE = 10;
/** The longest that work goes on before the kill, in milliseconds. */
const LONGEST = 15_000;

/** What the page has reported as saved in this profile. */
function witness() {
  const seen = { ids: [], attempts: [], people: [], months: [], backups: 0 };
  return Object.assign(seen, {
    attempted: (ids) => seen.attempts.push(ids),
    saved({ ids, person, month, backup }) {
      if (ids) seen.ids.push(...ids);
      if (person) seen.people.push(person);
      if (month) seen.months.push(month);
      if (backup) seen.backups += 1;
    },
  });
}

/** Works until it is killed. What breaks before that is a fault of its own. */
async function interrupted(profile, next, seen, closed) {
  const browser = await start(profile);
  const wait = next() * LONGEST;
  let gone = false;
  const working = begin(browser.page, address).then(() => work(browser.page, next, seen, closed));
  const failed = working.catch((error) => {
    if (!gone) throw error;
  });
  const kill = new Promise((resolve) => setTimeout(resolve, wait));
  await Promise.race([failed, kill]).finally(() => {
    gone = true;
    return browser.kill();
  });
}

async function lookAfter(profile, seen) {
  const browser = await start(profile);
  return check(browser.page, address, seen).finally(() => browser.kill());
}

const server = await serve(values.dir, values.port);
process.on("exit", () => server.kill());
console.log(`seed ${values.seed}: ${times} times`);
const next = chance(Number(values.seed));
const folder = `${root}target/crash`;
const total = { reported: 0, joined: 0, backups: 0, closed: 0 };
let [profile, seen, found] = ["", witness(), { facts: 0, joined: 0, backups: 0, closed: 0 }];
for (let time = 0; time < times; time += 1) {
  if (time % LIFE === 0) {
    profile = `${folder}/profile-${time}`;
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { recursive: true });
    [seen, found] = [witness(), { facts: 0, joined: 0, backups: 0, closed: 0 }];
  }
  const joined = found.joined;
  const before = [seen.people.length + seen.ids.length, seen.backups, seen.months.length];
  await interrupted(profile, next, seen, found.closed);
  found = await lookAfter(profile, seen);
  total.reported += seen.people.length + seen.ids.length - before[0];
  total.backups += seen.backups - before[1];
  total.closed += seen.months.length - before[2];
  total.joined += found.joined - joined;
  console.log(
    `${time + 1}: ${found.facts} facts, ${found.joined} records joined, ${found.closed} months closed, ${found.backups} backups`,
  );
}
if (!(total.reported && total.joined && total.backups && total.closed)) {
  console.error("Too little was saved or joined to say anything: kill it more often.");
  process.exit(1);
}
console.log(
  `killed ${times} times: ${total.reported} facts, ${total.closed} closed months and ${total.backups} backups were ` +
    `reported as saved, and ${total.joined} records joined to others; all are there, nothing is half there, every backup ` +
    `can be read.`,
);
process.exit(0);
