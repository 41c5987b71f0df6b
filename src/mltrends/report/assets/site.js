"use strict";
// What pages can do beyond being read: search, themes, sorting and filtering of tables, values on charts.
// Pages are whole without it; nothing is loaded and nothing is sent.
(() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not allowed here */ } };

  // ---- themes: as the system says, light, dark
  const THEMES = ["auto", "light", "dark"];
  let theme = THEMES.includes(remembered("mltrends-theme")) ? remembered("mltrends-theme") : "auto";
  const dress = () => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  dress();

  const themes = () => {
    const button = make("button", { type: "button", class: "theme" });
    const say = () => { button.textContent = `Theme: ${theme}`; };
    say();
    button.addEventListener("click", () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      remember("mltrends-theme", theme);
      dress();
      say();
    });
    return button;
  };

  // ---- search over pages, skills and roles
  const plain = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const search = (entries) => {
    const known = entries.map(([label, words, file]) => ({ label, words, file, key: plain(label) }));
    const input = make("input", {
      type: "search", placeholder: "Find a skill or role", "aria-label": "Find a skill, role or page", role: "combobox",
      "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
    });
    const list = make("ul", { id: "found", role: "listbox", "aria-label": "Found", hidden: "" });
    let at = -1;
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const point = (to) => {
      const options = [...list.children].filter((one) => one.dataset.file);
      if (!options.length) return;
      at = (to + options.length) % options.length;
      options.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };
    const show = () => {
      const key = plain(input.value.trim());
      if (!key) return close();
      const rank = (one) => (one.key === key ? 0 : one.key.startsWith(key) ? 1 : one.key.includes(` ${key}`) ? 2 : 3);
      const found = known.filter((one) => one.key.includes(key)).sort((a, b) => rank(a) - rank(b)).slice(0, 12);
      list.replaceChildren(...found.map((one, place) => {
        const option = make("li", { id: `found-${place}`, role: "option", "aria-selected": "false" });
        option.dataset.file = one.file;
        option.append(make("span", { class: "label" }, one.label), make("span", { class: "what" }, one.words));
        return option;
      }));
      if (!found.length) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No page of that name"));
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      at = -1;
      if (found.length) point(0);
    };
    const go = (file) => { if (file) location.href = file; };
    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); point(at + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); point(at - 1); }
      else if (event.key === "Enter") { go([...list.children].filter((one) => one.dataset.file)[at]?.dataset.file); }
      else if (event.key === "Escape") close();
    });
    input.addEventListener("blur", () => setTimeout(close, 150));
    list.addEventListener("mousedown", (event) => go(event.target.closest("li")?.dataset.file));
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.closest("input,textarea")) { event.preventDefault(); input.focus(); }
    });
    return make("div", { class: "search" }, input, list);
  };

  // ---- tables: sorted by their heads, filtered by a word
  const value = (cell) => {
    const words = cell.textContent.trim();
    const number = words.replace(/[\u2212]/g, "-").replace(/^[A-Z]{3}\s/, "").match(/^[<>+]?\s?(-?[\d,]*\.?\d+)\s?(k)?/);
    if (!words) return null;
    return number ? Number(number[1].replace(/,/g, "")) * (number[2] ? 1000 : 1) : words.toLowerCase();
  };
  const compare = (one, other) => {
    if (one === null || other === null) return (one === null) - (other === null);
    if (typeof one === "number" && typeof other === "number") return one - other;
    return String(one).localeCompare(String(other), "en", { numeric: true });
  };
  const sortable = (table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    if (rows.length < 2 || rows.some((row) => row.cells.length !== table.tHead.rows[0].cells.length)) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") === "descending";
        [...table.tHead.rows[0].cells].forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const sorted = [...body.rows].map((row) => [value(row.cells[column]), row]);
        sorted.sort(([one], [other]) => (one === null || other === null ? compare(one, other) : (up ? 1 : -1) * compare(one, other)));
        body.append(...sorted.map(([, row]) => row));
      });
    });
  };
  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 15) return;
    const input = make("input", { type: "search", placeholder: "Filter rows", "aria-label": `Filter rows of: ${table.caption?.textContent ?? "the table"}` });
    const told = make("span", { role: "status" });
    input.addEventListener("input", () => {
      const key = plain(input.value.trim());
      let shown = 0;
      for (const row of rows) {
        row.hidden = !plain(row.textContent).includes(key);
        shown += !row.hidden;
      }
      told.textContent = key ? `${shown} of ${rows.length} rows` : "";
    });
    table.closest(".scroll")?.before(make("p", { class: "filter" }, input, " ", told));
  };

  // ---- charts: the value under the pointer is told, and its line stands out
  const draw = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const stretches = (points) => { // of a line: what lies closer together than the next point but one
    const steps = points.slice(1).map(([x], at) => x - points[at][0]);
    const most = Math.min(...steps) * 1.5;
    return steps.reduce((parts, step, at) => {
      if (step > most) parts.push([]);
      parts.at(-1).push(points[at + 1]);
      return parts;
    }, [[points[0]]]);
  };
  const lively = (svg) => {
    const spots = JSON.parse(svg.dataset.spots).flatMap(([series, hue, points]) => points.map(([x, y, words]) => ({ series, hue, points, x, y, words })));
    const tip = make("div", { class: "tip", role: "status", hidden: "" });
    const lit = draw("g", { class: "lit" });
    svg.append(lit);
    svg.parentElement.append(tip);
    let shown = null;
    const leave = () => {
      shown = null;
      tip.hidden = true;
      svg.classList.remove("pointed");
      lit.replaceChildren();
    };
    const show = (spot) => {
      shown = spot;
      const hue = spot.hue || "currentColor";
      const lines = spot.series ? stretches(spot.points) : [];
      lit.replaceChildren(
        ...lines.map((points) => draw("polyline", { points: points.map(([x, y]) => `${x},${y}`).join(" "), fill: "none", stroke: hue, "stroke-width": "2.6" })),
        draw("circle", { cx: spot.x, cy: spot.y, r: "6", fill: "none", stroke: hue, "stroke-width": "2.4" }),
      );
      svg.classList.toggle("pointed", spot.series !== "");
      tip.textContent = spot.series ? `${spot.series}, ${spot.words}` : spot.words;
    };
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const scale = box.width / svg.viewBox.baseVal.width;
      const [x, y] = [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
      let nearest = null;
      let least = 28;
      for (const spot of spots) {
        const away = Math.hypot(spot.x - x, spot.y - y);
        if (away < least) [nearest, least] = [spot, away];
      }
      if (!nearest) return leave();
      if (nearest !== shown) show(nearest);
      tip.hidden = false;
      const room = svg.parentElement.clientWidth - tip.offsetWidth;
      const above = nearest.y * scale - tip.offsetHeight - 14;
      tip.style.left = `${Math.max(0, Math.min(room, nearest.x * scale - tip.offsetWidth / 2))}px`;
      tip.style.top = `${above < 0 ? nearest.y * scale + 16 : above}px`;
    });
    svg.addEventListener("pointerleave", leave);
  };

  const begin = () => {
    const tools = document.querySelector("[data-tools]");
    if (tools) tools.append(...(window.mltrendsPages ? [search(window.mltrendsPages)] : []), themes());
    document.querySelectorAll("main table").forEach((table) => { if (table.tHead && table.tBodies[0]) { sortable(table); filterable(table); } });
    document.querySelectorAll(".chart svg[data-spots]").forEach(lively);
    document.querySelectorAll("pre > code").forEach((code) => {
      if (!navigator.clipboard) return;
      const button = make("button", { type: "button", class: "copy" }, "Copy");
      button.addEventListener("click", () => navigator.clipboard.writeText(code.textContent).then(() => { button.textContent = "Copied"; }, () => {}));
      code.parentElement.before(button);
    });
    const wide = matchMedia("(min-width: 1100px)");
    const menu = document.querySelector(".side details");
    if (menu) {
      const fold = () => { menu.open = wide.matches; };
      fold();
      wide.addEventListener("change", fold);
    }
    const open = () => {
      const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
      target?.closest("details")?.setAttribute("open", "");
    };
    addEventListener("hashchange", open);
    open();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
