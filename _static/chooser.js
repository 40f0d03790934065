/* What charts that a reader can try have in common: the daily series, the calendar, the choice in the address, when they come
   to life. They are written whole by scripts/crossing/book/choosers.py and record_chooser.py, which say what they hold; a script
   for each kind makes them answer. Loaded by book.js where a page has such a chart, before the scripts of its kinds. */
window.crossing.chooser = (function () {
  "use strict";
  const DAY = 86400000; // ms

  // The daily series, which stands once on a page: its first day, and people by day; null where a day is not recorded.
  const daily = JSON.parse(document.querySelector(".chooser-days").textContent);

  // Spelt here: the browser takes tens of ms on a slowed processor to prepare its own words for dates and numbers.
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const number = (value, digits = 0) => value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

  // ---- days as numbers: 0 is the first of the series; all in UTC, so that no clock is put forward ----------------------
  function calendar(first) {
    const start = Date.parse(first);
    const at = (day) => new Date(start + day * DAY);
    const number = (year, month, date) => Math.round((Date.UTC(year, month, date) - start) / DAY);
    const last = (year, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const moved = (day, months) => { // the same day so many months on; the last of the month stays the last
      const old = at(day);
      const end = old.getUTCDate() === last(old.getUTCFullYear(), old.getUTCMonth());
      const total = old.getUTCFullYear() * 12 + old.getUTCMonth() + months;
      const [year, month] = [Math.floor(total / 12), ((total % 12) + 12) % 12];
      return number(year, month, end ? last(year, month) : Math.min(old.getUTCDate(), last(year, month)));
    };
    return {
      at,
      number,
      last,
      of: (iso) => Math.round((Date.parse(iso) - start) / DAY),
      iso: (day) => at(day).toISOString().slice(0, 10),
      moved,
      // the first day of a span that ends on a day (see language/spans.py)
      begins: (day, way) => {
        const when = at(day);
        if (way === "to-date") return number(when.getUTCFullYear(), 0, 1);
        if (way !== "year") return day - Number(way) + 1;
        const year = when.getUTCFullYear() - 1;
        return number(year, when.getUTCMonth(), Math.min(when.getUTCDate(), last(year, when.getUTCMonth()))) + 1;
      },
      words: (day) => `${at(day).getUTCDate()} ${MONTHS[at(day).getUTCMonth()]} ${at(day).getUTCFullYear()}`,
      whole: (day) => (at(day).getUTCMonth() === 11 && at(day).getUTCDate() === 31 ? at(day).getUTCFullYear() : 0),
    };
  }

  // ---- the choice in the address: ?tenfold=year,2019-12-31,2021-12-31 --------------------------------------------------
  function remember(name, choice) {
    const address = new URL(location.href);
    address.searchParams.set(name, choice.join(","));
    try {
      history.replaceState(history.state, "", address);
    } catch (refused) { /* a page from disk may not change its address */ }
  }

  function recalled(name) {
    return new URL(location.href).searchParams.get(name)?.split(",");
  }

  // A chart comes to life before the reader comes to it, in a task of its own; one that the address sets, at once.
  function begin(kind, alive) {
    const near = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        setTimeout(() => alive(target));
      }
    }, { rootMargin: "2000px" });
    for (const figure of document.querySelectorAll(`[data-chooser="${kind}"]`)) {
      if (recalled(figure.id)) alive(figure);
      else near.observe(figure);
    }
  }

  return { daily, MONTHS, number, calendar, remember, recalled, begin };
})();
