// Improves the quiz pages, which work without it: saves as you answer, moves items in place,
// counts the minutes. The server alone decides what is saved and when time is over.
import { announce } from "../lms/js/live.js";
import { mint, Saver } from "./saving.js";

const TYPING_PAUSE = 800;
const WARN_AT = [10, 5, 2, 1];
const form = document.querySelector("[data-quiz]");
const timer = document.querySelector("[data-timer]");
let saver = null;

function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// The answer in the form, as the server takes it; null when nothing is given, undefined when
// it is not complete enough to be saved.
const READ = {
  single: (data) => data.get("choice") && { choice: data.get("choice") },
  multiple: (data) => data.has("choices") && { choices: data.getAll("choices") },
  true_false: (data) => {
    const justification = data.get("justification").trim();
    if (!data.has("value")) return justification ? undefined : null;
    return { value: data.get("value") === "true", justification };
  },
  ordering: (data) => ({ order: data.getAll("order") }),
  matching: () => {
    const chosen = [...form.querySelectorAll("select[data-left]")].filter((select) => select.value);
    return chosen.length && { pairs: Object.fromEntries(chosen.map((select) => [select.dataset.left, select.value])) };
  },
  numeric: (data) => data.get("value").trim() && { value: data.get("value").trim() },
};

const FILL = {
  single: (r) => tick((input) => input.value === r.choice),
  multiple: (r) => tick((input) => r.choices.includes(input.value)),
  true_false: (r) => {
    tick((input) => input.value === String(r.value));
    form.elements.justification.value = r.justification;
  },
  ordering: (r) => {
    const list = form.querySelector("[data-ordering]");
    for (const id of r.order) list.append(list.querySelector(`input[value="${id}"]`).closest("li"));
    refreshMoves(list);
  },
  matching: (r) => form.querySelectorAll("select[data-left]").forEach((select) => { select.value = r.pairs[select.dataset.left] || ""; }),
  numeric: (r) => { form.elements.value.value = r.value; },
};

function tick(chosen) {
  form.querySelectorAll(".choices input").forEach((input) => { input.checked = chosen(input); });
}

function clock(iso) {
  const style = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: form.dataset.timeZone };
  return new Intl.DateTimeFormat("en-GB", style).format(new Date(iso));
}

function startSaving() {
  const line = form.querySelector("[data-save-line]");
  const words = form.dataset;
  let slow = 0;
  let trouble = false;

  function say(text, isTrouble) {
    clearTimeout(slow);
    line.textContent = text;
    if (isTrouble !== trouble) announce(text);
    trouble = isTrouble;
  }

  const TELL = {
    saving: () => { if (!trouble) slow = setTimeout(() => { line.textContent = words.wordsSaving; }, 1000); },
    saved: (body) => {
      form.elements.sequence.value = body.sequence;
      form.elements.write_id.value = mint();
      say(fill(words.wordsSaved, { time: clock(body.saved_at) }), false);
    },
    unsent: () => say(words.wordsUnsent, true),
    "signed-out": () => say(words.wordsSignedOut, true),
    stale: (body) => {
      say("", trouble);
      showStale(body);
    },
    closed: () => location.replace(form.dataset.resultUrl),
    refused: (body) => say((body.errors || []).map((error) => error.message).join(" ") || body.detail || "", true),
  };

  saver = new Saver({
    url: form.dataset.answersUrl,
    sessionUrl: form.dataset.sessionUrl,
    attempt: form.dataset.attempt,
    slot: Number(form.dataset.slot),
    sequence: Number(form.elements.sequence.value),
    token: form.elements.csrfmiddlewaretoken.value,
    tell: (state, body) => TELL[state](body),
  });

  const left = saver.resume();
  if (left && left.response) FILL[form.dataset.type](left.response);
  listen();
}

function showStale(body) {
  const panel = form.querySelector("[data-stale]");
  const words = panel.querySelector("[data-stale-words]");
  words.textContent = fill(words.dataset.words, { time: clock(new Date()) });
  panel.hidden = false;
  panel.focus();
  panel.querySelector("[data-keep]").onclick = () => {
    panel.hidden = true;
    saver.keep(body.sequence, given());
  };
}

function given() {
  const response = READ[form.dataset.type](new FormData(form));
  return response === undefined ? undefined : response || null;
}

function listen() {
  let typing = 0;
  const save = () => {
    clearTimeout(typing);
    const response = given();
    if (response !== undefined) saver.save(response);
  };
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea, input[name=value]:not([type=radio])")) return;
    clearTimeout(typing);
    typing = setTimeout(save, TYPING_PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-flag]")) return sendFlag();
    return save();
  });
  form.addEventListener("moved", save);
  // Leaving waits until what was given is saved; "Leave this page quickly" is outside main.
  const main = document.querySelector("main");
  main.addEventListener("submit", async (event) => {
    clearTimeout(typing);
    if (!saver.unsent) return;
    event.preventDefault();
    const pressed = event.submitter;
    if (await saver.flush()) event.target.requestSubmit(pressed);
  });
  main.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !saver.unsent) return;
    event.preventDefault();
    if (await saver.flush()) location.assign(link.href);
  });
  addEventListener("beforeunload", (event) => { if (saver.troubled) event.preventDefault(); });
}

function sendFlag() {
  const body = new FormData(form);
  body.set("then", "flag");
  fetch(location.href, { method: "POST", body }).catch(() => {});
}

function refreshMoves(list) {
  const rows = [...list.children];
  rows.forEach((row, place) => {
    const [up, down] = row.querySelectorAll("button");
    up.disabled = place === 0;
    down.disabled = place === rows.length - 1;
  });
}

function startOrdering(list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=move]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    const isUp = button.value.startsWith("up:");
    const other = isUp ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (isUp) other.before(row); else other.after(row);
    refreshMoves(list);
    (button.disabled ? row.querySelector("button:not([disabled])") : button).focus();
    const place = [...list.children].indexOf(row) + 1;
    announce(fill(list.dataset.moved, { item: row.firstElementChild.textContent, place, count: list.children.length }));
    form.dispatchEvent(new Event("moved"));
  });
}

// Counts from what the server said was left, whatever the device's clock shows.
function startTimer() {
  const words = timer.querySelector("[data-timer-words]");
  const toggle = timer.querySelector("[data-timer-toggle]");
  const end = performance.now() + Number(timer.dataset.timer) * 1000;
  let shown = null;

  function show() {
    const seconds = Math.round((end - performance.now()) / 1000);
    const minutes = Math.max(0, Math.ceil(seconds / 60));
    if (minutes !== shown) {
      words.textContent = fill(timer.dataset.wordsLeft, { minutes });
      if (shown !== null && WARN_AT.includes(minutes)) announce(words.textContent);
      timer.classList.toggle("notice", minutes <= 2);
      shown = minutes;
    }
    if (seconds <= 0) return finish();
    return setTimeout(show, Math.min(15000, seconds * 1000));
  }

  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    words.hidden = !words.hidden;
    toggle.textContent = words.hidden ? timer.dataset.wordsShow : timer.dataset.wordsHide;
  });
  show();
}

async function finish() {
  if (saver) await saver.flush();
  const end = document.querySelector("[data-submit]") || form;
  if (end === form) form.action = form.dataset.submitUrl;
  end.submit();
}

if (form) startSaving();
if (form && form.dataset.type === "ordering") startOrdering(form.querySelector("[data-ordering]"));
if (timer) startTimer();
