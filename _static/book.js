/* What a page does beyond being read: the choice of theme, what marks of charts say, folded parts on paper.
   Everything here is an addition: without it the page is whole. */
(function () {
  "use strict";
  const root = document.documentElement;
  const base = new URL(".", document.currentScript.src).href; // the _static/ folder, wherever the book is put

  const { make, addressed } = window.crossing; // common.js

  // ---- light, dark or as the system has it -----------------------------------------------------------------------
  const THEMES = ["auto", "light", "dark"];

  function themeChoice(button) {
    const stored = () => root.dataset.theme || "auto";
    const say = () => { button.textContent = `Theme: ${stored()}`; };
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(stored()) + 1) % THEMES.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      try {
        if (next === "auto") localStorage.removeItem("crossing-theme");
        else localStorage.setItem("crossing-theme", next);
      } catch (refused) { /* the choice then lasts for this page */ }
      say();
    });
    say();
  }

  // ---- the contents menu closes when the reader turns elsewhere ----------------------------------------------------
  function menu(details) {
    document.addEventListener("click", (event) => { if (!details.contains(event.target)) details.open = false; });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
  }

  // ---- what a mark of a chart says when it is pointed at or tapped ------------------------------------------------------
  const NEAR = { mouse: 10, touch: 24, pen: 24 }; // px from a mark at which it is meant: a bar may be thinner than a finger
  const HALF = 12; // px a tip keeps from its mark

  function speaking(drawing) {
    const tip = make("span", { className: "chart-tip", hidden: true });
    tip.setAttribute("aria-hidden", "true"); // the chart in words and numbers, below it, says it to those who cannot see
    drawing.append(tip);
    let meant = null;

    function nearest(x, y, reach) {
      let best = null;
      let least = reach;
      for (const mark of drawing.querySelectorAll("[data-tip]")) {
        const box = mark.getBoundingClientRect();
        if (!box.width && !box.height) continue; // of the drawing for the other width
        const away = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
        if (away < least || (away === least && !best)) [best, least] = [mark, away];
      }
      return best;
    }

    function say(mark) {
      if (meant) meant.classList.remove("is-meant");
      meant = mark;
      tip.hidden = !mark;
      if (!mark) return;
      mark.classList.add("is-meant");
      tip.textContent = mark.dataset.tip;
      const [box, frame] = [mark.getBoundingClientRect(), drawing.getBoundingClientRect()];
      const left = box.left + box.width / 2 - frame.left - tip.offsetWidth / 2;
      tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
      tip.style.top = `${box.top - frame.top - tip.offsetHeight - HALF}px`;
    }

    drawing.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" && !tip.contains(event.target)) say(nearest(event.clientX, event.clientY, NEAR.mouse));
    });
    drawing.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") say(null); });
    document.addEventListener("click", (event) => {
      if (tip.contains(event.target)) return;
      say(drawing.contains(event.target) ? nearest(event.clientX, event.clientY, NEAR[event.pointerType] || NEAR.touch) : null);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") say(null); });
  }

  const loading = {};
  function load(file) {
    loading[file] = loading[file] || new Promise((done, failed) => {
      const refused = () => {
        delete loading[file]; // so that another try asks for it again
        failed(new Error(file));
      };
      document.head.append(make("script", { src: base + file, onload: done, onerror: refused }));
    });
    return loading[file];
  }

  // ---- a link into a folded part opens it; on paper every part is open but the untidy slips ----------------------------------------------
  function unfold() {
    const target = addressed();
    for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (target && target.closest("details")) target.scrollIntoView();
  }

  function paper() {
    let opened = [];
    window.addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("main details:not([open]):not(.chart-words):not(.hide):not(.untidy)")];
      opened.forEach((part) => { part.open = true; });
    });
    window.addEventListener("afterprint", () => opened.forEach((part) => { part.open = false; }));
  }

  // ---- what was left for later is laid out part by part, before the reader comes to it --------------------------------
  /* book.css leaves the parts of a long page for when they come near. Once the page is up they are laid out a few at a
     time, when there is nothing else to do, so that none changes its height under a reader who scrolls fast. */
  function settle() {
    const parts = [...document.querySelectorAll(".page > section > section, figure.chart, #findings > section, #findings .finding, table.cards tbody tr")];
    const soon = () => requestIdleCallback(next, { timeout: 200 });
    let many = 1; // parts in a task: more while it stays short, for the browser lays out all that follows anew for each
    const next = () => {
      const some = parts.splice(0, many), began = performance.now();
      if (!some.length) { document.documentElement.classList.add("settled"); return; }
      for (const part of some) part.style.contentVisibility = "visible";
      some[0].getBoundingClientRect(); // now, so that no later task has to lay out many
      const took = performance.now() - began; // ms
      if (took < 10) many = Math.min(2 * many, 32);
      else if (took > 20) many = Math.ceil(many / 2);
      soon();
    };
    soon();
  }

  const button = document.getElementById("theme-choice");
  if (button) themeChoice(button);
  document.querySelectorAll("details.menu").forEach(menu);
  document.querySelectorAll(".chart-drawing").forEach((drawing) => { if (drawing.querySelector("[data-tip]")) speaking(drawing); });
  const kinds = new Set([...document.querySelectorAll("[data-chooser]")].map((figure) => `chooser-${figure.dataset.chooser}.js`));
  if (kinds.size) load("chooser.js").then(() => Promise.all([...kinds].map(load))).catch(() => {}); // without them the first choice stands there
  unfold();
  window.addEventListener("hashchange", unfold);
  paper();
  if (window.requestIdleCallback) window.addEventListener("load", settle);
})();
