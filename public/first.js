// Before the first paint: the language and the look that this browser remembers, and whether it has been here before. Asks for
// the pieces that the page will need along with the module that needs them. Any browser must be able to read this script.
(function () {
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

  var script = document.currentScript;
  var pays = location.hash.indexOf("#/my-pay") === 0;
  var part = known ? (pays ? "my-pay" : "today") : "setup";
  var pieces = script && script.getAttribute("data-" + part);
  (pieces ? pieces.split(" ") : []).forEach(function (piece) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "fetch";
    link.crossOrigin = "anonymous";
    link.href = script.getAttribute("data-at") + "/" + piece;
    document.head.appendChild(link);
  });
})();
