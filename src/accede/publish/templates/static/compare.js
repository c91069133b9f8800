// Any two states side by side, from the votes and standings in the script beside the page.
"use strict";

const CHOICES = ["–", "in favour", "abstaining", "against", "not voting"];
const states = Object.fromEntries(window.accedePairs.map((one) => [one.code, one]));
const form = document.querySelector("[data-compare]");

function alike(one, other) {
  let n = 0, same = 0;
  for (let i = 0; i < one.votes.length; i++) {
    if (bothChose(one, other, i)) { n++; if (one.votes[i] === other.votes[i]) same++; }
  }
  return [n, same];
}

function bothChose(one, other, place) {
  return "123".includes(one.votes[place]) && "123".includes(other.votes[place]);
}

function mark(row, one, other) {
  const place = row.dataset.roll;
  const both = bothChose(one, other, place);
  const same = one.votes[place] === other.votes[place];
  row.classList.toggle("differ", both && !same);
  row.querySelector("[data-alike-here]").textContent = !both ? "–" : same ? "yes" : "no";
}

function bold(text) {
  const b = document.createElement("b");
  b.textContent = text;
  return b;
}

function show() {
  const pair = [states[form.one.value], states[form.two.value]];
  const [n, same] = alike(...pair);
  document.querySelector("[data-alike]").replaceChildren(bold(pair[0].name), " and ", bold(pair[1].name), " chose alike in ", bold(same), " of ", bold(n), " plenary votes in which both voted in favour, against or abstained.");
  document.querySelector("[data-command]").textContent = `accede compare ${pair[0].code} ${pair[1].code}`;
  document.querySelectorAll("[data-name]").forEach((head) => { head.textContent = pair[head.dataset.name].name; });
  document.querySelectorAll("tr").forEach((row) => row.querySelectorAll("[data-cell]").forEach((cell) => {
    const one = pair[cell.dataset.cell];
    cell.textContent = row.dataset.roll === undefined
      ? one.standings[row.dataset.treaty].replaceAll("-", " ")
      : CHOICES[one.votes[row.dataset.roll]];
  }));
  document.querySelectorAll("[data-roll]").forEach((row) => mark(row, ...pair));
}

form.hidden = false;
form.addEventListener("change", show);
