"use strict";
(() => {
  const DATA = JSON.parse(document.getElementById("data").textContent);
  const { axes, worlds, quantities, cards, member, due, studios } = DATA;
  const VALUES = new Float32Array(Uint8Array.from(atob(DATA.values), (c) => c.charCodeAt(0)).buffer);
  const WIDTH = worlds * quantities.length, CARRIERS = 4, STEPS = 100, NICE = [5, 2, 1], WAIT = 250, NOISE = .002;
  const $ = (id) => document.getElementById(id);

  // ------------------------------------------------ numbers between the deals that were tried

  function weights(axis, place) {
    const carriers = Math.min(CARRIERS, axis.length);
    let cell = 0;
    while (cell < axis.length - 2 && axis[cell + 1] <= place) cell += 1;
    const first = Math.max(0, Math.min(cell - ((carriers - 1) >> 1), axis.length - carriers));
    const found = new Array(axis.length).fill(0);
    for (let one = first; one < first + carriers; one += 1) {
      found[one] = 1;
      for (let other = first; other < first + carriers; other += 1) {
        if (other !== one) found[one] *= (place - axis[other]) / (axis[one] - axis[other]);
      }
    }
    return found;
  }

  function at(deal) {  // numbers (worlds x quantities)
    let parts = [1];
    axes.forEach((axis, i) => {
      const own = weights(axis.values, deal[i]);
      parts = parts.flatMap((part) => own.map((weight) => part * weight));
    });
    const sums = new Float64Array(WIDTH);
    parts.forEach((part, point) => {
      if (part === 0) return;
      for (let i = 0, from = point * WIDTH; i < WIDTH; i += 1) sums[i] += part * VALUES[from + i];
    });
    return sums;
  }

  const column = (sums, q) => Array.from({ length: worlds }, (_, w) => sums[w * quantities.length + q]).sort((a, b) => a - b);
  const quantile = (sorted, p) => {
    const rank = p * (sorted.length + 1) - 1;  // as results/interval.py: nine in ten of the worlds to come
    const place = Math.min(Math.max(rank, 0), sorted.length - 1), low = Math.floor(place), high = Math.ceil(place);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  };
  function range(sums, q) {
    const sorted = column(sums, q);
    return { low: quantile(sorted, .05), middle: quantile(sorted, .5), high: quantile(sorted, .95) };
  }
  const mean = (sums, q) => column(sums, q).reduce((a, b) => a + b, 0) / worlds;

  function shapley(from, to, wanted) {  // per clause, per wanted quantity, in the mean world
    const n = axes.length, worth = [];
    for (let set = 0; set < 1 << n; set += 1) {
      const sums = at(from.map((low, i) => (set >> i & 1 ? to[i] : low)));
      worth.push(wanted.map((q) => mean(sums, q)));
    }
    const factorial = (k) => (k < 2 ? 1 : k * factorial(k - 1));
    return axes.map((_, i) => wanted.map((_, k) => {
      let total = 0;
      for (let set = 0; set < 1 << n; set += 1) {
        if (set >> i & 1) continue;
        const size = [...set.toString(2)].filter((bit) => bit === "1").length;
        total += factorial(size) * factorial(n - size - 1) / factorial(n) * (worth[set | 1 << i][k] - worth[set][k]);
      }
      return total;
    }));
  }

  // ------------------------------------------------ words

  const size = (x) => {
    for (const [unit, name] of [[1e12, "tn"], [1e9, "bn"], [1e6, "m"]]) {
      if (x >= .9995 * unit) return (x / unit >= 99.5 ? (x / unit).toFixed(0) : String(Number((x / unit).toPrecision(2)))) + name;
    }
    if (x >= 999.5) return Number(x.toPrecision(3)).toLocaleString("en-US");
    return x > 0 && x < 9.995 ? x.toFixed(2) : x.toFixed(0);
  };
  const sign = (x, isChange) => (x < 0 ? "\u2212\u2060" : isChange && x > 0 ? "+" : "");
  const usd = (x, isChange) => (Math.abs(x) < .005 ? "$0" : sign(x, isChange) + "$" + size(Math.abs(x)));
  function percent(x, isChange) {
    const part = 100 * Math.abs(x), text = part.toFixed(part >= 10 ? 0 : part >= .1 || part === 0 ? 1 : 2);
    return (Number(text) === 0 ? "" : sign(x, isChange)) + text + "%";
  }
  const say = (q, x) => (quantities[q].kind === "usd" ? usd : percent)(x, quantities[q].is_change);
  const span = (q, r) => (say(q, r.low) === say(q, r.high) ? "the same in every world" : say(q, r.low) + " to " + say(q, r.high));
  const value = (axis, x) => (axis.unit.startsWith("share") ? Number((100 * x).toPrecision(3)) + "%"
    : axis.unit.startsWith("usd") ? usd(x) : String(Number(x.toPrecision(3))));

  // ------------------------------------------------ state: deal, offer, kept deals; all in the address

  for (const axis of axes) {  // round steps, about a hundred, so that round terms can be reached
    const wide = axis.values.at(-1) - axis.values[0], size = 10 ** Math.floor(Math.log10(wide / STEPS));
    axis.step = size * NICE.find((nice) => nice * size <= wide / STEPS * 1.0001);
    axis.steps = Math.ceil(wide / axis.step - .0001);
  }
  const state = { deal: DATA.start.slice(), offer: DATA.offer.slice(), kept: [] };
  const text = (deal) => deal.map((x) => String(Number(x.toPrecision(6)))).join(",");
  function parsed(word) {
    const deal = word.split(",").map(Number);
    if (deal.length !== axes.length || !deal.every(Number.isFinite)) return null;
    return deal.map((x, i) => Math.min(Math.max(x, axes[i].values[0]), axes[i].values.at(-1)));
  }
  function read() {
    const words = new URLSearchParams(location.hash.slice(1));
    state.deal = parsed(words.get("deal") ?? "") ?? DATA.start.slice();
    state.offer = parsed(words.get("offer") ?? "") ?? DATA.offer.slice();
    state.kept = (words.get("kept") ?? "").split(";").map(parsed).filter(Boolean);
  }
  let writing = 0;
  function write() {
    clearTimeout(writing);
    writing = setTimeout(() => {
      const kept = state.kept.length ? "&kept=" + state.kept.map(text).join(";") : "";
      history.replaceState(null, "", `#deal=${text(state.deal)}&offer=${text(state.offer)}${kept}`);
    }, WAIT);
  }

  // ------------------------------------------------ the page

  const ends = quantities.map(() => ({ low: 0, high: 0 }));  // of each number over all deals, for bars that stay put
  for (let from = 0; from < VALUES.length; from += WIDTH) {
    const sums = VALUES.subarray(from, from + WIDTH);
    ends.forEach((end, q) => {
      const r = range(sums, q);
      end.low = Math.min(end.low, r.low); end.high = Math.max(end.high, r.high);
    });
  }
  const place = (x, { low, high }) => 100 * (x - low) / ((high - low) || 1);
  const crafts = quantities.map((_, q) => q).slice(cards);
  const craftEnds = { low: Math.min(...crafts.map((q) => ends[q].low)), high: Math.max(...crafts.map((q) => ends[q].high)) };

  function element(name, words = "", klass = "") {
    const made = document.createElement(name);
    made.textContent = words;
    if (klass) made.className = klass;
    if (name === "th") made.scope = "row";
    return made;
  }
  function row(head, cells, klass = "") {
    const made = document.createElement("tr");
    if (klass) made.className = klass;
    made.append(element("th", head), ...cells.map((cell) => (cell instanceof Node ? cell : element("td", cell))));
    return made;
  }
  const tracks = crafts.map((q) => {
    const track = element("span", "", "track"), parts = {};
    track.setAttribute("aria-hidden", "true");
    for (const name of ["zero", "fill", "span", "tick"]) track.append(parts[name] = element("span", "", name));
    parts.zero.style.left = place(0, craftEnds) + "%";
    const cell = element("td", "", "wide"), [deal, worlds, offer] = [element("td"), element("td"), element("td")];
    cell.append(track);
    $("bars").tBodies[0].append(row(quantities[q].title, [deal, cell, worlds, offer]));
    return { q, parts, deal, worlds, offer };
  });

  function drawCards(now, then) {
    for (let q = 0; q < cards; q += 1) {
      const card = $("c" + q), r = range(now, q), offered = range(then, q).middle;
      card.querySelector(".number").textContent = say(q, r.middle);
      card.querySelector(".span-line").textContent = `${span(q, r)}; offer: ${say(q, offered)}`;
      const [line, tick, dot] = card.querySelectorAll(".bar > *");
      line.style.left = place(r.low, ends[q]) + "%";
      line.style.width = place(r.high, ends[q]) - place(r.low, ends[q]) + "%";
      dot.style.left = place(r.middle, ends[q]) + "%";
      tick.style.left = place(offered, ends[q]) + "%";
    }
  }
  function drawBars(now, then) {
    for (const { q, parts, deal, worlds: between, offer } of tracks) {
      const r = range(now, q), offered = range(then, q).middle;
      const [zero, end] = [place(0, craftEnds), place(r.middle, craftEnds)];
      parts.fill.style.left = Math.min(zero, end) + "%";
      parts.fill.style.width = Math.abs(end - zero) + "%";
      parts.fill.classList.toggle("loss", r.middle < 0);
      parts.span.style.left = place(r.low, craftEnds) + "%";
      parts.span.style.width = place(r.high, craftEnds) - place(r.low, craftEnds) + "%";
      parts.tick.style.left = place(offered, craftEnds) + "%";
      deal.textContent = say(q, r.middle);
      between.textContent = span(q, r);
      offer.textContent = say(q, offered);
    }
  }
  function drawValues() {
    const wanted = [member, due, studios], parts = shapley(state.offer, state.deal, wanted);
    const sums = wanted.map((_, k) => parts.reduce((total, part) => total + part[k], 0));
    const most = wanted.map((_, k) => Math.max(...parts.map((part) => Math.abs(part[k]))));
    const worth = (x, k) => (Math.abs(x) < NOISE * most[k] ? "about $0" : usd(x, true));
    const lines = axes.map((axis, i) => row(axis.title,
      [value(axis, state.offer[i]), value(axis, state.deal[i]), ...parts[i].map(worth)]));
    $("values").tBodies[0].replaceChildren(...lines, row("All clauses together", ["", "", ...sums.map((x) => usd(x, true))], "sum"));
  }
  function drawSliders() {
    axes.forEach((axis, i) => {
      const [low, high] = [axis.values[0], axis.values.at(-1)], slider = $("s" + i), words = value(axis, state.deal[i]);
      slider.max = axis.steps;
      slider.value = (state.deal[i] - low) / axis.step;
      slider.setAttribute("aria-valuetext", words);
      $("o" + i).textContent = words;
      $("e" + i).textContent = `${value(axis, low)} to ${value(axis, high)}. `;
    });
    $("offered").textContent = "Employer's offer: " + axes.map((axis, i) => `${axis.title.toLowerCase()} ${value(axis, state.offer[i])}`).join(", ") + ".";
  }
  const headline = (now, then) => {
    const r = range(now, member), more = range(now.map((x, i) => x - then[i]), member).middle;
    const against = Math.abs(more) < .5 ? "the same as the offer" : `${usd(Math.abs(more))} ${more > 0 ? "more" : "less"} than the offer`;
    return `${say(member, r.middle)} a year for the average worker (${span(member, r)}): ${against}`;
  };
  let speaking = 0;
  function draw() {
    const now = at(state.deal), then = at(state.offer), words = headline(now, then);
    drawSliders(); drawCards(now, then); drawBars(now, then); drawValues();
    $("headline").textContent = words;
    clearTimeout(speaking);
    speaking = setTimeout(() => { $("status").textContent = words; }, 600);
    write();
  }
  function drawKept() {
    $("kept-part").hidden = !state.kept.length;
    $("deals").tBodies[0].replaceChildren(...state.kept.map((deal, k) => {
      const sums = at(deal), name = `Deal ${k + 1}`;
      const act = element("td", "", "act"), [load, drop] = [element("button", "Show"), element("button", "Drop")];
      load.type = drop.type = "button";
      load.setAttribute("aria-label", `Show ${name}`); drop.setAttribute("aria-label", `Drop ${name}`);
      load.addEventListener("click", () => { state.deal = deal.slice(); draw(); });
      drop.addEventListener("click", () => { state.kept.splice(k, 1); drawKept(); write(); });
      act.append(load, " ", drop);
      const told = [0, 1, 2, 3].map((q) => say(q, range(sums, q).middle));
      return row(name, [...axes.map((axis, i) => value(axis, deal[i])), ...told, act]);
    }));
  }

  axes.forEach((axis, i) => $("s" + i).addEventListener("input", (event) => {
    const exact = axis.values[0] + axis.step * Number(event.target.value);
    state.deal[i] = Math.min(Number(exact.toPrecision(9)), axis.values.at(-1));
    draw();
  }));
  $("keep").addEventListener("click", () => { state.kept.push(state.deal.slice()); drawKept(); write(); });
  $("offer").addEventListener("click", () => { state.offer = state.deal.slice(); draw(); });
  $("back").addEventListener("click", () => { state.deal = state.offer.slice(); draw(); });
  $("print").addEventListener("click", () => print());
  addEventListener("hashchange", () => { read(); draw(); drawKept(); });
  read(); draw(); drawKept();
  window.explorer = { at: (deal) => Array.from(at(deal)), quantile };
  document.documentElement.dataset.drawn = "yes";
})();
