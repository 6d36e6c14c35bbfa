// The `test` of every end-to-end test here. A page that logs an error, breaks the Content-Security-Policy
// or asks another server for anything fails the test, whatever the test looks at.
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";

type Options = {
  /** What a test may provoke on purpose: `test.use({ expectedErrors: [/quota/i] })`. */
  expectedErrors: RegExp[];
};

function watchPage(page: Page, report: (problem: string) => void) {
  page.on("pageerror", (error) => report(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") report(`console: ${message.text()}`);
  });
}

async function watchContext(context: BrowserContext, origin: string, report: (problem: string) => void) {
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin) report(`outside request: ${request.url()}`);
  });
  await context.exposeBinding("reportViolation", (_source, text: string) => report(`policy violation: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      (window as unknown as { reportViolation(text: string): void }).reportViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber}`,
      ),
    );
  });
  for (const page of context.pages()) watchPage(page, report);
  context.on("page", (page) => watchPage(page, report));
}

export const test = base.extend<Options>({
  expectedErrors: [[], { option: true }],
  context: async ({ context, baseURL, expectedErrors }, use) => {
    const problems: string[] = [];
    await watchContext(context, new URL(baseURL!).origin, (problem) => problems.push(problem));
    await use(context);
    const unexpected = problems.filter((problem) => !expectedErrors.some((expected) => expected.test(problem)));
    expect(unexpected, "errors, violations or outside requests of the page").toEqual([]);
  },
});

/** No accessibility violation of any rule that axe knows, on the page as it stands. */
export async function expectAccessible(page: Page) {
  // In the usual mode axe opens a second page to put its results together in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
  expect(told, "accessibility violations").toEqual([]);
}

export { expect };
