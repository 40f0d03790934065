/* Which record? (scripts/crossing/book/record_chooser.py): it answers to a form and to the questions in its table. The rules are
   those of scripts/crossing/official/which_record.py, the words those of the data block. */
(function () {
  "use strict";
  const { make } = window.crossing; // common.js
  const { daily, MONTHS, number, calendar, remember, recalled, begin } = window.crossing.chooser; // chooser.js
  const AT_THE_TIME = 7; // days, as in which_record.py
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
      if (year(start) !== year(last)) return `${days.words(start)} to ${days.words(last)}`;
      return `${month(start) === month(last) ? date(start) : `${date(start)} ${monthName(start)}`} to ${days.words(last)}`;
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

  begin("record", record);
})();
