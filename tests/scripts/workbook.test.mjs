// What stands in a spreadsheet that web/workbook.js writes, read back part by part. The book is the one that the app's own
// test describes (src/spreadsheet/sample.rs).
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { scriptOf } from "../../scripts/build/script.mjs";
import { writeWorkbook } from "../../web/workbook.js";

const described = readFileSync("tests/fixtures/book.json", "utf8");
const AMOUNT = '#,##0.00;-#,##0.00;"-"';

const plain = (xml) => xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
/** The elements of a name, each with its attributes and what is in it. */
function elements(xml, name) {
  return [...xml.matchAll(new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>(.*?)</${name}>)`, "gs"))].map(([, attributes, inside = ""]) => ({
    ...Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)])),
    inside,
  }));
}
const only = (xml, name) => {
  const found = elements(xml, name);
  assert.equal(found.length, 1, `${found.length} × <${name}>`);
  return found[0];
};

/** A written file: the text of each part, and the cells of its sheets by their places. */
function read(bytes) {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const texts = elements(parts["xl/sharedStrings.xml"], "si").map(({ inside }) => plain(only(inside, "t").inside));
  const styles = parts["xl/styles.xml"];
  const formats = new Map(elements(styles, "numFmt").map(({ numFmtId, formatCode }) => [numFmtId, formatCode]));
  const [fonts, borders] = ["font", "border"].map((name) => elements(only(styles, `${name}s`).inside, name));
  const looks = elements(only(styles, "cellXfs").inside, "xf").map((look) => ({
    format: formats.get(look.numFmtId) ?? "General",
    bold: fonts[look.fontId].inside.includes("<b/>"),
    lines: borders[look.borderId ?? 0].inside,
    aligned: look.inside,
  }));
  const sheets = elements(parts["xl/workbook.xml"], "sheet").map(({ name, sheetId }) => {
    const xml = parts[`xl/worksheets/sheet${sheetId}.xml`];
    const cells = elements(only(xml, "sheetData").inside, "c").map(({ r, s, t, inside }) => {
      const [value, computed] = ["v", "f"].map((name) => elements(inside, name)[0]?.inside);
      return [r, { ...looks[s], computed, text: t === "s" ? texts[value] : undefined, number: t === undefined ? value : undefined }];
    });
    return { name, xml, cells: Object.fromEntries(cells) };
  });
  return { parts, sheets };
}

const written = writeWorkbook(described);
const { parts, sheets } = read(written);
const [sums, list] = sheets;

/** The book with one page changed. */
const changed = (change) => {
  const book = JSON.parse(described);
  change(book.pages[1], book.pages[0]);
  return JSON.stringify(book);
};

test("texts stay texts, whatever they look like", () => {
  assert.deepEqual(sheets.map(({ name }) => name), ["汇总", "It's 明细"]);
  assert.deepEqual([list.cells.A2.text, list.cells.A3.text], ["0012", "=1+2"]);
  assert.equal(sums.cells.A2.text, "未结账 & <草稿>");
  // What the format takes for codes, what XML does not hold, and a word that the library would look up: as letters' codes.
  const decoded = (text) => text.replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  assert.equal(decoded(list.cells.A4.text), "constructor");
  assert.equal(list.cells.A5.text, "_x005F_x0041__x000D_\n _x0001_");
  assert.equal(decoded(list.cells.A5.text), "_x0041_\r\n \u0001");
});

test("numbers are the decimals as they were written", () => {
  const numbers = (sheet, ...places) => places.map((at) => sheet.cells[at].number);
  assert.deepEqual(numbers(sums, "B4", "C4", "B5"), ["3000.10", "-9026.62", "2000.20"]);
  assert.deepEqual(numbers(list, "E2", "E3", "E4", "E5"), ["0.30", "200000000000000.07", "-0.005", "0.00"]);
  assert.deepEqual(numbers(list, "B2", "B3", "B4", "B5"), ["1300", "0.5", "-1", "0"]);
  assert.deepEqual([sums.cells.B4.format, list.cells.E3.format, list.cells.B2.format], [AMOUNT, AMOUNT, "General"]);
  assert.equal(sums.cells.C5, undefined, "no line, no number");
});

test("sums are formulas, and say what they come to", () => {
  const computed = (sheet, ...places) => places.map((at) => [sheet.cells[at].computed, sheet.cells[at].number, sheet.cells[at].format]);
  assert.deepEqual(computed(sums, "D4", "E4", "D5", "B6", "E6"), [
    ["MAX(0,SUM(B4:C4))", "0", AMOUNT],
    ["MIN(0,SUM(B4:C4))", "-6026.52", AMOUNT],
    ["SUM(B5:C5)", "2000.20", AMOUNT],
    ["SUBTOTAL(109,B4:B5)", "5000.30", AMOUNT],
    ["SUBTOTAL(109,E4:E5)", "-6026.52", AMOUNT],
  ]);
  assert.deepEqual(computed(list, "E6"), [["SUBTOTAL(109,E2:E5)", "200000000000000.365", AMOUNT]]);
  assert.equal(only(parts["xl/workbook.xml"], "calcPr").fullCalcOnLoad, "1");
});

test("days and moments are dates", () => {
  const dated = (at) => [Number(list.cells[at].number), list.cells[at].format];
  // Days since the last one of 1899, and a moment as a part of its day.
  assert.deepEqual(dated("C2"), [46_085, "yyyy-mm-dd"]);
  assert.deepEqual(dated("D2"), [46_085 + 1_085 / 1_440, "yyyy-mm-dd hh:mm"]);
  assert.deepEqual([dated("C3")[0], dated("D3")[0]], [45_351, 45_351]);
  // To the second: what is shorter would be shown as the day after.
  assert.equal(Math.round(dated("D4")[0] * 86_400), 36_526 * 86_400 - 1);
});

test("what is said above is bold, the head has a line below it and wraps, the total one above", () => {
  const [bottom, top] = ['<bottom style="thin"/>', '<top style="thin"/>'];
  const looks = ({ bold, lines, aligned }) => [bold, lines.includes(bottom), lines.includes(top), aligned];
  const of = (sheet, ...places) => places.map((at) => looks(sheet.cells[at]));
  assert.deepEqual(of(sums, "A1", "A2"), Array(2).fill([true, false, false, ""]));
  assert.deepEqual(of(sums, "A3"), [[true, true, false, '<alignment wrapText="1"/>']]);
  assert.deepEqual(of(sums, "B3", "E3"), Array(2).fill([true, true, false, '<alignment horizontal="right" wrapText="1"/>']));
  assert.deepEqual(of(sums, "A6", "B6", "C6"), Array(3).fill([true, false, true, ""]));
  assert.deepEqual([sums.cells.A6.text, sums.cells.C6.text, sums.cells.C6.number], ["合计", undefined, undefined]);
  assert.deepEqual(of(sums, "A4", "B4", "D4"), Array(3).fill([false, false, false, ""]));
  assert.deepEqual(of(list, "A1", "E1"), Array(2).fill([true, true, false, '<alignment wrapText="1"/>']));
});

test("head and first column stay in sight, columns are as wide as was said", () => {
  const pane = ({ xml }) => (({ xSplit, ySplit, topLeftCell, state }) => [xSplit, ySplit, topLeftCell, state])(only(xml, "pane"));
  assert.deepEqual([pane(sums), pane(list)], [["1", "3", "B4", "frozen"], ["1", "1", "B2", "frozen"]]);
  // In characters of seven pixels, with five beside them.
  const widths = ({ xml }) => elements(xml, "col").map(({ min, max, width }) => [min, max, Math.round(Number(width) * 7) - 5]);
  assert.deepEqual(widths(sums), [14, 13, 13, 13, 13].map((width, at) => [String(at + 1), String(at + 1), width * 7]));
});

test("a list can be filtered, without its total", () => {
  const names = (name) => elements(parts["xl/workbook.xml"], "definedName").filter((found) => found.name === name);
  assert.equal(only(list.xml, "autoFilter").ref, "A1:E5");
  assert.equal(elements(sums.xml, "autoFilter").length, 0);
  const [filter, ...others] = names("_xlnm._FilterDatabase");
  assert.deepEqual([filter, others], [{ name: "_xlnm._FilterDatabase", localSheetId: "1", hidden: "1", inside: "'It''s 明细'!$A$1:$E$5" }, []]);
  const filterOf = (change) => read(writeWorkbook(changed(change))).sheets[1].xml.match(/<autoFilter ref="([^"]*)"/)?.[1];
  assert.equal(filterOf((page) => page.rows.pop()), "A1:E5", "the last row is no total");
  assert.equal(filterOf((page) => (page.about = ["a", "b"])), "A3:E7");
  assert.equal(filterOf((page) => page.rows.splice(1, 4)), undefined, "nothing to filter");
});

test("on paper it is one A4 page wide, its head on each, and each with its number", () => {
  const titles = elements(parts["xl/workbook.xml"], "definedName").filter(({ name }) => name === "_xlnm.Print_Titles");
  assert.deepEqual(titles.map(({ localSheetId, inside }) => [localSheetId, inside]), [["0", "'汇总'!$1:$3"], ["1", "'It''s 明细'!$1:$1"]]);
  for (const [sheet, orientation] of [[sums, "landscape"], [list, "portrait"]]) {
    const setup = only(sheet.xml, "pageSetup");
    assert.deepEqual([setup.paperSize, setup.orientation, setup.fitToHeight, setup.fitToWidth], ["9", orientation, "0", undefined]);
    assert.equal(only(sheet.xml, "pageSetUpPr").fitToPage, "1");
    assert.equal(plain(only(sheet.xml, "oddFooter").inside), "&C&P / &N");
    // Office programs call a file broken whose elements stand in another order.
    const order = ["sheetPr", "sheetViews", "cols", "sheetData", "autoFilter", "pageMargins", "pageSetup", "headerFooter"];
    const stand = order.map((name) => sheet.xml.indexOf(`<${name}`)).filter((at) => at >= 0);
    assert.deepEqual(stand, stand.toSorted((a, b) => a - b));
  }
});

test("the file says what it is and of which day", () => {
  const core = parts["docProps/core.xml"];
  assert.equal(plain(only(core, "dc:title").inside), "东河 工资结算 & 2026-03");
  assert.equal(only(core, "dcterms:created").inside, "2026-04-02T00:00:00Z");
  assert.match(parts["_rels/.rels"], /relationships\/metadata\/core-properties" Target="docProps\/core\.xml"/);
  assert.match(parts["[Content_Types].xml"], /core-properties\+xml" PartName="\/docProps\/core\.xml"/);
});

test("the same book gives the same bytes, whenever it is written", () => {
  assert.deepEqual(writeWorkbook(described), written);
  const archive = Buffer.from(written);
  const times = [];
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    times.push([archive.readUInt16LE(at + 10), archive.readUInt16LE(at + 12)]);
    at += 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28) + archive.readUInt32LE(at + 18);
  }
  // The first moment that an archive knows.
  assert.deepEqual(times, Object.keys(parts).map(() => [0, 0x0021]));
});

test("what the format does not hold is refused with a text that says why", () => {
  const refused = (change, why) =>
    assert.throws(() => writeWorkbook(changed(change)), (said) => typeof said === "string" && why.test(said));
  refused((page) => (page.name = "x".repeat(32)), /31 characters/);
  refused((page) => (page.name = "3/4"), /illegal characters/);
  refused((page) => (page.name = " "), /no name/);
  refused((page) => (page.name = "'x"), /apostrophe/);
  refused((page, other) => ([page.name, other.name] = ["Ab", "aB"]), /one name: Ab/);
  refused((page) => (page.rows[1][0] = { Text: "x".repeat(32_768) }), /more than 32767 characters/);
  refused((page) => (page.rows[1][2] = { Day: "1899-12-31" }), /none that a workbook holds: 1899-12-31/);
  refused((page) => (page.rows[1][2] = { Day: "+12026-01-01" }), /none that a workbook holds/);
  refused((page) => (page.rows[1][2] = { Colour: "red" }), /not known here: Colour/);
  assert.throws(() => writeWorkbook("{"), (said) => typeof said === "string");
});

test("the module that is sent writes the same, and needs nothing that the page's policy forbids", async () => {
  const script = await scriptOf("web/workbook.js", { format: "esm" });
  const file = join(mkdtempSync(join(tmpdir(), "fieldbook-workbook-")), "workbook.mjs");
  writeFileSync(file, script);
  const sent = await import(pathToFileURL(file).href);
  assert.deepEqual(sent.writeWorkbook(described), written);
  assert.doesNotMatch(script, /\beval\b|\bFunction\(|new Worker|createObjectURL|\bimport\b/);
});
