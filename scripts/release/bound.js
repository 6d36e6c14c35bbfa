// What wasm-bindgen made for the program, and the writer of spreadsheets, handed to whoever put this script into the page
// (entry.js). It is packed like the program: as text of the page, it would cost ten times as much.
import * as app from "app";
import * as workbook from "workbook";

document.currentScript.bound = { app, workbook };
