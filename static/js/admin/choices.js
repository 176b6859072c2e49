// Completes choices as one types, once a part of the page is open, and lets a name that is not on record be added.
"use strict";
{
  const $ = django.jQuery;
  const awaited = new Map(); // what was typed in a list that was left before its matches were there
  let held = null; // the form that was sent meanwhile

  function begin(select) {
    if (select.matches(".select2-hidden-accessible, [name*='__prefix__']") || select.closest("details:not([open])")) return;
    const noun = select.dataset.canName;
    const options = {
      dropdownParent: $(select).closest("main"), // outside of it the list would lie in no landmark
      ajax: {
        data: ({ term, page }) => ({
          term, page,
          app_label: select.dataset.appLabel,
          model_name: select.dataset.modelName,
          field_name: select.dataset.fieldName,
        }),
      },
    };
    // Two people may share a name: where one of that name is listed, another can be added under it.
    if (noun) options.ajax.processResults = (data, { term, page }) => {
      const same = (row) => row.text.localeCompare(term?.trim() ?? "", undefined, { sensitivity: "accent" }) === 0;
      if ((page ?? 1) === 1 && data.results.some(same)) data.results.push({ id: `another:${term.trim()}`, text: term.trim(), isNew: true, another: true });
      return data;
    };
    if (noun) Object.assign(options, {
      tags: true,
      createTag: ({ term }) => (term.trim() ? { id: `new:${term.trim()}`, text: term.trim(), isNew: true } : null),
      insertTag: (found, tag) => found.push(tag),
      templateResult: (row) => (row.isNew ? wordsOf(row.another ? "another" : "add", { name: row.text, kind: noun }) : row.text),
    });
    const $select = $(select).select2(options);
    const choice = $select.data("select2");
    // Until the matches of what was typed are there, Enter must not take one of those before them.
    choice.on("query", () => choice.results.$results.find(".select2-results__option--highlighted").removeClass("select2-results__option--highlighted"));
    const label = document.querySelector(`label[for="${select.id}"]`);
    const box = select.nextElementSibling;
    if (label && box) {
      label.id ||= `${select.id}_label`;
      const shown = box.querySelector(".select2-selection");
      shown.setAttribute("aria-labelledby", `${label.id} ${shown.getAttribute("aria-labelledby") || ""}`.trim());
      box.querySelector(".select2-selection__rendered[role=textbox]")?.setAttribute("aria-labelledby", label.id);
      box.querySelector("input.select2-search__field")?.setAttribute("aria-labelledby", label.id);
      label.addEventListener("click", () => shown.focus());
      shown.addEventListener("keydown", (event) => {
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return;
        if (!select.multiple) $select.select2("open");
      });
    }
    $select.on("select2:open", () => {
      const search = document.querySelector(".select2-container--open .select2-search__field");
      const list = choice.results.$results.attr("id");
      choice.results.$results.attr("aria-label", label?.textContent);
      choice.selection.$selection.attr("aria-controls", list).removeAttr("aria-haspopup"); // a combobox says it by itself
      if (search && label) search.setAttribute("aria-label", label.textContent);
      search?.focus();
    });
    // Select2 leaves the focus on the hidden list once a new name was added.
    if (select.multiple) $select.on("select2:select select2:unselect", () => setTimeout(() => box.querySelector(".select2-search__field").focus()));
    $select.on("select2:close", () => choice.selection.$selection.removeAttr("aria-controls"));
    keepTyped(select, $select, choice);
  }

  // Tab takes what Enter takes and goes on to the next field; what is not there yet is taken once it is.
  function keepTyped(select, $select, choice) {
    const search = (choice.dropdown.$search || choice.selection.$search)[0];
    const told = Object.assign(document.createElement("p"), { className: "help", role: "status" });
    select.parentElement.append(told);
    const note = (words) => { told.textContent = words; };
    const isChosen = (row) => [...select.selectedOptions].some(({ value }) => value === String(row?.id));
    let lit = null, isThere = false, isMoved = false;

    choice.on("query", () => { lit = null; isThere = false; note(""); awaited.delete(select); });
    choice.on("results:focus", ({ data }) => { lit = data; });
    choice.on("results:all", ({ data }) => arrive(data.results[0]));
    choice.on("results:message", () => arrive(null));
    for (const move of ["results:next", "results:previous"]) choice.on(move, () => { isMoved = true; });
    $select.on("select2:open", () => { isMoved = false; });
    $select.on("select2:closing", ({ params: { args } }) => {
      if (!search.value.trim()) return;
      select.dataset.typed = search.value;
      if (args.originalSelect2Event || args.originalEvent?.key === "Escape" || isChosen(lit)) return;
      note(wordsOf("notTaken", { name: search.value.trim() }));
    });

    function arrive(row) {
      isThere = true;
      if (!awaited.has(select)) return;
      take(row, awaited.get(select));
      awaited.delete(select);
      if (!row) held = null;
      if (held && !awaited.size) held.form.requestSubmit(held.submitter);
    }

    function take(row, typed) {
      if (!row) return note(wordsOf("noMatch", { name: typed }));
      choice.dataAdapter.select(row); // on "select" Select2 would take the focus back
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    search.addEventListener("keydown", (event) => {
      if (event.key !== "Tab" || !choice.isOpen()) return;
      event.stopImmediatePropagation(); // Select2 would drop what was typed, and stay
      const typed = search.value.trim(), row = lit;
      search.value = "";
      choice.close();
      if (typed && !isThere) awaited.set(select, typed);
      else if (typed || isMoved) take(row, typed);
      (select.multiple ? search : choice.selection.$selection[0]).focus(); // from here the browser goes on
    }, true);
  }

  // A form that is sent while matches are on their way waits for them.
  document.addEventListener("submit", (event) => {
    if (!awaited.size) return;
    event.preventDefault();
    event.stopPropagation();
    held = { form: event.target, submitter: event.submitter };
  }, true);

  $.fn.djangoAdminSelect2 = function () {
    return this.each((_, select) => begin(select));
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.open) $(event.target).find(".admin-autocomplete").djangoAdminSelect2();
  }, true);
  // The page that "add" opens starts with what was typed in the choice.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.add-related");
    const typed = link?.parentElement.querySelector("select")?.dataset.typed;
    if (!typed) return;
    const address = new URL(link.href);
    address.searchParams.set("name", typed);
    link.href = address;
  }, true);
}
