// What pages gain where scripts run: a slider over days, a search, tables that sort. Nothing is
// fetched, and everything is on the page without it.
"use strict";

const MARKS = { party: "P", contracting: "C", provisional: "A", signatory: "S", "never-joined": "N", withdrawn: "W", disputed: "D" };
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ı/g, "i").replace(/[’']/g, "").toLowerCase();
const words = (name) => name.replaceAll("-", " ");

function spellsOf(tile) {
  return tile.dataset.spells.split(" ").filter(Boolean).map((spell) => [spell.slice(0, 10), spell.slice(11)]);
}

function standingOn(spells, day) {
  let found = "";
  for (const [since, standing] of spells) if (since <= day) found = standing;
  return found;
}

function showDay(map, tiles, day) {
  const counts = {};
  for (const [tile, spells] of tiles) {
    const standing = standingOn(spells, day);
    const said = `${tile.dataset.name}: ${standing ? words(standing) : "nothing on file"}`;
    counts[standing] = (counts[standing] || 0) + 1;
    tile.setAttribute("class", `tile s-${standing || "none"}`);
    tile.querySelector(".mark").textContent = MARKS[standing] || "";
    tile.querySelector("title").textContent = said;
    if (tile.parentNode.tagName === "a") tile.parentNode.setAttribute("aria-label", said);
  }
  map.querySelector("[data-day-shown]").textContent = day;
  for (const n of map.querySelectorAll("[data-count]")) n.textContent = counts[n.dataset.count] || 0;
}

function withSlider(map, number) {
  const tiles = [...map.querySelectorAll(".tile")].map((tile) => [tile, spellsOf(tile)]);
  const last = map.dataset.day;
  const changes = tiles.flatMap(([, spells]) => spells.map(([since]) => since)).filter((day) => day <= last);
  const days = [...new Set([...changes, last])].sort();
  const box = document.createElement("p");
  box.className = "frames";
  const label = document.createElement("label");
  const slider = document.createElement("input");
  slider.type = "range";
  slider.id = `day-${number}`;
  slider.min = 0;
  slider.max = days.length - 1;
  slider.value = days.length - 1;
  slider.setAttribute("aria-valuetext", last);
  label.htmlFor = slider.id;
  label.textContent = `The map on another day, from ${days[0]} to ${last}`;
  slider.addEventListener("input", () => {
    const day = days[slider.value];
    slider.setAttribute("aria-valuetext", day);
    showDay(map, tiles, day);
  });
  box.append(label, slider);
  map.querySelector("figcaption").before(box);
}

function withSearch(input) {
  const found = document.querySelector("[data-found]");
  const things = (window.accedeThings || []).map(([name, more, path]) => [plain(`${name} ${more}`), name, path]);
  input.hidden = false;
  input.addEventListener("input", () => {
    const asked = plain(input.value).split(/\s+/).filter(Boolean);
    const hits = asked.length ? things.filter(([text]) => asked.every((word) => text.includes(word))) : [];
    const first = asked[0] || "";
    hits.sort((a, b) => b[0].startsWith(first) - a[0].startsWith(first));
    found.replaceChildren(...hits.slice(0, 12).map(([, name, path]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = input.dataset.root + path;
      link.textContent = name;
      item.append(link);
      return item;
    }));
    if (asked.length && !hits.length) found.textContent = "Nothing by that name.";
  });
}

function sortBy(table, place, direction) {
  const body = table.tBodies[0];
  const text = (row) => row.cells[place].textContent.trim();
  const rows = [...body.rows].sort((a, b) => direction * text(a).localeCompare(text(b), "en", { numeric: true }));
  body.append(...rows);
}

function withSorting(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
      sortBy(table, place, direction);
    });
  });
}

document.querySelectorAll("[data-tile-map]").forEach(withSlider);
document.querySelectorAll("[data-search]").forEach(withSearch);
document.querySelectorAll("table[data-sort]").forEach((table) => { if (table.tHead && table.tBodies[0].rows.length > 1) withSorting(table); });
