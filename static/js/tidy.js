// Optional: leaves empty fields out of the address that a form leads to. The site reads it the same with them.
for (const form of document.querySelectorAll("form:not([method=post])"))
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
