// Two minutes before an unused session locks: say so, and offer one button that keeps it open.
import { announce } from "../lms/js/live.js";

const notice = document.getElementById("idle");
const WARN = 120;
const LONGEST = 2 ** 31 - 1;
let timer = 0;

async function ask(method) {
  const headers = { Accept: "application/json", "X-CSRFToken": notice.dataset.csrf };
  const answer = await fetch("/session/", { method, headers, cache: "no-store" });
  return answer.json();
}

function wait(seconds) {
  clearTimeout(timer);
  timer = setTimeout(check, Math.min(Math.max(seconds, 1) * 1000, LONGEST));
}

function warn(warned) {
  if (warned && notice.hidden) announce(notice.dataset.words);
  notice.hidden = !warned;
}

// Another tab may have been used meanwhile, so the server is asked before anybody is warned.
function follow(session) {
  notice.dataset.csrf = session.csrf_token;
  if (session.locked || !session.signed_in) { location.reload(); return; }
  warn(session.seconds_left <= WARN);
  wait(session.seconds_left > WARN ? session.seconds_left - WARN : session.seconds_left + 1);
}

// Without a connection nothing is known; the next minute may know.
function check(method = "GET") {
  ask(method).then(follow).catch(() => wait(60));
}

if (notice) {
  notice.querySelector("button").addEventListener("click", () => check("POST"));
  wait(Number(notice.dataset.seconds) - WARN);
}
