// Brings the reader to the list of problems, and from each line to its field.
const summary = document.querySelector("[data-error-summary]");

function goToField(event) {
  const link = event.target.closest("a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const label = field.closest("fieldset, .field") || field;
  label.scrollIntoView();
  field.focus({ preventScroll: true });
}

if (summary) {
  summary.focus();
  summary.addEventListener("click", goToField);
}
