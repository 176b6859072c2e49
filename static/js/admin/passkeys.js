// Starts the form of a passkey: its kind and the ids of its parts stand in the attributes of a hidden element.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll("[data-passkey]")) {
    const { passkey, ...ids } = place.dataset;
    allauth.webauthn.forms[passkey]({ ids });
  }
});
