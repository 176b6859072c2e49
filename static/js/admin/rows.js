// Adds, removes and moves rows. The number in a row is its place; without this file all is done by hand.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const rowsOf = (list) => [...list.children].filter((row) => row.matches("[data-row]"));
  const placeOf = (row) => row.querySelector("input.place");
  const say = (list) => list.dispatchEvent(new Event("rows:moved", { bubbles: true }));

  const told = Object.assign(document.createElement("p"), { className: "visually-hidden", role: "status" });
  document.querySelector("#content-main")?.append(told);

  // What moved is said aloud too: eyes see it, a screen reader would not.
  function number(list, moved) {
    rowsOf(list).forEach((row, index) => { placeOf(row).value = index + 1; });
    if (moved) told.textContent = wordsOf("moved", { row: titleOf(moved), place: placeOf(moved).value, count: rowsOf(list).length });
    say(list);
  }

  const titleOf = (row) => row.querySelector(".row-title")?.textContent.trim() || row.querySelector("textarea")?.value.slice(0, 60) || wordsOf("aRow");

  function add(group, list) {
    const prefix = group.dataset.rows;
    const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
    // The rows inside of rows are all alike: one template serves them.
    const template = group.querySelector(":scope > template:not([data-for])") || document.querySelector("template[data-for]");
    const blank = template.dataset.for ? `contributions-__prefix__-${template.dataset.for}` : prefix;
    list.insertAdjacentHTML("beforeend", template.innerHTML.replaceAll(`${blank}-__prefix__`, `${prefix}-${total.value}`));
    total.value = Number(total.value) + 1;
    const row = list.lastElementChild;
    if (placeOf(row)) {
      const places = rowsOf(list).slice(0, -1).map((other) => Number(placeOf(other).value) || 0);
      placeOf(row).value = Math.max(0, ...places) + 1;
    }
    const above = group.closest("[data-row]");
    const from = above ? above.querySelector("[name$='-language']") : document.getElementById("id_language");
    if (from) for (const to of row.querySelectorAll("[name$='-language']")) to.value = from.value;
    setUpRow(row, list);
    row.querySelectorAll("[data-rows]").forEach(setUpGroup);
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }));
    say(list);
    return row;
  }

  function setUpRow(row, list) {
    if (row.querySelector("[data-drag]")) setUpPlace(row, list);
    const removal = row.querySelector(".removal input");
    const mark = () => row.classList.toggle("removed", removal.checked);
    if (removal) { removal.addEventListener("change", mark); mark(); }
  }

  function setUpPlace(row, list) {
    const handle = row.querySelector("[data-drag]");
    handle.hidden = false;
    handle.addEventListener("dragstart", (event) => {
      event.stopPropagation();
      event.dataTransfer.setData("text/plain", row.id);
      event.dataTransfer.setDragImage(row, 0, 0);
      list.moving = row;
    });
    handle.addEventListener("dragend", () => { list.moving = null; number(list, row); });
    row.addEventListener("dragover", (event) => {
      if (!list.moving || list.moving === row) return;
      event.preventDefault();
      const { top, height } = row.getBoundingClientRect();
      row[event.clientY < top + height / 2 ? "before" : "after"](list.moving);
    });
    placeOf(row).addEventListener("change", (event) => {
      const others = rowsOf(list).filter((other) => other !== row);
      const place = Math.min(Math.max(Number(event.target.value) || 1, 1), others.length + 1);
      if (place > others.length) list.append(row); else others[place - 1].before(row);
      event.target.focus();
      number(list, row);
    });
  }

  function setUpGroup(group) {
    const list = group.querySelector("[data-list]");
    if (group.matches(":disabled")) return;
    const button = [...group.querySelectorAll("[data-add]")].pop();
    const total = document.getElementById(`id_${group.dataset.rows}-TOTAL_FORMS`);
    rowsOf(list).forEach((row) => {
      const alone = rowsOf(list).length === 1 && !group.closest("[data-row]") && !group.matches("[data-optional]");
      if (row.matches("[data-blank]") && !alone) { row.remove(); total.value = Number(total.value) - 1; } else setUpRow(row, list);
    });
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const row = add(group, list);
      row.querySelector("details")?.setAttribute("open", "");
      (row.querySelector(".select2-selection") || row.querySelector("textarea, select, input[type=text]")).focus();
    });
  }

  // A blank row that was just taken away took its own rows along.
  document.querySelectorAll("[data-rows]").forEach((group) => { if (group.isConnected) setUpGroup(group); });
});
