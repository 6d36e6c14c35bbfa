// The app without a network, and a newer build of it: no page ever gets pieces of two builds.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { serve } from "../../scripts/bench-app.mjs";
import { writeWorker } from "../../scripts/build/build.mjs";
import { expect, test } from "./support/test";

// One expression: Playwright takes a list of two for a value with its options.
const EXPECTED = /outside request: http:\/\/127\.0\.0\.1:|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to fetch|error occurred when fetching the script/;
test.use({ serviceWorkers: "allow", expectedErrors: [EXPECTED] });

const WORK = resolve("target/e2e/offline");

/** A folder that is served as a host would, and can be given another build. */
class Host {
  private server: ChildProcess | null = null;
  private constructor(
    private readonly name: string,
    readonly port: number,
  ) {}

  static async open(name: string): Promise<Host> {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as { port: number };
    probe.close();
    await once(probe, "close");
    const host = new Host(name, port);
    host.put("dist", null);
    await host.start();
    return host;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  private get folder() {
    return join(WORK, this.name);
  }

  /** Puts a build there: as it is, or as one of another name with the same pieces. */
  put(dist: string, as: string | null): string {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(WORK, { recursive: true });
    cpSync(dist, this.folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
    const page = join(this.folder, "index.html");
    const html = readFileSync(page, "utf8");
    const build = /data-build="([0-9a-f]{12})"/.exec(html)![1];
    if (!as) return build;
    renameSync(join(this.folder, `build-${build}`), join(this.folder, `build-${as}`));
    writeFileSync(page, html.replaceAll(build, as));
    cpSync("public/sw.js", join(this.folder, "sw.js"));
    writeWorker(this.folder, as);
    return as;
  }

  async start() {
    this.server = await serve(`target/e2e/offline/${this.name}`, `${this.port}`);
  }

  async stop() {
    if (!this.server) return;
    const ended = once(this.server, "exit");
    this.server.kill();
    await ended;
    this.server = null;
  }

  remove() {
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true });
  }
}

const buildOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.build);
const caches_ = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("fieldbook http")).map((name) => name.split(" ").at(-1)));
/** The worker is at work and has this page, too: it is active a moment before that. */
const ready = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
const askForUpdate = (page: Page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

/** What the page is given comes from the worker or from the host, and from no cache that happens to have it. */
async function withoutHttpCache(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
}

async function openSample(page: Page) {
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });
}

test("after the first visit every page opens without a network", async ({ page, context }) => {
  const host = await Host.open("alone");
  await page.goto(host.url);
  await openSample(page);
  await ready(page);
  await host.stop();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });
  for (const [place, heading] of [["结算", "结算"], ["工单", "工单"], ["我的工资", "我的工资"], ["规则", "规则"]]) {
    await page.getByRole("link", { name: place, exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading);
  }
  host.remove();
});

test("a file shared with the app by a phone is shown on the data page before anything is stored", async ({ page }) => {
  const host = await Host.open("shared");
  await page.goto(host.url);
  await openSample(page);
  await ready(page);
  const bundle = { format: "fieldbook-bundle", version: 1, exported: "2026-03-05T10:00:00", device: "d", branch: "", facts: [] };
  // What the share sheet sends: a form with the files, posted to the address that the manifest names. No page may post one.
  const { action, method, params } = JSON.parse(readFileSync("public/manifest.webmanifest", "utf8")).share_target;
  const answered = await page.evaluate(
    async ({ action, method, field, text }) => {
      const body = new FormData();
      for (const name of ["王芳的数据.json", "李明的数据.json"]) body.append(field, new File([text], name));
      return (await fetch(action, { method, body })).url;
    },
    { action, method, field: params.files[0].name, text: JSON.stringify(bundle) },
  );
  // Where it was sent, but for what stands behind `#`, which a script is not told.
  expect(answered).toBe(host.url);
  await page.goto(`${host.url}#/data`);
  await expect(page.getByRole("heading", { name: "文件 王芳的数据.json" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("先看“王芳的数据.json”，同时收到的另外 1 个没有读入。")).toBeVisible();
  // It is taken once.
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "数据" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name: /^文件/ })).toHaveCount(0);
  await host.stop();
  host.remove();
});

test("a newer build is offered; an open page keeps its own until it is loaded anew, and the old files go", async ({ page }) => {
  const host = await Host.open("newer");
  await withoutHttpCache(page);
  await page.goto(host.url);
  const first = await buildOf(page);
  await openSample(page);
  await ready(page);
  host.put("dist", "0123456789ab");
  await askForUpdate(page);
  await expect(page.getByText("新版本已就绪")).toBeVisible({ timeout: 30_000 });

  // A page of the old build that was not opened yet still comes, though the host has it no more.
  await page.getByRole("link", { name: "结算", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("结算");
  expect(await buildOf(page)).toBe(first);

  await page.getByRole("button", { name: "重新打开" }).click();
  await expect.poll(() => buildOf(page).catch(() => "")).toBe("0123456789ab");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("结算", { timeout: 30_000 });
  await expect.poll(() => caches_(page), { timeout: 15_000 }).toEqual(["0123456789ab"]);
  await host.stop();
  host.remove();
});

test("a host that is just being changed gives no mixture: the old build stays", async ({ page }) => {
  const host = await Host.open("mixed");
  await page.goto(host.url);
  const first = await buildOf(page);
  await openSample(page);
  await ready(page);
  host.put("dist", "0123456789ab");
  // The new worker is there already, and a piece of what it lists is not yet what it will be.
  writeFileSync(join(WORK, "mixed", "icon.svg"), "<svg/>");
  await askForUpdate(page).catch(() => {});
  await page.waitForTimeout(1500);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible({ timeout: 30_000 });
  expect(await buildOf(page)).toBe(first);
  await host.stop();
  host.remove();
});

test("two tabs of different builds over one store tell each other", async ({ page, context }) => {
  const host = await Host.open("beside");
  await page.goto(host.url);
  await openSample(page);
  await ready(page);
  host.put("dist", "0123456789ab");
  await askForUpdate(page);
  await expect(page.getByText("新版本已就绪")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "稍后" }).click();
  const other = await context.newPage();
  await other.goto(host.url);
  await expect(other.getByText("另一个标签页用的是不同版本")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("另一个标签页用的是不同版本")).toBeVisible();
  await host.stop();
  host.remove();
});
