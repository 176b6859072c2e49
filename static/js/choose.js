// Optional: sends a form as soon as something is chosen in it with a pointer. With keys a choice passes through others
// on its way, so whoever uses them sends the form with its button, as everyone does without this file.
for (const form of document.querySelectorAll("form[data-auto-submit]")) {
  let pointed = false;
  form.addEventListener("pointerdown", () => { pointed = true; });
  form.addEventListener("keydown", () => { pointed = false; });
  form.addEventListener("change", () => { if (pointed) form.requestSubmit(); });
  addEventListener("pageshow", (event) => { if (event.persisted) form.reset(); }); // Back shows the list it belongs to
}
