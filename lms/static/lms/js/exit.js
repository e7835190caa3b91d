// Leave this page quickly: cover it, lock the session, go to a neutral page.
import { announce } from "./live.js";

const WITHIN = 5000;
const LEFT = "left";
const link = document.querySelector(".exit");
let presses = 0;
let onlyShift = false;
let timer = 0;

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "exit-cover";
  document.body.append(sheet);
  document.documentElement.classList.add("is-left");
}

function uncover() {
  document.documentElement.classList.remove("is-left");
  document.querySelectorAll(".exit-cover").forEach((sheet) => sheet.remove());
}

// Storage may be switched off; leaving must work all the same.
function remember(left) {
  try {
    if (left) sessionStorage.setItem(LEFT, "1");
    else sessionStorage.removeItem(LEFT);
  } catch { /* the server keeps the lock */ }
}

function hasLeft() {
  try { return sessionStorage.getItem(LEFT) === "1"; } catch { return false; }
}

function leave() {
  cover();
  document.title = link.dataset.neutralTitle;
  remember(true);
  navigator.sendBeacon("/leave/lock");
  location.replace(link.dataset.neutralUrl);
}

function startOver(words) {
  clearTimeout(timer);
  if (presses && words) announce(words);
  presses = 0;
}

function countPress() {
  presses += 1;
  if (presses === 3) { startOver(); leave(); return; }
  if (presses === 1) timer = setTimeout(() => startOver(link.dataset.cancelled), WITHIN);
  announce(presses === 1 ? link.dataset.twoMore : link.dataset.oneMore);
}

// Left and right Shift count alike; Shift held for a capital letter or a shortcut does not.
function keyDown(event) {
  onlyShift = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!onlyShift) startOver(link.dataset.cancelled);
}

function keyUp(event) {
  if (event.key === "Shift" && onlyShift) countPress();
}

async function isLocked() {
  try {
    const answer = await fetch("/session/", { cache: "no-store", headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).locked === true : hasLeft();
  } catch {
    return hasLeft();
  }
}

// A page from the browser's memory stays covered until the server says it may be seen.
async function check() {
  cover();
  if (await isLocked()) { location.replace("/leave/locked"); return; }
  remember(false);
  uncover();
}

if (link) {
  link.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  document.addEventListener("keydown", keyDown);
  document.addEventListener("keyup", keyUp);
  window.addEventListener("pageshow", (event) => { if (event.persisted || hasLeft()) check(); });
}
