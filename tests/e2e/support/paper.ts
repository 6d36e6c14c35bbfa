// What comes out of the printer, read from the PDF that the browser makes of it.
import type { Page } from "@playwright/test";
import { getDocumentProxy } from "unpdf";

/** A printed page: its size in points, its text line by line from the top, without spaces. */
export type Sheet = { width: number; height: number; lines: string[] };

type Piece = { str: string; transform: number[] };

/** Fonts of Chinese draw some characters by the glyph of a radical or of an older form; both are one letter to a reader. */
export const plain = (text: string) => text.normalize("NFKC").replaceAll("戶", "户").replace(/\s+/g, "");

/** Pieces that stand on one line, to half a point, from left to right. */
function linesOf(pieces: Piece[]): string[] {
  const lines = new Map<number, Piece[]>();
  for (const piece of pieces.filter(({ str }) => str.trim() !== "")) {
    const height = Math.round(piece.transform[5] * 2);
    const line = lines.get(height) ?? lines.get(height + 1) ?? lines.get(height - 1);
    if (line) line.push(piece);
    else lines.set(height, [piece]);
  }
  const fromTop = [...lines].sort(([a], [b]) => b - a).map(([, line]) => line);
  return fromTop.map((line) => plain(line.sort((a, b) => a.transform[4] - b.transform[4]).map(({ str }) => str).join("")));
}

/** The page as the browser prints it. */
export async function printed(page: Page): Promise<Sheet[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const [, , width, height] = sheet.view;
    const { items } = await sheet.getTextContent();
    sheets.push({ width, height, lines: linesOf(items as Piece[]) });
  }
  return sheets;
}

/** What is seen on paper and is neither black nor white. A picture keeps its colours. */
export async function coloured(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate(() => {
    const grey = (color: string, wanted: number) => {
      const [r, g, b, alpha = 1] = color.match(/[\d.]+/g)!.map(Number);
      return alpha === 0 || [r, g, b].every((part) => part === wanted);
    };
    const strange: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (!element.checkVisibility() || element.closest("svg, script")) continue;
      const { color, backgroundColor } = getComputedStyle(element);
      const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");
      if (says && !grey(color, 0)) strange.push(`${element.outerHTML.slice(0, 90)}: ${color}`);
      if (!grey(backgroundColor, 255) && !grey(backgroundColor, 0)) strange.push(`${element.outerHTML.slice(0, 90)}: on ${backgroundColor}`);
    }
    return strange;
  });
  await page.emulateMedia({ media: null });
  return found;
}
