// What the tests of save files do in the page: the same steps as the real page, and a look at what came of them.
(() => {
  const { addsSomething, chapters, catalogueFrom, drawPlan, emptySheet, incomingOf, makeCopy, placeOf, planFor, readSave, readSheet, render, same } = saveFile;
  const ALLOWED = new Set("DETAILS,SUMMARY,SPAN,P,DL,DT,DD,FIELDSET,LEGEND,DIV,BLOCKQUOTE,LABEL,INPUT".split(","));
  const desk = { catalogue: catalogueFrom({ title: "Practice", weeks: [], sheets: [], worksheets: [] }) };
  const table = (entries) => Object.assign(Object.create(null), entries);
  let tripped = 0;
  window.trip = () => (tripped += 1);

  const recordOf = (key, written) => ({ ...emptySheet("me", key, "2026-01-01T00:00:00.000Z"), revision: 3, ...written, answers: table(written.answers), clashes: table(written.clashes) });

  /** Take in what a plan brings, as the store does. */
  function takeIn(state, plan, choices = new Map()) {
    const sheets = new Map(state.sheets.map((record) => [placeOf(record), record]));
    const versions = [...state.versions];
    for (const { key, merge, versions: more } of incomingOf(plan, choices)) {
      const current = sheets.get(placeOf(key)) ?? emptySheet("me", key, "2026-06-01T00:00:00.000Z");
      const before = JSON.stringify(current);
      const merged = { ...merge(current), revision: current.revision + 1 };
      if (JSON.stringify(current) !== before) throw new Error("merge changed what it was given");
      // What a browser stores and reads again.
      const { record, spoiled } = readSheet(structuredClone(merged), "me", key, "2026-06-01T00:00:00.000Z");
      if (spoiled) throw new Error(`a merged sheet can't be read: ${JSON.stringify(merged).slice(0, 500)}`);
      sheets.set(placeOf(key), record);
      versions.push(...more);
    }
    return { sheets: [...sheets.values()].filter(({ answers, clashes }) => Object.keys(answers).length + Object.keys(clashes).length > 0), versions };
  }

  /** Every value that is kept for a field, wherever it stands. */
  function kept(state) {
    const found = new Map();
    const add = (place, answer) => found.set(place, [...(found.get(place) ?? []), answer.value]);
    for (const record of state.sheets) {
      for (const [field, answer] of Object.entries(record.answers)) add(placeOf(record, field), answer);
      for (const [field, others] of Object.entries(record.clashes)) others.forEach((other) => add(placeOf(record, field), other));
    }
    for (const version of state.versions) add(placeOf(version, version.field), version.answer);
    return found;
  }

  function missing(before, after) {
    const now = kept(after);
    return [...kept(before)].flatMap(([place, values]) => values.filter((value) => !(now.get(place) ?? []).some((one) => same(one, value))).map((value) => `${place}: ${JSON.stringify(value)}`));
  }

  function lookAtPreview(plan) {
    const room = document.createElement("div");
    document.body.append(room);
    render(drawPlan(plan, desk, { choices: new Map(), choose: () => undefined }), room);
    const odd = [...room.querySelectorAll("*")].filter((element) => !ALLOWED.has(element.tagName) || [...element.attributes].some(({ name }) => name.startsWith("on")));
    room.remove();
    if (odd.length > 0) throw new Error(`the preview was built from an answer: ${odd[0].outerHTML.slice(0, 300)}`);
  }

  function copyOf(state, name = "") {
    const written = { course: "practice", title: "Practice", space: { name, colour: "clay" }, records: state.sheets, versions: state.versions };
    return makeCopy({ ...written, chapters: chapters(desk.catalogue, state.sheets) }, "2026-06-02T00:00:00.000Z", false);
  }

  function lookAtCopy(state) {
    const copy = copyOf(state, "<b onclick=trip()>\"'&");
    if (copy.state !== "whole") throw new Error("a copy that doesn't come back");
    const page = new DOMParser().parseFromString(copy.text, "text/html");
    const data = page.querySelector("script");
    if (page.querySelectorAll("script").length !== 1 || data.type !== "application/json") throw new Error("a copy with a script in it");
    if (page.querySelector("img, svg, iframe, object, embed, link, base, form, a, [onclick], [onerror], [onload], [style]")) throw new Error("a copy with markup of an answer in it");
    if (page.querySelectorAll("meta").length !== 6) throw new Error("a copy with a head of its own");
    const back = readSave(copy.text, "practice");
    const again = takeIn({ sheets: [], versions: [] }, planFor(back.save, [], []));
    const lost = [...missing(state, again), ...missing(again, state)];
    if (lost.length > 0) throw new Error(`a copy that lost something: ${lost[0]}`);
  }

  /** Do everything with one file that the page would do with it. Returns how it ended. */
  function tryOne(bytes, here, choice, copied) {
    const reading = readSave(new TextDecoder().decode(bytes), "practice");
    if (reading.state === "refused") return reading.why;
    const { save } = reading;
    const plan = planFor(save, here.sheets, here.versions);
    lookAtPreview(plan);
    const choices = new Map(plan.sheets.flatMap(({ sheet, fields }) => fields.map(({ field }) => [placeOf(sheet, field), choice])));
    const after = takeIn(here, plan, choices);
    const lost = missing(here, after);
    if (lost.length > 0) throw new Error(`lost: ${lost[0]}`);
    const notTaken = missing({ sheets: save.sheets, versions: save.versions }, after);
    if (notTaken.length > 0) throw new Error(`not taken in: ${notTaken[0]}`);
    const twice = planFor(save, after.sheets, after.versions);
    if (twice.sheets.some(addsSomething)) throw new Error(`the second time is not nothing: ${JSON.stringify(twice.counts)}`);
    if (copied) lookAtCopy(after);
    return reading.unread > 0 ? "in part" : "read";
  }

  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  const MIB = 1024 * 1024;
  const numbers = (count) => [...Array(count).keys()];
  const answer = (value, at = "2026-03-01T10:00:00.000Z") => ({ value, prompt: "What was it like?", type: "text", at });
  const sheet = (answers, clashes = {}, worksheet = "a") => ({ worksheet, occasion: "once", title: "A sheet", week: 1, created: "2026-03-01T09:00:00.000Z", updated: "2026-03-01T10:00:00.000Z", answers, clashes });
  const old = (field, kept, worksheet = "a") => ({ worksheet, occasion: "once", field, answer: kept });
  const whole = (sheets, versions = []) => JSON.stringify({ format: "guided-course-copy", version: 1, course: "practice", title: "Practice", made: "2026-03-02T10:00:00.000Z", space: {}, sheets, versions });
  const page = (json) => `<meta name="guided-course-copy"><script type="application/json" id="guided-course-copy">${json.replace(/</g, "\\u003c")}</script>`;
  const quickest = (work) => Math.min(...[1, 2, 3].map(() => { const begin = performance.now(); work(); return performance.now() - begin; }));
  let yardstick = 0;

  /** A large copy with everything in it that a copy may have. */
  function honestCopy() {
    const words = "Some words that somebody wrote one evening, é. ".repeat(40);
    const fields = (make) => Object.fromEntries(numbers(25).map((field) => [`field-${field}`, make(field)]));
    const sheets = numbers(50).map((number) => sheet(fields((field) => answer(`${field} ${words}`)), fields(() => [answer(`beside ${words}`)]), `sheet-${number}`));
    const versions = numbers(2_500).map((number) => old(`field-${number % 25}`, answer(`before ${words}`, `2026-01-0${1 + (number % 2)}T00:00:00.000Z`), `sheet-${number % 50}`));
    return whole(sheets, versions);
  }

  window.programs = {
    MIB,
    answer,
    numbers,
    old,
    sheet,
    whole,
    makeYardstick() {
      this.honest = honestCopy();
      yardstick = Math.max(1, quickest(() => JSON.parse(this.honest)));
    },
    /** How long a file takes, told in how long its JSON alone takes, or that of an honest one; and the memory that it leaves. */
    timesOf(json) {
      const text = page(json);
      const memory = () => performance.memory?.usedJSHeapSize ?? 0;
      const before = memory();
      let end;
      const took = quickest(() => { end = readSave(text, "practice"); });
      const alone = quickest(() => { try { JSON.parse(json); } catch { /* it is no JSON */ } });
      return { ratio: took / Math.max(yardstick, alone), took, yardstick, end: end.why ?? "read", unread: end.unread, grown: memory() - before, length: text.length };
    },
    copyOf,
    kept,
    recordOf,
    table,
    takeIn,
    tripped: () => tripped,
    /** Try many files; returns how each ended, and what went wrong. */
    tryAll(files, here, choices) {
      const state = { sheets: here.sheets.map((written) => recordOf({ worksheet: written.worksheet, occasion: written.occasion }, written)), versions: here.versions };
      const ends = [];
      const wrong = [];
      let slowest = 0;
      files.forEach((file, index) => {
        const begin = performance.now();
        try {
          ends.push(tryOne(bytesOf(file), state, choices[index % choices.length], index % 3 === 0));
        } catch (problem) {
          wrong.push([index, String(problem?.stack ?? problem)]);
        }
        slowest = Math.max(slowest, performance.now() - begin);
      });
      return { ends, wrong, tripped, slowest };
    },
  };
})();
