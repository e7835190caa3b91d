// One polite live region for the whole page. The node stays; only its words change.
const region = document.getElementById("live");

export function announce(words) {
  if (!region) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 50);
}
