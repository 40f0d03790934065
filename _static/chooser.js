/* Charts that a reader can try. Written whole by scripts/crossing/book/choosers.py and record_chooser.py, which say what they
   hold; here they answer: to a handle that is dragged or moved by the arrow keys, to a way that is pressed, to a form. The
   choice stands in the address, so that it can be sent. Loaded by book.js where a page has such a chart. */
(function () {
  "use strict";
  const { make } = window.crossing; // common.js
  const DAY = 86400000; // ms
  const SIZE = 1000; // units of the line's box, as in choosers.py
  const LEVEL = 10000; // people from line to line of the grid, as there
  const STEP = 5; // days from point to point of a line drawn anew

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

  // ---- which record? The rules are those of scripts/crossing/official/which_record.py, the words those of the data block ---
  const AT_THE_TIME = 7; // days, as there
  const PEAKS = 12; // spans offered as the highest

  function record(figure) {
    const data = JSON.parse(figure.querySelector(".chooser-data").textContent);
    const days = calendar(daily.first);
    const end = daily.values.length - 1;
    const [sums, gaps] = [[0], [0]];
    for (const value of daily.values) {
      sums.push(sums[sums.length - 1] + (value || 0));
      gaps.push(gaps[gaps.length - 1] + (value === null));
    }
    const part = (name) => figure.querySelector(`.record-${name}`);
    const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
    const people = (count) => (count === 1 ? "1 person" : `${number(count)} people`);
    let [kind, chosen, among, vintage] = data.choice;
    let day = days.of(chosen);

    // -- spans: [first day, last day] --------------------------------------------------------------------------------------
    const year = (place) => days.at(place).getUTCFullYear();
    const month = (place) => days.at(place).getUTCMonth();
    const date = (place) => days.at(place).getUTCDate();
    const spanOf = {
      day: (place) => [place, place],
      weekend: (place) => { // of the week, from Monday on, that holds a day
        const saturday = place + 5 - ((days.at(place).getUTCDay() + 6) % 7);
        return [saturday, saturday + 1];
      },
      month: (place) => [days.number(year(place), month(place), 1), days.number(year(place), month(place), days.last(year(place), month(place)))],
      half: (place) => (month(place) < 6 ? [days.number(year(place), 0, 1), days.number(year(place), 5, 30)] : [days.number(year(place), 6, 1), days.number(year(place), 11, 31)]),
      "to-date": (place) => [days.number(year(place), 0, 1), place],
    };
    const covers = ([first, last]) => first >= 0 && last <= end && gaps[last + 1] === gaps[first];
    const total = ([first, last]) => sums[last + 1] - sums[first];

    function earlier(of, span) { // every span of a kind before another, oldest first
      const found = [];
      if (of === "to-date") {
        for (let each = year(0); each < year(span[0]); each += 1) {
          const last = Math.min(date(span[1]), days.last(each, month(span[1])));
          found.push([days.number(each, 0, 1), days.number(each, month(span[1]), last)]);
        }
        return found;
      }
      for (let place = 0; ; ) {
        const each = spanOf[of](place);
        if (each[0] >= span[0]) return found;
        if (each[0] >= 0) found.push(each);
        place = Math.max(each[1], place) + 1;
      }
    }

    // -- answers ----------------------------------------------------------------------------------------------------------
    const first = new Map(data.then.days);
    const highest = new Set(data.then.highest);

    function announced([start, last], until) {
      if (start === last) {
        const again = data.then.later.filter(([said, place]) => until !== undefined && said <= until && place === start);
        return again.length ? again[again.length - 1][2] : first.get(start);
      }
      const whole = data.then.spans.find(([one, other]) => one === start && other === last);
      if (whole) return whole[2];
      let sum = 0;
      for (let place = start; place <= last; place += 1) sum += first.has(place) ? first.get(place) : NaN;
      return Number.isNaN(sum) ? undefined : sum;
    }

    function answer(own, known) {
      const best = Math.max(...known.map(([, count]) => count));
      if (!known.length) return "first";
      if (own > best) return "record";
      return own === best && own ? "level" : "none";
    }

    function held(asOf) {
      const span = spanOf[kind](day);
      const then = asOf === "then";
      const same = { year: (each) => year(each[0]) === year(span[0]), season: (each) => month(each[0]) === month(span[0]), ever: () => true }[among];
      const rivals = earlier(kind, span).filter((each) => covers(each) && same(each));
      const known = rivals.map((each) => [each, then ? announced(each, span[1] + AT_THE_TIME) : total(each)]).filter(([, count]) => count !== undefined);
      const own = then ? announced(span) : total(span);
      const whole = known.length === rivals.length;
      let found = own === undefined ? "unknown" : answer(own, known);
      if (then && own !== undefined) {
        if (span[0] === span[1] && highest.has(span[0])) found = "record";
        else if (!whole && found !== "none") found = "open";
      }
      const best = known.reduce((top, one) => (top && top[1] >= one[1] ? top : one), null);
      const rank = whole && own !== undefined ? 1 + known.filter(([, count]) => count > own).length : 0;
      return { span, own, rivals, known, best, rank, found };
    }

    // -- words -------------------------------------------------------------------------------------------------------------
    const monthName = (place) => MONTHS[month(place)];

    function named([start, last]) { // as language/prose.py words a span
      if (start === last) return days.words(start);
      if (date(start) === 1 && date(last) === days.last(year(last), month(last)) && year(start) === year(last)) {
        if (month(start) === 0 && month(last) === 11) return String(year(start));
        return month(start) === month(last) ? `${monthName(start)} ${year(start)}` : `${monthName(start)} to ${monthName(last)} ${year(last)}`;
      }
      return year(start) === year(last) ? `${date(start)} ${monthName(start)} to ${days.words(last)}` : `${days.words(start)} to ${days.words(last)}`;
    }

    function noun(which) {
      const [start, last] = spanOf[kind](day);
      const half = month(start) === 0 ? "first" : "second";
      return fill(data.nouns[kind][which], { year: year(start), month: monthName(start), first: year(0), half, until: `${date(last)} ${monthName(last)}` });
    }

    function told() {
      let [asOf, found, note] = [vintage, held(vintage), ""];
      if (found.found === "open" || found.found === "unknown") {
        const known = found.known.length ? fill(data.notes["open.some"], { known: number(found.known.length) }) : data.notes["open.none"];
        note = fill(data.notes[found.found], { span: named(found.span), people: people(found.own || 0), rivals: number(found.rivals.length), known });
        asOf = "now";
        found = held(asOf);
      }
      let sentence = found.found;
      if (["none", "first"].includes(sentence) && !found.own) sentence = "nobody";
      else if (sentence === "record" && !found.best) sentence = "record.alone";
      else if (sentence === "none" && !found.rank) sentence = "none.then";
      const gap = found.best ? Math.abs(found.own - found.best[1]) : 0;
      const values = {
        vintage: data.vintages[asOf], span: named(found.span), noun: noun(among), people: people(found.own), gap: people(gap), more: number(gap),
        before: found.best ? named(found.best[0]) : "", best: found.best ? number(found.best[1]) : "", rank: number(found.rank), count: number(found.rivals.length + 1),
      };
      return { asOf, found, note, words: data.words[sentence].map((template) => fill(template, values)) };
    }

    // -- the form -----------------------------------------------------------------------------------------------------------
    function choices(legend, name, options, choose) { // radio buttons: [value, words]
      const set = make("fieldset", { className: "record-choice" }, make("legend", {}, legend));
      for (const [value, words] of options) {
        const button = make("input", { type: "radio", name: `${figure.id}-${name}`, value });
        button.addEventListener("change", () => choose(value));
        set.append(make("label", {}, button, make("span", {}, words)));
      }
      return set;
    }

    function field(words, control) { // a control with its label
      control.id = `${figure.id}-${words.toLowerCase().replace(/\W+/g, "-")}`;
      return make("p", { className: "record-field" }, make("label", { htmlFor: control.id }, words), control);
    }

    const option = (value, words) => make("option", { value }, words);
    const kinds = choices("What?", "kind", [["day", "Day"], ["weekend", "Weekend"], ["month", "Month"], ["half", "Half-year"], ["to-date", "Year so far"]], (value) => change({ kind: value }));
    const calendarField = make("input", { type: "date", min: daily.first, max: days.iso(end) });
    const spans = make("select", {}); // months and half-years, all of them
    const peaks = make("select", {}); // days and weekends worth a look
    const which = make("div", { className: "record-choice record-which" }, field("Which?", calendarField), field("Which one?", spans), field("Or one of these", peaks));
    const outside = make("p", { className: "record-outside" }); // why a day that was typed changes nothing
    outside.setAttribute("role", "status");
    let compared = make("div", {});
    const vintages = choices("Counted", "vintage", [["then", data.vintages.then], ["now", data.vintages.now]], (value) => change({ vintage: value }));
    calendarField.addEventListener("change", () => {
      if (!calendarField.value) return;
      if (calendarField.validity.valid) change({ day: days.of(calendarField.value) });
      else outside.textContent = fill(data.notes.outside, { first: days.words(0), last: days.words(end), span: named(spanOf[kind](day)) });
    });
    for (const list of [spans, peaks]) list.addEventListener("change", () => list.value && change({ day: Number(list.value) }));

    function offered() { // what there is to choose of a kind
      const scopes = choices("Was it the highest", "among", Object.keys(data.nouns[kind]).map((value) => [value, ""]), (value) => change({ among: value }));
      compared.replaceWith(scopes);
      compared = scopes;
      const dated = ["day", "weekend", "to-date"].includes(kind);
      calendarField.parentElement.hidden = !dated;
      spans.parentElement.hidden = dated;
      peaks.parentElement.hidden = !["day", "weekend"].includes(kind);
      const every = kind === "to-date" ? [] : earlier(kind, [end + 1]).filter(covers);
      if (!dated) spans.replaceChildren(...every.map((span) => option(span[1], named(span))).reverse());
      if (peaks.parentElement.hidden) return;
      const counted = every.map((span) => [span, total(span)]); // counted once: sorting asks many times
      const best = counted.sort(([one, count], [other, second]) => second - count || one[0] - other[0]).slice(0, PEAKS);
      const high = make("optgroup", { label: data.vintages.now }, ...best.map(([span, count]) => option(span[1], `${named(span)}: ${number(count)}`)));
      const told = make("optgroup", { label: "In the reports" }, ...data.named.map(([iso, words]) => option(days.of(iso), words)));
      peaks.replaceChildren(option("", "choose"), ...(kind === "day" ? [told, high] : [high]));
    }

    const form = make("form", { className: "record-form" }, kinds, which, outside, compared, vintages);
    form.addEventListener("submit", (event) => event.preventDefault());
    part("place").append(form);

    // -- a choice, and what is shown of it --------------------------------------------------------------------------------------
    function change(to) {
      const old = kind;
      kind = to.kind || kind;
      if (to.day !== undefined) day = to.day;
      among = to.among || among;
      vintage = to.vintage || vintage;
      while (day > 0 && !covers(spanOf[kind](day))) day -= 1; // the last one that has ended
      if (!data.nouns[kind][among]) [among] = Object.keys(data.nouns[kind]);
      if (kind !== old) offered();
      show();
      remember(figure.id, [kind, days.iso(spanOf[kind](day)[1]), among, vintage]);
    }

    const bar = figure.querySelector(".record-bar").cloneNode(true);

    function drawn(found) {
      const all = [...found.known, [found.span, found.own]].sort((one, other) => other[1] - one[1] || one[0][0] - other[0][0]);
      const own = all.findIndex(([span]) => span[0] === found.span[0]);
      const shown = own < data.bars ? all.slice(0, data.bars) : [...all.slice(0, data.bars - 1), all[own]];
      return shown.map(([span, count]) => {
        const row = bar.cloneNode(true);
        row.classList.toggle("is-chosen", span === found.span);
        row.querySelector(".record-rank").textContent = found.rank ? number(1 + all.filter(([, other]) => other > count).length) : "";
        row.querySelector(".record-span").textContent = named(span);
        row.querySelector("rect").setAttribute("width", `${(100 * count) / Math.max(all[0][1], 1)}%`);
        row.querySelector("b").textContent = number(count);
        return row;
      });
    }

    function show() {
      const { asOf, found, note, words } = told();
      [part("head").textContent, part("by").textContent, part("sentence").textContent] = words;
      part("note").textContent = note;
      part("caption").textContent = data.captions[asOf];
      part("answer").classList.toggle("is-record", found.found === "record");
      for (const name of ["answer", "bars"]) part(name).classList.toggle("is-then", asOf === "then");
      part("bars").replaceChildren(...drawn(found));
      for (const button of compared.querySelectorAll("input")) button.nextElementSibling.textContent = `${noun(button.value)}?`;
      for (const [name, value] of Object.entries({ kind, among, vintage })) form.querySelector(`[name="${figure.id}-${name}"][value="${value}"]`).checked = true;
      calendarField.value = days.iso(day);
      outside.textContent = "";
      spans.value = spanOf[kind](day)[1];
      peaks.value = [...peaks.options].some(({ value }) => value === String(day)) ? day : "";
      for (const row of rows) row.querySelector("button").setAttribute("aria-pressed", row.dataset.kind === kind && row.dataset.among === among && days.of(row.dataset.day) === spanOf[kind](day)[1]);
    }

    const rows = [...figure.querySelectorAll("[data-kind]")];
    for (const row of rows) {
      const words = row.querySelector(".chooser-words");
      const button = make("button", { type: "button", className: "chooser-words" }, words.textContent);
      button.addEventListener("click", () => {
        change({ kind: row.dataset.kind, day: days.of(row.dataset.day), among: row.dataset.among });
        part("answer").scrollIntoView({ block: "nearest" });
      });
      words.replaceWith(button);
    }

    const asked = recalled(figure.id);
    if (asked?.length === 4) {
      const [which, on, scope, asOf] = asked;
      const place = days.of(on);
      const known = Object.hasOwn(data.nouns, which) && Object.hasOwn(data.nouns[which], scope) && Object.hasOwn(data.vintages, asOf);
      if (known && place >= 0 && place <= end && covers(spanOf[which](place))) [kind, day, among, vintage] = [which, place, scope, asOf];
    }
    offered();
    show();
    part("answer").setAttribute("aria-live", "polite");
    part("answer").setAttribute("aria-atomic", "true"); // head, sentence and note are one answer
    figure.classList.add("is-live");
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
  const KINDS = { multiple, record };
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      setTimeout(() => KINDS[target.dataset.chooser](target));
    }
  }, { rootMargin: "2000px" });
  for (const figure of document.querySelectorAll("[data-chooser]")) {
    if (recalled(figure.id)) KINDS[figure.dataset.chooser](figure);
    else near.observe(figure);
  }
})();
