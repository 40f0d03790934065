/* The chart of two spans (scripts/crossing/book/choosers.py): it answers to a handle that is dragged or moved by the arrow keys,
   and to a way that is pressed. */
(function () {
  "use strict";
  const { make } = window.crossing; // common.js
  const { daily, number, calendar, remember, recalled, begin } = window.crossing.chooser; // chooser.js
  const SIZE = 1000; // units of the line's box, as in choosers.py
  const LEVEL = 10000; // people from line to line of the grid, as there
  const STEP = 5; // days from point to point of a line drawn anew

  function multiple(figure) {
    const data = JSON.parse(figure.querySelector(".chooser-data").textContent);
    const days = calendar(daily.first);
    const sums = [0];
    for (const value of daily.values) sums.push(sums[sums.length - 1] + value);
    const [from, until] = [days.of(data.from), days.of(data.until)];
    const part = (name) => figure.querySelector(`.chooser-${name}`);
    const plot = part("plot");
    const ways = [...figure.querySelectorAll("[data-way]")];
    let [way, earlier, later] = data.choice;
    earlier = days.of(earlier);
    later = days.of(later);
    let drawn = way; // the line that stands there was drawn for this length of span
    let top = 0; // people at the upper edge

    const people = (day) => { // over the span that ends on a day; nothing where it begins before the series
      const begin = days.begins(day, way);
      return begin < 0 ? NaN : sums[day + 1] - sums[begin];
    };
    const across = (day) => ((day - from) / (until - from)) * 100;
    const up = (value) => 100 - (value / top) * 100;
    const span = (day) => {
      if (way === "year") return days.whole(day) ? String(days.whole(day)) : `the twelve months to ${days.words(day)}`;
      return `${days.words(days.begins(day, way))} to ${days.words(day)}`;
    };

    function line() {
      const points = [];
      for (let day = from; day <= until; day += STEP) if (!Number.isNaN(people(day))) points.push([day, people(day)]);
      top = Math.max(...points.map(([, value]) => value)) * 1.06;
      if (drawn !== way) part("line").setAttribute("d", `M${points.map(([day, value]) => `${(across(day) / 100) * SIZE} ${(up(value) / 100) * SIZE}`).join("L")}`);
      drawn = way;
      const levels = () => [...figure.querySelectorAll(".chooser-level")];
      while (levels().length * LEVEL < top) { // a longer span needs more lines of the grid
        const last = levels().pop();
        const [rule, words] = [last.cloneNode(), last.nextElementSibling.cloneNode()];
        words.textContent = number(levels().length * LEVEL);
        last.nextElementSibling.after(rule, words);
      }
      levels().forEach((level, place) => {
        const height = `${up(place * LEVEL)}%`;
        level.setAttribute("y1", height);
        level.setAttribute("y2", height);
        level.nextElementSibling.setAttribute("y", height);
        for (const part of [level, level.nextElementSibling]) part.toggleAttribute("hidden", place * LEVEL > top);
      });
    }

    // ---- the handles: sliders of a day each -----------------------------------------------------------------------------
    const still = [...figure.querySelectorAll("circle.chooser-handle")];
    const handles = ["The earlier span ends", "The later span ends"].map((label, place) => {
      const handle = make("button", { type: "button", className: "chooser-slider" });
      handle.setAttribute("role", "slider");
      handle.setAttribute("aria-label", label);
      handle.addEventListener("pointerdown", (event) => {
        handle.setPointerCapture(event.pointerId);
        handle.focus();
        event.preventDefault();
      });
      handle.addEventListener("pointermove", (event) => {
        if (!handle.hasPointerCapture(event.pointerId)) return;
        const box = plot.getBoundingClientRect();
        move(place, from + Math.round(((event.clientX - box.left) / box.width) * (until - from)));
      });
      handle.addEventListener("keydown", (event) => {
        const day = place ? later : earlier;
        const months = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
        const to = { Home: 0, End: until }[event.key];
        if (months === undefined && to === undefined) return;
        event.preventDefault();
        if (to !== undefined) move(place, to);
        else move(place, event.shiftKey ? day + Math.sign(months) : days.moved(day, months));
      });
      plot.append(handle);
      return handle;
    });

    function least() { // the first day that has a whole span before it
      let day = from;
      while (Number.isNaN(people(day))) day += 1;
      return day;
    }

    function move(place, day) {
      if (place) later = Math.max(earlier + 1, Math.min(day, until));
      else earlier = Math.max(least(), Math.min(day, later - 1));
      show(true);
    }

    function show(keep) {
      line();
      const [before, after] = [people(earlier), people(later)];
      const times = after / before;
      const more = times > data.times;
      part("multiple").textContent = Number.isFinite(times) ? number(times, 1) : "–";
      part("sum").textContent = `${number(after)} against ${number(before)}`;
      part("spans").textContent = `${span(later)} against ${span(earlier)}: ${more ? "more" : "not more"} than ${data.times_in_words} times`;
      part("answer").classList.toggle("is-more", more);
      const ten = up(before * data.times);
      for (const [name, value] of Object.entries({ y1: `${ten}%`, y2: `${ten}%` })) part("ten").setAttribute(name, value);
      part("ten-words").setAttribute("y", `${Math.max(ten, 5)}%`);
      part("ten-words").textContent = `${data.times_in_words} times the earlier span${ten < 0 ? " lies above" : ""}`;
      [[earlier, before], [later, after]].forEach(([day, value], place) => {
        const [x, y] = [`${across(day)}%`, `${up(value)}%`];
        still[place].setAttribute("cx", x);
        still[place].setAttribute("cy", y);
        const handle = handles[place];
        Object.assign(handle.style, { left: x, top: y });
        const limits = place ? [earlier + 1, until] : [least(), later - 1];
        handle.setAttribute("aria-valuemin", limits[0]);
        handle.setAttribute("aria-valuemax", limits[1]);
        handle.setAttribute("aria-valuenow", day);
        handle.setAttribute("aria-valuetext", `${days.words(day)}, ${number(value)} people`);
      });
      for (const each of ways) {
        const chosen = each.dataset.way === way && days.of(each.dataset.earlier) === earlier && days.of(each.dataset.later) === later;
        each.querySelector("button").setAttribute("aria-pressed", chosen);
      }
      if (keep) remember(figure.id, [way, days.iso(earlier), days.iso(later)]);
    }

    for (const each of ways) {
      const words = each.querySelector(".chooser-words");
      const button = make("button", { type: "button", className: "chooser-words" }, words.textContent);
      button.addEventListener("click", () => choose([each.dataset.way, each.dataset.earlier, each.dataset.later], true));
      words.replaceWith(button);
    }

    function choose([length, first, second], keep) {
      const [one, other] = [days.of(first), days.of(second)];
      const old = way;
      way = length;
      if (!(["year", "to-date"].includes(length) || Number(length) > 0) || !(one < other && other <= until) || !(one >= from) || Number.isNaN(people(one))) {
        way = old; // an address that somebody changed by hand
        return;
      }
      [earlier, later] = [one, other];
      show(keep);
    }

    part("answer").setAttribute("aria-live", "polite");
    figure.classList.add("is-live");
    const asked = recalled(figure.id);
    if (asked?.length === 3) choose(asked, false);
    show(false);
  }

  begin("multiple", multiple);
})();
