// Shows how a text will be numbered and how an affiliation will read. `parse` mirrors events.text.parse.
"use strict";
{
  const MARKER = /^(?:(?<bullet>- )|(?<number>\d{1,9})\. |(?<heading>### ))/;

  function parse(summary) {
    const blocks = [];
    let number = 0;
    for (const chunk of summary.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "").split(/\n[^\S\n]*\n\s*/)) {
      for (const [kind, lines] of runs(chunk.split("\n"))) {
        if (kind === "list") blocks.push({ kind, items: lines.map(([value, text]) => ({ value, text, number: ++number })) });
        else if (kind === "heading") blocks.push({ kind, text: lines[0][1], number: 0 });
        else if (lines.some(([, line]) => line)) blocks.push({ kind, text: lines.map(([, line]) => line).join("\n"), number: ++number });
      }
    }
    return blocks;
  }

  function runs(lines) {
    const all = [];
    for (const line of lines) {
      const match = MARKER.exec(line);
      const kind = !match ? "paragraph" : match.groups.heading ? "heading" : "list";
      const value = match?.groups.number ? Number(match.groups.number) : null;
      const words = match ? line.slice(match[0].length) : line.replace(/^\\/, "");
      const last = all.at(-1);
      if (last && last[0] === kind && last[2] === (value !== null) && kind !== "heading") last[1].push([value, words]);
      else all.push([kind, [[value, words]], value !== null]);
    }
    return all;
  }

  const numbered = (blocks) => blocks.reduce((sum, block) => sum + (block.items ? block.items.length : block.number ? 1 : 0), 0);
  const size = (count) => wordsOf(count === 1 ? "paragraph" : "paragraphs", { count });

  function line(number, words, name) {
    const p = document.createElement("p");
    if (name) p.className = name;
    if (number) p.append(Object.assign(document.createElement("b"), { textContent: number }), " ");
    p.append(words);
    return p;
  }

  function preview(area) {
    const shown = document.querySelector(`[data-preview="${area.id}"]`);
    if (!shown) return;
    const blocks = parse(area.value);
    shown.querySelector("output").textContent = blocks.length ? size(numbered(blocks)) : wordsOf("noWords");
    shown.querySelector(".preview-body").replaceChildren(...blocks.flatMap((block) =>
      block.items
        ? block.items.map((item) => line(item.number, `${item.value === null ? "–" : `(${item.value})`} ${item.text}`, "preview-item"))
        : [line(block.number, block.text, block.number ? "" : "preview-heading")]));
  }

  // Mirrors events.editing.attribution: a part that an earlier one names is left out.
  function attribution(parts) {
    const kept = [];
    for (const part of parts.filter(Boolean)) {
      const whole = new RegExp(`(?<![\\p{L}\\p{N}_])${part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}_])`, "u");
      if (!kept.some((earlier) => whole.test(earlier))) kept.push(part);
    }
    return kept.join(", ");
  }

  function read(output) {
    const prefix = output.dataset.reads ? `${output.dataset.reads}-` : "";
    const field = (name) => document.getElementById(`id_${prefix}${name}`);
    const typed = (name) => field(name)?.value.trim() ?? "";
    const chosen = (name) => (typed(name) ? field(name).selectedOptions[0].text.replace(/ \((?:[^()]{1,40}|new)\)$/, "") : "");
    const body = typed("organization_name") || chosen("organization");
    const proposed = attribution([typed("job_title"), typed("unit"), body, chosen("country")]);
    const affiliation = typed("attribution_text") || proposed;
    const person = typed("name") || chosen("speaker");
    const name = `${typed("honorific")} ${person || wordsOf("noName")}`.trim();
    output.textContent = person || typed("honorific") || affiliation ? [name, affiliation].filter(Boolean).join(", ") : wordsOf("nothingGiven");
    const take = output.parentElement.querySelector("[data-take]");
    if (take) {
      take.hidden = !proposed || Boolean(typed("attribution_text"));
      take.dataset.take = proposed;
    }
  }

  // A quote whose words are not in the summary is allowed, and worth a second look.
  const plain = (words) => words.split(/\s+/).filter(Boolean).join(" ");
  function mark(area) {
    const part = area.closest("details, form");
    const summary = plain(part.querySelector("[name$='summary']")?.value ?? "");
    for (const note of part.querySelectorAll(".apart")) {
      const words = plain(note.parentElement.querySelector("[name$='-text']").value);
      note.hidden = !words || summary.includes(words);
    }
  }

  const rowOf = (target) => target.closest("[data-row]:has([data-reads])") || document.querySelector("#contribution_form");
  const changed = (event) => {
    if (event.target.matches("textarea")) {
      preview(event.target);
      mark(event.target);
    }
    const output = rowOf(event.target)?.querySelector("[data-reads]");
    if (output) read(output);
  };
  document.addEventListener("input", changed);
  document.addEventListener("click", (event) => {
    const take = event.target.closest("[data-take]");
    if (!take) return;
    const prefix = take.parentElement.querySelector("[data-reads]").dataset.reads;
    const field = document.getElementById(`id_${prefix ? `${prefix}-` : ""}attribution_text`);
    field.value = take.dataset.take;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // A part of the page that is opened, or was just added, starts with its line read.
  const start = (part) => part.querySelectorAll("[data-reads]").forEach(read);
  document.addEventListener("toggle", (event) => { if (event.target.open) start(event.target); }, true);
  document.addEventListener("change", changed);
  document.addEventListener("DOMContentLoaded", () => {
    window.django?.jQuery(document).on("change", "select", changed);
    const form = document.getElementById("contribution_form");
    if (form) start(form);
  });
  window.proceedings = { parse, attribution };
}
