// The stored data seen from outside the app: to prepare it, to look at it, and to make room scarce.
import type { Page } from "@playwright/test";
import { seed } from "./seed.mjs";

const NAME = "fieldbook";

/** Adds records to the store of facts as the app does: one JSON array of facts for each command. */
export async function seedBatches(page: Page, batches: string[]) {
  await page.evaluate(seed, { name: NAME, batches });
}

/** Adds records as they are, whatever they are. */
export async function seedRecords(page: Page, records: object[]) {
  await page.evaluate(seed, { name: NAME, records });
}

/** All stored records, in the order of storing. */
export async function storedRecords(page: Page): Promise<object[]> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction("facts").objectStore("facts").getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result);
          };
        };
      }),
    NAME,
  );
}

/** All stored facts, in the order of storing. */
export async function storedFacts(page: Page): Promise<{ id: string }[]> {
  const records = (await storedRecords(page)) as { json: string }[];
  return records.flatMap((record) => JSON.parse(record.json));
}

/** Leaves the page no more than `bytes` of storage, as a full disc does; -1 lifts it. */
export async function limitStorage(page: Page, bytes: number) {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send("Storage.overrideQuotaForOrigin", bytes < 0 ? { origin } : { origin, quotaSize: bytes });
}
