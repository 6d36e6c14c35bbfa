// Before the first paint: the language and the look that this browser remembers, and whether it has been here before.
(() => {
  const remembered = (key) => {
    try {
      return JSON.parse(localStorage.getItem(`fieldbook.${key}`));
    } catch {
      return null;
    }
  };
  const page = document.documentElement;
  if (remembered("lang") === "en") page.lang = "en";
  page.dataset.theme = remembered("theme") ?? "system";
  if (remembered("device")) page.dataset.known = "";
})();
