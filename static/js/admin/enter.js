// Enter in a field with a button of its own presses that button. Without this file Enter saves and keeps checking.
"use strict";
document.addEventListener("keydown", (event) => {
  const field = event.target.closest("[data-own-button] input[type=text]");
  if (event.key !== "Enter" || !field) return;
  event.preventDefault();
  field.closest("[data-own-button]").querySelector("button").click();
});
