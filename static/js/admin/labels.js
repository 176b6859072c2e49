// The stock lists of choices name their icons with aria-label, which a span may bear only as a picture.
"use strict";
window.addEventListener("load", () => setTimeout(() => { // the lists are built on load too
  for (const icon of document.querySelectorAll(".selector span[aria-label]:not([role])")) icon.setAttribute("role", "img");
}));
