/* The ledger and the list of findings: search, filters, sorting, a copy of a row. Without it the plain list stands. */
(function () {
  "use strict";
  const { make, addressed, folded, SEPARATOR } = window.crossing; // common.js
  const plain = (text) => folded(text.replace(SEPARATOR, "$1"));

  const words = (id) => id.replace(/_/g, " ");
  const title = (id) => words(id).charAt(0).toUpperCase() + words(id).slice(1);

  /* Tools over a list. `items`: the elements; `filters`: [data attribute, label]; `names`: what one and many are called;
     `place`: the element that the page keeps free for them. The list's data-names says how values are called. */
  function tools(list, items, filters, names, place) {
    // the value or values of an item: its sources, and so the kinds of its texts, can be several
    const held = (item, key) => {
      const value = item.getAttribute(`data-${key}`) || "";
      return key === "source" || key === "text" ? value.split(" ").filter(Boolean) : value ? [value] : [];
    };
    const texts = new Map(); // filled when first searched: folding thousands of words is not for the time of loading
    const text = (item) => {
      if (!texts.has(item)) texts.set(item, plain(item.textContent.replace(/\s+/g, " ")));
      return texts.get(item);
    };
    const called = JSON.parse(list.dataset.names);
    const box = make("div", { className: "ledger-tools" });
    box.setAttribute("role", "search");
    box.setAttribute("aria-label", `Search the ${names[1]}`);
    const field = make("input", { type: "search", id: `${list.id}-search`, autocomplete: "off", spellcheck: false });
    box.append(make("div", { className: "is-search" }, make("label", { htmlFor: field.id }, "Search"), field));
    const selects = [];
    for (const [key, label] of filters) {
      const counts = new Map();
      for (const item of items) for (const value of held(item, key)) counts.set(value, (counts.get(value) || 0) + 1);
      if (counts.size < 2) continue;
      const select = make("select", { id: `${list.id}-${key}` }, make("option", { value: "" }, "All"));
      const shown = (value) => (called[key] || {})[value] || title(value);
      const listed = Object.keys(called[key] || {}); // in the order in which the page names them, or else by the alphabet
      const rank = (value) => (listed.includes(value) ? listed.indexOf(value) : listed.length);
      const values = [...counts.keys()];
      values.sort((a, b) => rank(a) - rank(b) || (shown(a).toLowerCase() < shown(b).toLowerCase() ? -1 : 1));
      for (const value of values) select.append(make("option", { value }, `${shown(value)} (${counts.get(value)})`));
      box.append(make("div", { className: "is-filter" }, make("label", { htmlFor: select.id }, label), select));
      selects.push([key, select]);
    }
    const clear = make("button", { type: "button", hidden: true }, "Show all");
    const count = make("span", {});
    count.setAttribute("role", "status");
    box.append(make("p", { className: "ledger-count" }, count, clear));
    place.append(box); // the page keeps its room free: nothing moves

    function apply() {
      const asked = plain(field.value.trim()).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const item of items) {
        const fits = asked.every((word) => text(item).includes(word)) &&
          selects.every(([key, select]) => !select.value || held(item, key).includes(select.value));
        if (item.hidden === fits) item.hidden = !fits;
        shown += fits;
      }
      const filtered = asked.length > 0 || selects.some(([, select]) => select.value);
      say(shown, filtered);
      for (const fold of list.querySelectorAll("details.untidy")) fold.open = filtered && Boolean(fold.querySelector(".finding:not([hidden])"));
      for (const group of list.querySelectorAll("section, details.untidy")) group.hidden = !group.querySelector(".finding:not([hidden])");
      keep();
    }

    // What is chosen stands in the address, so that a view can be shared.
    function keep() {
      const address = new URL(location.href);
      for (const [key, control] of [["q", field], ...selects]) {
        if (control.value) address.searchParams.set(key, control.value);
        else address.searchParams.delete(key);
      }
      address.searchParams.sort();
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }

    function restore() {
      const asked = new URL(location.href).searchParams;
      for (const [key, control] of [["q", field], ...selects]) control.value = asked.get(key) || "";
      for (const [, select] of selects) if (select.selectedIndex < 0) select.value = ""; // a value that is not there
      if ([["q", field], ...selects].some(([, control]) => control.value)) apply();
    }

    function say(shown, filtered) {
      const all = `${items.length} ${names[1]}`;
      clear.hidden = !filtered;
      count.textContent = !filtered ? all : shown ? `${shown} of ${all}` : `None of ${all} fits. Try fewer words or another filter.`;
    }

    function reset() {
      field.value = "";
      for (const [, select] of selects) select.value = "";
      apply();
    }

    function reveal() { // a link to a row that a filter hides, or that is folded, shows it
      const target = addressed();
      const item = target && list.contains(target) && items.find((each) => each.contains(target));
      if (!item) return;
      const fold = item.closest("details");
      if (!item.hidden && !(fold && !fold.open)) return;
      if (item.hidden) reset();
      if (fold) fold.open = true;
      target.scrollIntoView();
    }

    field.addEventListener("input", apply);
    field.addEventListener("keydown", (event) => { if (event.key === "Escape" && field.value) { event.preventDefault(); field.value = ""; apply(); } });
    for (const [, select] of selects) select.addEventListener("change", apply);
    clear.addEventListener("click", () => { reset(); field.focus(); });
    window.addEventListener("hashchange", reveal);
    say(items.length, false); // nothing is filtered yet: no need to go through the list
    restore();
    reveal();
  }

  /* Headings that sort: by a cell's data-sort where it has one (numbers and dates as such, empty where missing), else by its text. */
  function sortable(table, rows) {
    const key = (row, index) => {
      const cell = row.cells[index];
      return cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent.trim();
    };
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, index) => {
      const button = make("button", { type: "button" }, ...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const other of headings) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const numeric = rows.every((row) => key(row, index) === "" || !Number.isNaN(Number(key(row, index))));
        const sorted = rows.map((row, place) => [key(row, index), place, row]).sort((a, b) => {
          if (a[0] === "" || b[0] === "") return (a[0] === "") - (b[0] === "") || a[1] - b[1]; // missing stands last, whichever way
          const order = numeric ? a[0] - b[0] : a[0].localeCompare(b[0], "en", { numeric: true });
          return (down ? -order : order) || a[1] - b[1];
        });
        table.tBodies[0].append(...sorted.map((entry) => entry[2]));
      });
    });
  }

  /* A copy of a row: its words and its address, one line, ready to be pasted into notes. */
  function copies(table) {
    if (!navigator.clipboard) return;
    const labels = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    table.addEventListener("click", async (event) => {
      const button = event.target.closest("button.row-copy");
      if (!button) return;
      const row = button.closest("tr");
      const parts = [...row.cells].map((cell, index) => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll("button").forEach((extra) => extra.remove());
        const text = copy.textContent.replace(/\s+/g, " ").trim();
        return text && `${labels[index]}: ${text}`;
      }).filter(Boolean);
      const address = new URL(`#${row.id}`, location.href).href;
      try {
        await navigator.clipboard.writeText(`${parts.join("; ")}. ${address}`);
        button.textContent = "Copied";
      } catch (refused) {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1600);
    });
    for (const row of table.tBodies[0].rows) {
      const button = make("button", { type: "button", className: "row-copy" }, "Copy");
      button.setAttribute("aria-label", `Copy ${row.id}`);
      row.cells[0].append(button);
    }
  }

  /* On a phone the way back to the tools is shown once they have gone by, above what the window shows. */
  function wayBack(place) {
    const link = document.querySelector(".to-tools");
    const seen = (entries) => link.classList.toggle("is-past", !entries[entries.length - 1].isIntersecting);
    new IntersectionObserver(seen, { rootMargin: "0px 0px 10000000px" }).observe(place); // all that lies below counts as seen;
  }

  // One piece of work at a time, when the page has nothing more urgent to do: the plain list can be read meanwhile.
  const later = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 1000 }) : (work) => setTimeout(work, 0);

  const places = document.querySelectorAll(".tools-place");
  if (window.IntersectionObserver) places.forEach(wayBack);
  const table = document.querySelector("table#ledger");
  if (table) {
    const rows = [...table.tBodies[0].rows];
    later(() => tools(table, rows, [["source", "Source"], ["states", "States"], ["number", "Number"], ["words", "Words"], ["measure", "Measure"]], ["figure", "figures"], document.getElementById("ledger-tools")));
    later(() => sortable(table, rows));
    later(() => copies(table));
  }
  const findings = document.getElementById("findings");
  if (findings) {
    later(() => {
      const items = [...findings.querySelectorAll(".finding")];
      tools(findings, items, [["grade", "How grave"], ["kind", "Kind of fault"], ["source", "Report"], ["text", "Text"], ["sure", "How sure"]], ["finding", "findings"], document.getElementById("findings-tools"));
    });
  }
})();
