// Sends what was typed with the token of the newest sign-in. Without this file a second press does.
"use strict";
{
  const form = document.getElementById("held_form");
  form.addEventListener("submit", () => {
    const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${form.dataset.token}=`));
    if (cookie) form.elements.csrfmiddlewaretoken.value = cookie.slice(form.dataset.token.length + 1);
  });
}
