// A button beside each password field that shows what was typed, and hides it before sending.
for (const field of document.querySelectorAll("[data-show-password]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? field.dataset.hide : field.dataset.show;
    button.setAttribute("data-shown", String(shown));
  };
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  field.after(button);
  show(false);
}
