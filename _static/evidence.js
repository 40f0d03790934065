/* The evidence of a number: a card in the margin where there is one, a sheet at the window's edge where there is none.
   Pointing at a number or coming to it by Tab shows its card; a tap, a click or Enter opens it, so that it stays and Tab goes
   through its links, a second one follows the link to the number's row. Escape, Close, a click elsewhere and Tab past its end
   close it. Nothing covers the line that is read.
   The cards are written by scripts/crossing/book/cards.py. */
(function () {
  "use strict";
  const { make } = window.crossing; // common.js
  const data = document.getElementById("cards");
  if (!data) return;
  const cards = JSON.parse(data.textContent);
  const root = document.documentElement;

  const DELAY = 150; // ms before a card opens on hovering: passing over a line opens nothing
  const GRACE = 400; // ms to move from the number into its card
  const GAP = 24; // px between the text and a card in the margin
  const EDGE = 12; // px that a card keeps from the window's edges
  const SENTENCE = 4; // lines below a number that a sheet leaves free
  const REM = parseFloat(getComputedStyle(root).fontSize); // px: with larger type a card needs more room
  const [ROOM, WIDEST] = [16.5 * REM, 22 * REM]; // that a card needs in the margin, with less it is a sheet; that it takes

  let open = null; // the link whose card is shown
  let card = null;
  let kept = false; // whether it was asked for by a click or Enter, and so stays when the pointer leaves
  let timer = 0;
  let pointer = "";
  let width = root.clientWidth;

  // ---- what a card says: a line by its kind; those of other kinds are plain text -----------------------------------
  const SHOWN = {
    verdict: ({ word, mark, text }) => make("span", { className: "card-verdict" }, make("strong", { className: `mark ${mark}` }, word), text && `: ${text}`),
    reported: ({ text }) => make("span", { className: "card-mark card-reported" }, text),
    record: ({ text }) => make("span", { className: "card-mark card-record" }, text),
    computed: ({ text }) => make("span", { className: "card-computed" }, text),
    quote: ({ text }) => make("span", { className: "card-quote" }, `“${text}”`),
    source: ({ text, url }) => make("span", { className: "card-source" }, url ? make("a", { href: url }, text) : text),
  };

  function build(link) {
    const rows = cards[link.dataset.figure].map((line) => {
      const row = SHOWN[line.kind] ? SHOWN[line.kind](line) : make("span", {}, line.text);
      row.classList.add("card-row");
      row.append(" ");
      return row;
    });
    const close = make("button", { type: "button", className: "card-close" }, "Close");
    close.addEventListener("click", () => { const back = open; hide(); back.focus({ preventScroll: true }); hide(); });
    const row = make("a", { href: link.getAttribute("href") }, "Its row in the ledger");
    const element = make("span", { className: "card", id: "card" },
      make("span", { className: "card-words", id: "card-words" }, ...rows),
      make("span", { className: "card-foot" }, row, close));
    element.tabIndex = -1; // one that has to be scrolled is no stop for Tab either
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", `Evidence for ${link.textContent}`);
    element.addEventListener("pointerenter", () => clearTimeout(timer));
    element.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") leave(); });
    return element;
  }

  // ---- where it stands ----------------------------------------------------------------------------------------------
  function around(link) { // the box of the words round a number; one whose contents alone are laid out has none
    let block = link.closest("table, p, li, dd, blockquote, figcaption") || link;
    while (!block.getClientRects().length) block = block.parentElement;
    return block.getBoundingClientRect();
  }

  function place(link, element, byMouse) {
    const line = link.getClientRects()[0] || link.getBoundingClientRect();
    const block = around(link);
    const bar = document.querySelector(".masthead");
    const under = Math.max(0, bar ? bar.getBoundingClientRect().bottom : 0); // the page's menu stays free
    const room = root.clientWidth - block.right - GAP - EDGE;
    if (room >= ROOM) {
      element.classList.add("in-margin");
      element.style.width = `${Math.min(room, WIDEST)}px`;
      element.style.maxHeight = `${window.innerHeight - under - 2 * EDGE}px`;
      const height = element.getBoundingClientRect().height;
      const top = Math.max(under + EDGE, Math.min(line.top - 10, window.innerHeight - height - EDGE));
      element.style.left = `${block.right + GAP + window.scrollX}px`;
      element.style.top = `${top + window.scrollY}px`;
      return;
    }
    element.classList.add("is-sheet");
    const height = element.getBoundingClientRect().height;
    const end = Math.min(block.bottom, line.bottom + SENTENCE * line.height); // about where the sentence ends
    const hidden = end + EDGE - (window.innerHeight - height);
    if (hidden <= 0) return;
    if (!byMouse) {
      window.scrollBy(0, Math.min(hidden, line.top - under - EDGE));
      return;
    }
    const [above, below] = [line.top - under - EDGE, window.innerHeight - line.bottom - EDGE];
    if (above > below) { // nothing moves under a pointer: the sheet comes from above
      element.classList.add("is-high");
      element.style.top = `${under}px`;
    }
    element.style.maxHeight = `${Math.max(above, below)}px`; // and is scrolled where neither side has room for all of it
  }

  function show(link, byMouse) {
    clearTimeout(timer);
    if (open === link) return;
    hide();
    open = link;
    card = build(link);
    link.after(card); // beside the number, so that Tab goes from one to the other
    if (card.showPopover) {
      card.popover = "manual";
      card.showPopover();
    }
    place(link, card, byMouse);
    link.setAttribute("aria-describedby", "card-words");
    link.classList.add("is-open");
    reach(false);
  }

  // A reader who tabs along a page passes numbers, not the links of every card.
  function reach(now) {
    kept = now;
    open.setAttribute("aria-expanded", now);
    for (const stop of card.querySelectorAll("a, button")) stop.tabIndex = now ? 0 : -1;
  }

  function hide() {
    clearTimeout(timer);
    if (!open) return;
    open.removeAttribute("aria-describedby");
    open.classList.remove("is-open");
    open.setAttribute("aria-expanded", false);
    const gone = card;
    open = card = null;
    kept = false;
    gone.remove();
  }

  // ---- when it stays: asked for, in use by the keyboard, or with words of it selected --------------------------------
  function selecting() {
    const selection = document.getSelection();
    return Boolean(card) && !selection.isCollapsed && (card.contains(selection.anchorNode) || card.contains(selection.focusNode));
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!open || kept || selecting()) return;
      if (document.activeElement === open || card.contains(document.activeElement)) return;
      hide();
    }, GRACE);
  }

  const figure = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.fig") : null;
    return link && link.dataset.figure in cards ? link : null;
  };
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (card && card.contains(event.target)) reach(true); // whoever presses a button inside wants to take something along
  }, true);
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && !event.buttons && !kept ? figure(event) : null;
    if (!link) return;
    clearTimeout(timer);
    if (open !== link) timer = setTimeout(show, DELAY, link, true);
  });
  document.addEventListener("pointerout", (event) => { if (event.pointerType === "mouse" && figure(event)) leave(); });
  document.addEventListener("focusin", (event) => {
    const link = figure(event);
    if (link && link.matches(":focus-visible")) show(link, false);
    else if (open && event.target !== open && !card.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = figure(event);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (link && !elsewhere && !(open === link && kept)) { // the first click or Enter keeps the card, a second follows the link
      event.preventDefault();
      show(link, (event.pointerType || pointer) === "mouse");
      reach(true);
    } else if (open && !link && !card.contains(event.target) && !selecting()) hide();
  });
  document.addEventListener("keydown", (event) => {
    pointer = "";
    if (event.key !== "Escape" || !open) return;
    if (card.contains(document.activeElement)) open.focus({ preventScroll: true });
    hide();
  });
  document.querySelectorAll("a.fig").forEach((link) => { if (link.dataset.figure in cards) link.setAttribute("aria-expanded", false); });
  window.addEventListener("resize", () => {
    if (root.clientWidth === width) return; // a phone's bars come and go while it scrolls
    width = root.clientWidth;
    hide();
  });
})();
