// Warns before text that is not saved is left, and sends a form once however often Save is pressed.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content-main form[novalidate]");
  if (!form) return;
  let unsaved = Boolean(form.querySelector("[data-unsaved]"));
  let sent = false;
  const touched = () => { unsaved = true; };
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("rows:moved", touched);
  if (window.django && django.jQuery) django.jQuery(form).on("select2:select select2:unselect select2:clear", touched);
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 15000);
  });
  window.addEventListener("pageshow", () => { sent = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved && !sent) event.preventDefault(); });
});
