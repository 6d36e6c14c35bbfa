// Starts the app, and when it cannot start or breaks down, shows a page that anybody can read and
// from which the data can be taken away. Nothing here depends on the app: it may be what is broken.
// The words are here, in both languages at once, for the same reason.

const DATABASE = "fieldbook";
let shown = false;

/** All stored facts in the order in which they were stored, straight from the database. */
function storedFacts() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    // There is no database: leave none behind.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => (request.error?.name === "AbortError" ? resolve([]) : reject(request.error));
    request.onsuccess = () => {
      const database = request.result;
      if (!database.objectStoreNames.contains("facts")) return resolve([]);
      const all = database.transaction("facts").objectStore("facts").getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        database.close();
        resolve(all.result.flatMap((batch) => JSON.parse(batch.json)));
      };
    };
  });
}

async function saveFacts(answer) {
  try {
    const facts = await storedFacts();
    const now = new Date();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
    // The head a bundle needs to be read; which device and branch it is from is in the facts.
    const head = { format: "fieldbook-bundle", version: 1, exported: local.slice(0, 19), device: "rescue", branch: "" };
    const bundle = { ...head, facts };
    const url = URL.createObjectURL(new Blob([JSON.stringify(bundle)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `fieldbook-${local.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    answer.replaceChildren(
      words("zh-CN", `已导出 ${facts.length} 条记录，请妥善保存下载的文件。`),
      words("en", `Exported ${facts.length} records. Keep the downloaded file safe.`),
    );
  } catch (error) {
    answer.replaceChildren(
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
  const answer = document.createElement("div");
  answer.setAttribute("role", "status");
  const technical = document.createElement("pre");
  technical.textContent = String(detail);
  const page = document.createElement("main");
  page.className = "fault";
  page.append(
    words("zh-CN", "客服工作簿遇到了错误", "h1"),
    words("zh-CN", "刚才的操作可能没有保存；此前已保存的数据都还在本浏览器中。请先导出数据，再重新打开。"),
    words("en", "Fieldbook ran into an error. Your last action may not have been saved; everything saved before is still in this browser. Export your data first, then open the page again."),
    button("导出我的数据 Export my data", () => saveFacts(answer)),
    button("重新打开 Reload", () => location.reload()),
    answer,
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

/**
 * Starts the app. `parts` says where its pieces come from: `app()` brings the module up, `workbook()` the writer of
 * spreadsheets, which is wanted once a month; a failed attempt at that one is not remembered.
 */
export async function start(parts) {
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
  try {
    await parts.app();
    document.getElementById("boot")?.remove();
  } catch (error) {
    showFault(error?.stack ?? error);
  }
}
