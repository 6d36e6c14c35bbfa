// Starts the app, and when it cannot start or breaks down, shows a page that anybody can read and
// from which the data can be taken away. Nothing here depends on the app: it may be what is broken.
// The words are here, in both languages at once, for the same reason.

const DATABASE = "fieldbook";
/** How long the module may take to arrive before the page says so. */
const PATIENCE_MS = 20_000;
let shown = false;

/** The formats of stored records that hold a list of facts. In the second a fact that is to stay as it was written is a text. */
const FORMATS = [1, 2];

/** The texts of the facts of stored records, and those of what is none. */
export function sorted(records) {
  const [facts, damaged] = [[], []];
  for (const record of records) {
    const known = FORMATS.includes(record?.format);
    const list = known ? listed(record.json) : null;
    if (list) facts.push(...list.map((fact) => (typeof fact === "string" ? fact : JSON.stringify(fact))));
    // What the browser does not give out stands as nothing: without it the file would look whole.
    else if (record == null) damaged.push("");
    else damaged.push(known ? String(record.json) : JSON.stringify(record));
  }
  return { facts, damaged };
}

function listed(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

/** The answer of a request. */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One record after the other, for a store of which some cannot be read. */
async function singly(database) {
  const store = () => database.transaction("facts").objectStore("facts");
  const records = [];
  for (const key of await answer(store().getAllKeys())) records.push(await answer(store().get(key)).catch(() => null));
  return records;
}

/** All stored records in the order in which they were stored, straight from the database. */
async function storedRecords() {
  const opening = indexedDB.open(DATABASE);
  // There is no database: leave none behind.
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await answer(opening).catch((error) => {
    if (error?.name === "AbortError") return null;
    throw error;
  });
  if (!database?.objectStoreNames.contains("facts")) return [];
  const all = database.transaction("facts").objectStore("facts").getAll();
  return answer(all)
    .catch(() => singly(database))
    .finally(() => database.close());
}

async function saveFacts(told) {
  try {
    const { facts, damaged } = sorted(await storedRecords());
    const now = new Date();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
    // The head a bundle needs to be read; which device and branch it is from is in the facts.
    const head = { format: "fieldbook-bundle", version: 2, exported: local.slice(0, 19), device: "rescue", branch: "" };
    // With what is damaged in a field of its own the file can be imported all the same.
    const bundle = `${JSON.stringify({ ...head, damaged }).slice(0, -1)},"facts":[${facts.join(",\n")}]}`;
    const url = URL.createObjectURL(new Blob([bundle], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `fieldbook-${local.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    told.replaceChildren(
      words("zh-CN", `已导出 ${facts.length} 条记录${damaged.length ? `，另有 ${damaged.length} 组损坏的按原样放在文件里` : ""}。请妥善保存下载的文件。`),
      words("en", `Exported ${facts.length} records${damaged.length ? `, and ${damaged.length} damaged ones as they are` : ""}. Keep the downloaded file safe.`),
    );
  } catch (error) {
    told.replaceChildren(
      words("zh-CN", `读不出数据（${error.name}）。数据仍在本浏览器中，请不要清除浏览记录。`),
      words("en", `The data cannot be read (${error.name}). It is still in this browser; do not clear the browsing data.`),
    );
  }
}

function words(lang, text, tag = "p") {
  const element = document.createElement(tag);
  element.lang = lang;
  element.textContent = text;
  return element;
}

function button(text, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", action);
  return element;
}

/** Replaces the page. What is on it may be half drawn; nothing of it can be trusted to work. */
function showFault(detail) {
  if (shown) return;
  shown = true;
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  const technical = document.createElement("pre");
  technical.textContent = String(detail);
  const page = document.createElement("main");
  page.className = "fault";
  page.append(
    words("zh-CN", "客服工作簿遇到了错误", "h1"),
    words("zh-CN", "刚才的操作可能没有保存；此前已保存的数据都还在本浏览器中。请先导出数据，再重新打开。"),
    words("en", "Fieldbook ran into an error. Your last action may not have been saved; everything saved before is still in this browser. Export your data first, then open the page again."),
    button("导出我的数据 Export my data", () => saveFacts(told)),
    button("重新打开 Reload", () => location.reload()),
    told,
    words("zh-CN", "报告问题时请附上下面的文字。"),
    words("en", "Please pass on the text below when you report the problem."),
    technical,
  );
  document.body.replaceChildren(page);
  page.querySelector("button").focus();
}

// The app's panic hook sends this with its message; a trap without one arrives as a runtime error.
addEventListener("fieldbook-panic", (event) => showFault(event.detail));
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) showFault(event.error.stack ?? event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) showFault(event.reason.stack ?? event.reason);
});

/** Says below "opening" that the program is still on its way. */
function saySlow() {
  document.querySelector("#boot .gate-opening")?.after(
    words("zh-CN", "程序还没有下载完，网络可能较慢。请再等一会儿；一直打不开的，请检查网络，再重新打开本页。已登记的数据不受影响。"),
    words("en", "The program is still being fetched; the network may be slow. Please wait a little. If it does not open, check the network and load this page again. Recorded data is not affected."),
  );
}

/** An image as a file of that many dots. */
async function painted(image, width, height, type, quality) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  // A JPEG has no empty dots: they would become black.
  if (type === "image/jpeg") {
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
  // What is larger than the browser's canvas becomes nothing.
  if (!blob) throw new RangeError(`${width} × ${height}`);
  return blob;
}

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/** A drawing as the bytes of a PNG file of that many dots. */
async function drawn(svg, width, height) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return bytesOf(await painted(image, width, height, "image/png"));
}

/** The bytes of a picture with a longest side of `side` dots and `most` bytes at most: a small one as it is, else a JPEG. */
async function fitted(file, side, most) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const longest = Math.max(width, height);
    if (file.size <= most && longest <= side && /^image\/(jpeg|png|webp)$/.test(file.type)) return bytesOf(file);
    for (let dots = Math.min(side, longest); ; dots *= 0.75) {
      for (const quality of [0.85, 0.7, 0.55]) {
        const at = (length) => Math.max(1, Math.round((length * dots) / longest));
        const blob = await painted(image, at(width), at(height), "image/jpeg", quality);
        if (blob.size <= most) return bytesOf(blob);
      }
    }
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** Offers a file to the device's share sheet; false where there is none that takes it. */
async function shared(name, type, bytes) {
  const files = [new File([bytes], name, { type })];
  if (!navigator.canShare?.({ files })) return false;
  await navigator.share({ files, title: name });
  return true;
}

/**
 * Starts the app. `parts` says where its pieces come from: `app()` brings the module up, `words(lang)` the words of a
 * language as a text, `workbook()` the writer of spreadsheets, which is wanted now and then; a failed attempt at that one is
 * not remembered.
 */
export async function start(parts) {
  // first.js says on the page which browser to take.
  if ("tooOld" in document.documentElement.dataset) return;
  let workbook = null;
  globalThis.fieldbookWorkbook = async (description) => {
    workbook ??= parts.workbook();
    try {
      return (await workbook).writeWorkbook(description);
    } catch (error) {
      workbook = null;
      throw error;
    }
  };
  globalThis.fieldbookWords = parts.words;
  globalThis.fieldbookPicture = drawn;
  globalThis.fieldbookFitted = fitted;
  globalThis.fieldbookShare = shared;
  const waiting = setTimeout(saySlow, PATIENCE_MS);
  try {
    // The app takes the frame away itself, once there is something in its place.
    await parts.app();
  } catch (error) {
    showFault(error?.stack ?? error);
  } finally {
    clearTimeout(waiting);
  }
}
