/* What a page does beyond being read: the choice of theme, live charts, folded parts on paper.
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

  // ---- live charts ---------------------------------------------------------------------------------------------------
  const narrow = window.matchMedia("(max-width: 759px)");
  const specifications = {};
  const loading = {};
  window.crossingFigure = (id, layouts) => { specifications[id] = layouts; }; // called by _static/figures/ID.js

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

  async function enliven(figure, button) {
    const drawing = figure.querySelector(".chart-drawing");
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Loading …";
    try {
      await Promise.all([load("vega.js"), load(`figures/${figure.id}.js`)]);
      await draw(figure, drawing);
      button.textContent = "Now point at the chart";
      narrow.addEventListener("change", () => draw(figure, drawing));
    } catch (failure) {
      button.removeAttribute("aria-disabled");
      button.textContent = "Could not be loaded. Try again";
    }
  }

  async function draw(figure, drawing) {
    const layout = narrow.matches ? "narrow" : "wide";
    const still = drawing.querySelector(`.chart-${layout}`);
    const holder = make("div", { className: "chart-live" });
    holder.setAttribute("aria-hidden", "true"); // the text alternative goes on saying what the chart says
    const specification = JSON.parse(JSON.stringify(specifications[figure.id][layout])); // embedding writes into it
    specification.config = Object.assign({}, specification.config, { mark: Object.assign({ tooltip: true }, (specification.config || {}).mark) });
    const scale = still.getBoundingClientRect().width / Number(still.querySelector("svg").getAttribute("width"));
    drawing.append(holder);
    const result = await window.vegaEmbed(holder, specification, {
      ast: true, // expressions are interpreted, not compiled: no unsafe-eval
      renderer: "svg",
      actions: false,
      defaultStyle: false,
      tooltip: { disableDefaultStyle: true, theme: "custom" },
    });
    if (scale < 1) {
      holder.style.transform = `scale(${scale})`;
      holder.style.transformOrigin = "0 0";
    }
    drawing.querySelectorAll(".chart-live").forEach((old) => { if (old !== holder) old.remove(); });
    drawing.classList.add("is-live"); // the still drawing keeps the room and is hidden under the live one
    return result;
  }

  function charts(figures) {
    const offer = (figure) => {
      const button = make("button", { type: "button", className: "chart-explore" }, "Explore this chart");
      button.setAttribute("aria-describedby", `${figure.id}-title`);
      button.addEventListener("click", () => { if (button.getAttribute("aria-disabled") !== "true") enliven(figure, button); });
      (figure.querySelector(".chart-files") || figure).append(button);
    };
    if (!("IntersectionObserver" in window)) { figures.forEach(offer); return; }
    const watcher = new IntersectionObserver((seen) => {
      for (const entry of seen) {
        if (!entry.isIntersecting) continue;
        watcher.unobserve(entry.target);
        offer(entry.target);
      }
    }, { rootMargin: "600px" });
    figures.forEach((figure) => watcher.observe(figure));
  }

  // ---- a link into a folded part opens it; on paper everything is open ----------------------------------------------
  function unfold() {
    const target = addressed();
    for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (target && target.closest("details")) target.scrollIntoView();
  }

  function paper() {
    let opened = [];
    window.addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("main details:not([open]):not(.chart-words):not(.hide)")];
      opened.forEach((part) => { part.open = true; });
    });
    window.addEventListener("afterprint", () => opened.forEach((part) => { part.open = false; }));
  }

  // ---- what was left for later is laid out part by part, before the reader comes to it --------------------------------
  /* book.css leaves the parts of a long page for when they come near. Once the page is up they are laid out one at a
     time, when there is nothing else to do, so that none changes its height under a reader who scrolls fast. */
  function settle() {
    const parts = [...document.querySelectorAll(".page > section > section, figure.chart, #findings > section, #findings .finding, table.cards tbody tr")];
    const soon = () => requestIdleCallback(next, { timeout: 200 });
    const next = () => {
      const began = performance.now();
      do {
        const part = parts.shift();
        if (!part) { document.documentElement.classList.add("settled"); return; }
        part.style.contentVisibility = "visible";
        part.getBoundingClientRect(); // now, so that no task has to lay out many
      } while (performance.now() - began < 8); // ms: small parts go together, a large one is a task of its own
      soon();
    };
    soon();
  }

  const button = document.getElementById("theme-choice");
  if (button) themeChoice(button);
  document.querySelectorAll("details.menu").forEach(menu);
  charts(document.querySelectorAll("figure.chart"));
  unfold();
  window.addEventListener("hashchange", unfold);
  paper();
  if (window.requestIdleCallback) window.addEventListener("load", settle);
})();
