// Gives the words that other scripts show: they stand in attributes of the page's "words", in the language of the page.
"use strict";
window.wordsOf = (name, given = {}) =>
  (document.getElementById("words")?.dataset[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => given[key] ?? whole);
