// Before the first paint: whether this browser can run the app; the language and the look that it remembers, whether it has
// been here before, and whether it writes to folders. After it, asks for the pieces that the page will need along with the module that needs them. Any browser must
// be able to read this script: it is written in the JavaScript of 2009.
(function () {
  // What the app does not work without. Together they are there from Chromium 105, Firefox 110 and Safari 16.4 on, as near
  // as features come to the browsers that it is tried in.
  function canRun() {
    try {
      return (
        typeof WebAssembly === "object" &&
        // The pages arrange themselves by the room they have.
        CSS.supports("container-type", "inline-size") &&
        // The single file has its style from a script.
        "adoptedStyleSheets" in document
      );
    } catch (missing) {
      return false;
    }
  }
  // The words are here, in both languages, as those of any fault are (start.js): what is old may understand nothing else.
  var TOO_OLD = [
    ["h1", "zh-CN", "浏览器版本太旧，打不开客服工作簿"],
    ["p", "zh-CN", "请改用 Chrome 或 Edge 109 以上、Firefox 115 以上、Safari 16.4 以上（iPhone、iPad 升级到 iOS 16.4 以上）。Windows 7 可以装 Chrome 109 或 Firefox 115。"],
    ["p", "zh-CN", "360、QQ、搜狗等浏览器，请切换到“极速模式”；仍打不开的，请升级到最新版。"],
    ["p", "en", "This browser is too old for Fieldbook. Please use Chrome or Edge 109 or newer, Firefox 115 or newer, or Safari 16.4 or newer (iPhone, iPad: iOS 16.4 or newer). On Windows 7, Chrome 109 and Firefox 115 can be installed."]
  ];
  function showTooOld() {
    var main = document.createElement("div");
    main.className = "fault";
    main.setAttribute("role", "main");
    TOO_OLD.forEach(function (words) {
      var line = document.createElement(words[0]);
      line.lang = words[1];
      line.appendChild(document.createTextNode(words[2]));
      main.appendChild(line);
    });
    document.body.innerHTML = "";
    document.body.appendChild(main);
  }
  if (!canRun()) {
    // start.js looks for this, where a browser understands it at all.
    document.documentElement.setAttribute("data-too-old", "");
    document.addEventListener("DOMContentLoaded", showTooOld);
    return;
  }

  function remembered(key) {
    try {
      return JSON.parse(localStorage.getItem("fieldbook." + key));
    } catch (forgotten) {
      return null;
    }
  }
  var page = document.documentElement;
  var known = remembered("device") !== null;
  if (remembered("lang") === "en") page.lang = "en";
  page.setAttribute("data-theme", remembered("theme") || "system");
  if (known) page.setAttribute("data-known", "");
  if ("showDirectoryPicker" in window) page.setAttribute("data-folders", "");

  var script = document.currentScript;
  // Whoever comes the first time is at the first run, wherever the address leads. Whoever has been here has something on the
  // desk: what it works with comes along; other pages' pieces come when they are asked for.
  var parts = { "": "today", "#/": "today", "#/today": "today", "#/my-pay": "my-pay" };
  var part = known ? parts[location.hash.split("?")[0]] || "behind" : "setup";
  var pieces = (script && part && script.getAttribute("data-" + part)) || "";
  function preload(address, as) {
    var link = document.createElement("link");
    link.rel = as === "script" ? "modulepreload" : "preload";
    if (as !== "script") link.as = as;
    link.crossOrigin = "anonymous";
    link.href = address;
    document.head.appendChild(link);
  }
  // The pieces of the page that is opened.
  window.fetchPieces = function () {
    pieces.split(" ").forEach(function (piece) {
      if (piece) preload(script.getAttribute("data-at") + "/" + piece, "fetch");
    });
    pieces = "";
  };
  // The program, a moment after the style was asked for: on a thin line it would take its place, and one that waits for it to
  // be there waits for the first layout, too, which is long on a slow machine.
  (function look() {
    var boot = document.querySelector("script[data-wasm]");
    if (boot) return setTimeout(begin, 100, boot);
    if (document.readyState !== "complete") setTimeout(look, 10);
  })();
  function begin(boot) {
    var glue = boot.getAttribute("data-js");
    preload(boot.getAttribute("data-wasm"), "fetch");
    preload(glue, "script");
    var words = glue.replace(/[^\/]*$/, "words-" + page.lang);
    preload(words + ".json", "fetch");
    // The first run has its words in the first share, and its pieces are asked for while the program comes (boot.js).
    if (!known) return;
    preload(words + "-rest.json", "fetch");
    window.fetchPieces();
  }
})();
