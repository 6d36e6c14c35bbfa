/**
 * Adds records to the store of facts as the app does: one JSON array of facts for each command. Runs in the page, so
 * it stands alone.
 * @param {{ name: string, batches?: string[], records?: object[] }} what `records` are added as they are.
 */
export async function seed({ name, batches = [], records = [] }) {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("facts", { keyPath: "seq", autoIncrement: true });
      request.result.createObjectStore("drafts");
      request.result.createObjectStore("meta");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction("facts", "readwrite");
  for (const json of batches) transaction.objectStore("facts").add({ format: 1, json });
  for (const record of records) transaction.objectStore("facts").add(record);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}
