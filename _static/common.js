/* What runs before anything is painted, and what the other scripts share.
   A chosen theme must not flash the other one first. The choice is kept in this browser only, under one key; without a
   choice the page follows the system. */
window.crossing = (function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  // The faces that every page begins with are asked for before the style sheet names them; from disk they are there.
  if (location.protocol !== "file:") {
    for (const face of ["serif-400", "serif-700", "sans-400-700"]) {
      const ahead = { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: new URL(`fonts/${face}.woff2`, document.currentScript.src).href };
      document.head.append(Object.assign(document.createElement("link"), ahead));
    }
  }
  // A page opened at one of its parts is laid out in full at once, so that the part stands still (see book.css, .linked).
  if (location.hash.length > 1) root.classList.add("linked");
  const forced = window.matchMedia("(forced-colors: active)"); // the system's own colours go before any choice
  function chosen() {
    delete root.dataset.theme;
    try {
      const choice = localStorage.getItem("crossing-theme");
      if (!forced.matches && (choice === "light" || choice === "dark")) root.dataset.theme = choice;
    } catch (refused) {
      /* storage is switched off: follow the system */
    }
  }
  chosen();
  forced.addEventListener("change", chosen);

  // An element from a tag, its properties and its children: text is always text, never HTML.
  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  // The element that the address names, if any.
  function addressed() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (malformed) { // "#100%" names nothing
      return null;
    }
  }

  // Case, accents, kinds of quotation marks and dashes do not matter to a search; nor do separators inside a number.
  const SEPARATOR = /(\d)[,\u202f\u00a0](?=\d{3}(?!\d))/g;
  const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-");

  return { make, addressed, folded, SEPARATOR };
})();
