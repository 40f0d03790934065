/* The search page. It looks through every passage of the book (search-text.js) in the reader's own browser; that file is
   fetched with the first words asked for. */
(function () {
  "use strict";
  const MOST = 60; // results shown
  const AROUND = 110; // characters of an excerpt on either side of what was found, more where a sentence begins or ends there
  const BREAK = /(?:[.?!][”’"')]*|·) /g; // what parts sentences, and cells of a table
  const list = document.getElementById("search-results");
  const count = document.getElementById("search-count");
  const field = document.getElementById("q");
  const passages = [];
  const source = new URL("search-text.js", document.currentScript.src).href;
  let state = "not asked for"; // then "loading", "loaded"

  const { make, folded, SEPARATOR } = window.crossing; // common.js

  // Position i of the folded text is position at[i] of the text, so that an excerpt can be cut from it as it stands.
  function plain(text) {
    const separators = new Set([...text.matchAll(SEPARATOR)].map((found) => found.index + 1));
    const at = [];
    let out = "";
    for (let i = 0; i < text.length; i += 1) {
      if (separators.has(i)) continue;
      for (const letter of folded(text[i])) { out += letter; at.push(i); }
    }
    at.push(text.length);
    return { out, at };
  }

  // "half year" 48% -> terms; what stands in quotation marks is one term.
  function terms(query) {
    const found = [];
    for (const match of plain(query).out.matchAll(/"([^"]+)"|[^\s"]+/g)) {
      const text = (match[1] || match[0]).replace(/^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%]+$/gu, "").trim();
      if (text) found.push(text);
    }
    return found;
  }

  const safe = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // A number is found whole (1185 is not in 11850); a word from its beginning, without its ending (boats, boat).
  function pattern(term) {
    if (/^[£$€]?[\d.]+%?$/.test(term)) return new RegExp(`(?<![\\d.])${safe(term)}(?![\\d]|\\.\\d)`, "gu");
    const stem = !term.includes(" ") && term.length > 4 ? term.replace(/(ings?|ed|es|s)$/, "") : term;
    return new RegExp(`(?<![\\p{L}\\p{N}])${safe(stem)}`, "gu");
  }

  window.crossingPassages = (book) => {
    for (const [page, title, parts] of book) {
      for (const [anchor, heading, text, listed] of parts) passages.push({ page, title, anchor, heading, text, listed, folded: null });
    }
    state = "loaded";
    show(field.value);
  };

  function load() {
    if (state !== "not asked for") return;
    state = "loading";
    const onerror = () => { state = "not asked for"; count.textContent = "The text of the book could not be loaded. Try again."; };
    document.head.append(make("script", { src: source, onerror }));
  }

  function look(query) {
    const patterns = terms(query).map(pattern);
    const together = plain(query.trim()).out; // words that stand as they were asked count for more
    if (!patterns.length) return [];
    const found = [];
    passages.forEach((passage, order) => {
      passage.folded = passage.folded || plain(passage.text);
      passage.head = passage.head || plain(`${passage.heading} ${passage.title}`).out;
      let score = 0;
      let first = -1;
      for (const shape of patterns) {
        const hits = [...passage.folded.out.matchAll(shape)];
        const inHeading = plain(passage.heading).out.match(shape);
        if (!hits.length && !passage.head.match(shape)) return;
        score += Math.min(hits.length, 4) + (inHeading ? 5 : 0);
        if (hits.length && first < 0) first = hits[0].index;
      }
      if (first < 0 && !patterns.some((shape) => plain(passage.heading).out.match(shape))) return;
      const whole = patterns.length > 1 ? passage.folded.out.indexOf(together) : -1;
      if (whole >= 0) { score += 6; first = whole; }
      found.push({ passage, first: Math.max(first, 0), order, score: score - (passage.listed ? 6 : 0), patterns });
    });
    return found.sort((a, b) => b.score - a.score || a.order - b.order);
  }

  // Where an excerpt begins and ends: with sentences, as far as they begin and end near what was found, otherwise with words.
  function sentences(out, found, title) {
    const breaks = [0, ...[...out.matchAll(BREAK)].map((end) => end.index + end[0].length), out.length].filter((at) => at >= title);
    const first = Math.max(found, breaks[0]);
    const before = breaks.filter((at) => at <= first && at > first - 2 * AROUND);
    const after = breaks.filter((at) => at > first && at < first + 3 * AROUND);
    let from = before.find((at) => at > first - AROUND) ?? before.at(-1);
    let to = after.find((at) => at > first + AROUND) ?? after.at(-1);
    const [begun, ended] = [from !== undefined, to !== undefined];
    from ??= out.indexOf(" ", first - AROUND) + 1;
    to ??= out.lastIndexOf(" ", first + 2 * AROUND);
    while (/[· ]/.test(out[to - 1])) to -= 1;
    return { from, to, begun, ended };
  }

  function excerpt({ passage, first, patterns }) {
    const { out, at } = passage.folded;
    const title = plain(passage.heading).out; // stands over the excerpt already
    const { from, to, begun, ended } = sentences(out, first, out.startsWith(`${title} `) ? title.length : 0);
    const spans = [];
    for (const shape of patterns) {
      for (const hit of out.slice(from, to).matchAll(shape)) {
        let end = from + hit.index + hit[0].length;
        while (end < to && /[\p{L}]/u.test(out[end])) end += 1;
        spans.push([from + hit.index, end]);
      }
    }
    spans.sort((a, b) => a[0] - b[0]);
    const line = make("p", {});
    let done = from;
    if (!begun) line.append("… ");
    for (const [start, end] of spans) {
      if (start < done) continue;
      line.append(passage.text.slice(at[done], at[start]));
      line.append(make("mark", {}, passage.text.slice(at[start], at[end - 1] + 1)));
      done = end;
    }
    line.append(passage.text.slice(at[done], at[to]));
    if (!ended) line.append(" …");
    return line;
  }

  function show(query) {
    list.textContent = "";
    if (!query.trim()) { count.textContent = ""; return; }
    if (state !== "loaded") { count.textContent = "Searching …"; load(); return; }
    const found = look(query);
    const many = found.length === 1 ? "1 passage" : `${found.length.toLocaleString("en-GB")} passages`;
    count.textContent = found.length ? `${many} with ${query.trim()}${found.length > MOST ? `; the first ${MOST} are shown` : ""}` : `Nothing found for ${query.trim()}. Try one word or one number fewer.`;
    for (const result of found.slice(0, MOST)) {
      const { passage } = result;
      const href = passage.page + (passage.anchor ? `#${passage.anchor}` : "");
      const item = make("li", {}, make("a", { href }, passage.heading || passage.title));
      if (passage.heading && passage.heading !== passage.title) item.append(make("span", { className: "where" }, passage.title));
      item.append(excerpt(result));
      list.append(item);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const asked = new URLSearchParams(location.search).get("q") || "";
    field.value = asked;
    show(asked);
    if (!asked) field.focus({ preventScroll: true });
  });
  function remember(query) { // so that Back, a reload and a sent address find the words again
    try {
      history.replaceState(history.state, "", query.trim() ? `?q=${encodeURIComponent(query.trim())}` : location.pathname);
    } catch (refused) { /* a page from disk may not change its address */ }
  }
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { show(field.value); remember(field.value); }, 200);
  });
})();
