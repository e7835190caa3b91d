// Saves one question's answer as it is given: one write at a time, each with an id of its own,
// repeated with the same id until the server has answered. Nothing is kept longer than the tab.

const LONGEST_WAIT = 30000;

// As crypto.randomUUID, which only secure addresses have.
export function mint() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function kept(key) {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
}

function forgetOthers(prefix) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("quiz:") && !key.startsWith(prefix)) sessionStorage.removeItem(key);
  }
}

export class Saver {
  // tell(state, body): "saving", "saved", "unsent", "signed-out", "stale", "closed", "refused".
  constructor({ url, sessionUrl, attempt, slot, sequence, token, tell }) {
    Object.assign(this, { url, sessionUrl, slot, sequence, token, tell });
    this.key = `quiz:${attempt}:${slot}`;
    this.tries = 0;
    this.write = null; // on its way, or to be repeated
    this.waiting = null; // given since
    this.busy = null;
    this.stale = false; // a newer answer came from elsewhere, and the learner has not chosen yet
    forgetOthers(`quiz:${attempt}:`);
    addEventListener("online", () => this.send());
  }

  // Sends again what a broken connection or a reload left behind in this tab.
  resume() {
    this.write = kept(this.key);
    this.send();
    return this.write;
  }

  get unsent() { return Boolean(this.write || this.waiting); }

  get troubled() { return this.unsent && this.tries > 0; }

  save(response) {
    if (this.stale) return;
    const same = JSON.stringify(response);
    if (same === this.last) return;
    this.last = same;
    this.waiting = { write_id: mint(), slot: this.slot, response };
    this.next();
  }

  // Resolves with true when everything given so far is on the server.
  async flush() {
    this.next();
    while (this.busy) await this.busy;
    return !this.unsent;
  }

  // After a newer answer from elsewhere: mine after all.
  keep(sequence, response) {
    this.stale = false;
    this.sequence = sequence;
    this.last = null;
    this.save(response);
  }

  next() {
    if (!this.write) {
      this.write = this.waiting;
      this.waiting = null;
    }
    this.send();
  }

  send() {
    if (this.busy || !this.write) return;
    clearTimeout(this.timer);
    sessionStorage.setItem(this.key, JSON.stringify(this.write));
    this.tell("saving");
    this.busy = this.post().finally(() => {
      this.busy = null;
      if (!this.write) this.next();
    });
  }

  async post() {
    let reply;
    try {
      reply = await fetch(this.url, {
        method: "POST",
        keepalive: true,
        headers: {
          "Accept-Language": document.documentElement.lang,
          "Content-Type": "application/json",
          "X-CSRFToken": this.token,
        },
        body: JSON.stringify({ ...this.write, sequence: this.sequence }),
      });
    } catch {
      return this.later("unsent");
    }
    if (reply.status >= 500 || reply.status === 429) return this.later("unsent", reply.headers.get("Retry-After"));
    if ([401, 403, 423].includes(reply.status)) return this.signedOut();
    return this.answered(reply.status, await reply.json().catch(() => ({})));
  }

  // Signed in again in another tab, the session has a new token.
  async signedOut() {
    try {
      const session = await (await fetch(this.sessionUrl)).json();
      this.token = session.csrf_token || this.token;
    } catch { /* the next try asks again */ }
    this.later("signed-out");
  }

  answered(status, body) {
    this.write = null;
    this.tries = 0;
    sessionStorage.removeItem(this.key);
    if (status === 200) {
      this.sequence = body.sequence;
      return this.tell("saved", body);
    }
    this.waiting = null;
    this.stale = body.code === "stale_sequence";
    if (this.stale) return this.tell("stale", body);
    return this.tell(body.code === "attempt_closed" ? "closed" : "refused", body);
  }

  later(state, seconds) {
    this.tries += 1;
    const wait = Number(seconds) * 1000 || Math.min(1000 * 2 ** this.tries, LONGEST_WAIT);
    this.timer = setTimeout(() => this.send(), wait);
    this.tell(state);
  }
}
