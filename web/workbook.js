// Writes spreadsheets: a book as the app describes it (src/spreadsheet/mod.rs) becomes the bytes of an XLSX file. A module
// by itself, bundled by scripts/build/script.mjs and fetched when a spreadsheet is asked for. It knows nothing of the branch.
import { strToU8, zipSync } from "fflate";
import {
  appendMarkupInsideElement,
  findElement,
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeTextContent,
} from "write-excel-file/utility";
// Only the parts: what the package gives out packs them with the time of now, and in workers that the page's policy forbids.
import partsOf from "../node_modules/write-excel-file/modules/xlsx/generateXlsxFileContents.js";

const AMOUNT = { format: '#,##0.00;-#,##0.00;"-"' };
/** How days look, and moments: as every office program reads them. */
const DAY = { format: "yyyy-mm-dd" };
const MOMENT = { format: "yyyy-mm-dd hh:mm" };
const ABOUT = { fontWeight: "bold" };
const HEAD = { fontWeight: "bold", bottomBorderStyle: "thin", wrap: true };
const NUMBER_HEAD = { ...HEAD, align: "right" };
const TOTAL_NAME = { fontWeight: "bold", topBorderStyle: "thin" };
const TOTAL = { ...TOTAL_NAME, ...AMOUNT };
const FONT = { fontFamily: "Calibri", fontSize: 11 };

/** The limits of the format. */
const LONGEST_TEXT = 32_767;
const MOST_ROWS = 1_048_576;
/** The first moment that it counts as everybody does: in it, 1900 has a 29th of February. */
const FIRST_MOMENT = Date.UTC(1900, 2, 1);
/** The time of each part of the archive: the same book gives the same bytes. */
const PACKED = new Date(1980, 0, 1);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const SHEET = "xl/worksheets/sheet{id}.xml";
const STYLES = "xl/styles.xml";
const CORE = "docProps/core.xml";

const coded = (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** A text as the format has it: `_x0041_` is a letter's code there, and what XML does not hold is written so. */
function told(text) {
  if (text.length > LONGEST_TEXT) throw new Error(`A text has more than ${LONGEST_TEXT} characters: ${text.slice(0, 40)}…`);
  const own = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffd-\uffff]/g, coded);
  // The library looks texts up in an object, which knows some from the start, such as `constructor`.
  return own in {} ? coded(own) + own.slice(1) : own;
}

const text = (style) => (content) => ({ value: told(content), type: String, ...style });
/** `exact`: the decimal as it is written, which a number of this language may not hold. */
const number = (style) => (exact) => ({ value: Number(exact), type: Number, exact, ...style });
const formula = (computed, exact, style) => ({ value: computed, type: "Formula", exact, ...style });

function moment(at, style) {
  const value = new Date(`${at.slice(0, "2026-03-04T18:05:00".length)}Z`);
  if (!(value >= FIRST_MOMENT)) throw new Error(`A day is none that a workbook holds: ${at}`);
  return { value, type: Date, ...style };
}

/** The rows and columns of an area, below the head's row. */
const place = ({ first, last }, head) => `${getCellAddress(first[0] + head, first[1])}:${getCellAddress(last[0] + head, last[1])}`;

const PARTS = { Whole: (sum) => sum, Above: (sum) => `MAX(0,${sum})`, Below: (sum) => `MIN(0,${sum})` };

/** What the library writes for each kind of cell. */
const KINDS = {
  Head: text(HEAD),
  NumberHead: text(NUMBER_HEAD),
  Text: text({}),
  Amount: number(AMOUNT),
  Number: number({}),
  Day: (day) => moment(`${day}T00:00:00`, DAY),
  Moment: (at) => moment(at, MOMENT),
  Sum: ({ of, part, comes_to }, head) => formula(PARTS[part](`SUM(${place(of, head)})`), comes_to, AMOUNT),
  TotalName: text(TOTAL_NAME),
  // 109: the sum of what a filter leaves in sight.
  Total: ({ of, comes_to }, head) => formula(`SUBTOTAL(109,${place(of, head)})`, comes_to, TOTAL),
};

function cellOf(cell, head) {
  if (cell === "Empty") return null;
  if (cell === "TotalBlank") return { value: null, ...TOTAL_NAME };
  const [[kind, content]] = Object.entries(cell);
  if (!Object.hasOwn(KINDS, kind)) throw new Error(`A cell is of a kind that is not known here: ${kind}`);
  return KINDS[kind](content, head);
}

/** The width of so many characters with the five pixels beside them, in the format's steps of a 256th. */
const widthOf = (characters) => Math.floor(((characters * 7 + 5) / 7) * 256) / 256;

/** A page as the library takes it. */
function sheetOf({ name, landscape, widths, about, rows }) {
  const head = about.length;
  const data = [...about.map((line) => [text(ABOUT)(line)]), ...rows.map((row) => row.map((cell) => cellOf(cell, head)))];
  if (data.length > MOST_ROWS) throw new Error(`A sheet has at most ${MOST_ROWS} rows, and "${name}" has ${data.length}.`);
  return {
    sheet: name,
    data,
    columns: widths.map((width) => ({ width: widthOf(width) })),
    orientation: landscape ? "landscape" : "portrait",
    stickyRowsCount: head + 1,
    stickyColumnsCount: 1,
  };
}

/** The corners of what can be filtered: the head and what is listed, without the total. */
function filterOf({ filtered, about, rows, widths }) {
  const [last] = rows.at(-1) ?? [];
  const listed = rows.length - 1 - (last?.TotalName === undefined ? 0 : 1);
  if (!filtered || listed < 1) return null;
  return [getCellAddress(about.length, 0), getCellAddress(about.length + listed, widths.length - 1)];
}

const CELL = /(<c r="([A-Z]+[0-9]+)"[^>]*>)(?:(<f>[^<]*<\/f>)|<v>[^<]*<\/v>)<\/c>/g;

/** The sheet with its decimals as they are written, also where a formula would come to them: not every program computes. */
function withDecimals(xml, { data }) {
  const decimals = new Map();
  data.forEach((row, at) => row.forEach((cell, column) => cell?.exact !== undefined && decimals.set(getCellAddress(at, column), cell.exact)));
  const written = xml.replace(CELL, (whole, begin, at, computed = "") => {
    const exact = decimals.get(at);
    return exact !== undefined && decimals.delete(at) ? `${begin}${computed}<v>${exact}</v></c>` : whole;
  });
  if (decimals.size > 0) throw new Error(`The library left out ${[...decimals.keys()].join(", ")}.`);
  return written;
}

/** A part with further elements, each where the format wants it. */
function withElements(xml, file, root, elements) {
  const order = getOrderOfSiblings(file, root);
  return elements.reduce((part, element) => insertElementMarkupAccordingToOrderOfSiblings(part, element, order, root), xml);
}

/** The sheet filtered, one page wide on paper, with the number of each page at its foot. */
function laidOut(xml, page) {
  const filter = filterOf(page);
  return withElements(xml, SHEET, "worksheet", [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    ...(filter ? [`<autoFilter ref="${filter.join(":")}"/>`] : []),
    "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>",
  ]);
}

/** The style that all others begin with, which some readers ask for: its font is what widths are counted in. */
const NORMAL = [
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
];

/** What office programs know by names of their own: what is filtered, and the rows that stand on every page of paper. */
function namesOf(pages) {
  const named = (name, index, of, more = "") => {
    const sheet = sanitizeTextContent(pages[index].name.replaceAll("'", "''"));
    return `<definedName name="_xlnm.${name}" localSheetId="${index}"${more}>'${sheet}'!${of}</definedName>`;
  };
  const fixed = (address) => address.replace(/([A-Z]+)([0-9]+)/, "$$$1$$$2");
  const filters = pages.map((page, index) => {
    const filter = filterOf(page);
    return filter ? named("_FilterDatabase", index, filter.map(fixed).join(":"), ' hidden="1"') : "";
  });
  const titles = pages.map(({ about }, index) => named("Print_Titles", index, `$1:$${about.length + 1}`));
  return [...filters, ...titles].join("");
}

function coreOf({ title, created }) {
  const day = (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${created}T00:00:00Z</dcterms:${name}>`;
  const spaces = {
    cp: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    dc: "http://purl.org/dc/elements/1.1/",
    dcterms: "http://purl.org/dc/terms/",
    xsi: "http://www.w3.org/2001/XMLSchema-instance",
  };
  const declared = Object.entries(spaces).map(([name, space]) => ` xmlns:${name}="${space}"`);
  const said = `<dc:title>${sanitizeTextContent(title)}</dc:title>${day("created")}${day("modified")}`;
  return `${XML}<cp:coreProperties${declared.join("")}>${said}</cp:coreProperties>`;
}

/** What the library does not write by itself, in the way that it has for it: as a feature that changes its parts. */
function rest({ title, created, pages }, sheets) {
  const also = (wanted, more) => (tag, attributes) => (tag === wanted ? { ...attributes, ...more } : attributes);
  const transform = {
    [SHEET]: {
      transformElementAttributes: also("pageSetup", { fitToHeight: 0 }),
      transform: (xml, _, { sheetIndex }) => laidOut(withDecimals(xml, sheets[sheetIndex]), pages[sheetIndex]),
    },
    [STYLES]: { transform: (xml) => withElements(xml, STYLES, "styleSheet", NORMAL) },
    "xl/workbook.xml": {
      transformElementAttributes: also("calcPr", { fullCalcOnLoad: 1 }),
      transform: (xml) => appendMarkupInsideElement(xml, findElement(xml, "definedNames"), namesOf(pages)),
    },
    "[Content_Types].xml": {
      insert: () => `<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/${CORE}"/>`,
    },
    "_rels/.rels": {
      insert: () =>
        `<Relationship Id="rId-core-1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${CORE}"/>`,
    },
  };
  return { files: { transform, write: { files: () => ({ [CORE]: coreOf({ title, created }) }) } } };
}

/** The library looks at length and letters of a name; of these, office programs would say that the file is broken. */
function checkNames(pages) {
  const known = new Set();
  for (const { name } of pages) {
    if (!name.trim()) throw new Error("A sheet has no name.");
    if (/^'|'$/.test(name)) throw new Error(`The name of a sheet begins or ends with an apostrophe: ${name}`);
    const folded = name.toLowerCase();
    if (known.has(folded)) throw new Error(`Two sheets have one name: ${name}`);
    known.add(folded);
  }
}

function xlsx(book) {
  checkNames(book.pages);
  const sheets = book.pages.map(sheetOf);
  const parts = partsOf(sheets, { ...FONT, features: [rest(book, sheets)] });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { mtime: PACKED });
}

/** The bytes of an XLSX file from its description as JSON. Where there is none, throws why as a text: an error is the browser's. */
export function writeWorkbook(description) {
  try {
    return xlsx(JSON.parse(description));
  } catch (error) {
    throw String(error?.message ?? error);
  }
}
