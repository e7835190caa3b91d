"""Times the product as people meet it: gunicorn with two workers on PostgreSQL, 1 and 8 clients.

Prints medians with the range of the middle half. Clients run on the same machine, so the figures are those
of the machine as a whole. Needs PostgreSQL (TEST_DATABASE_URL or 127.0.0.1:5432); CACHE_URL may name a Redis.
BENCH_STAFF (10000) and BENCH_ROUNDS (40) make it shorter.
"""

import http.client
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
from check import postgres_url

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT", "8190"))
STAFF = int(os.environ.get("BENCH_STAFF", "10000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "40"))
DATABASE = "senim_bench"


def environment(files: str) -> dict[str, str]:
    """Of a production site (settings.bench) whose files lie in a folder of their own."""
    server = postgres_url()
    if not server:
        sys.exit("The bench needs PostgreSQL: TEST_DATABASE_URL, or a server on 127.0.0.1:5432.")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "settings.bench",
        "DJANGO_SECRET_KEY": secrets.token_hex(),
        "SITE_URL": f"http://localhost:{PORT}",
        "ALLOWED_HOSTS": "localhost",
        "DEFAULT_FROM_EMAIL": "senim@bench.example",
        "DATABASE_URL": server.rsplit("/", 1)[0] + "/" + DATABASE,
        "STORAGE_URL": f"file://{files}/media",
    }


def prepare(env: dict[str, str]) -> dict:
    print(f"Preparing {DATABASE}: demonstration site and {STAFF} staff …", flush=True)
    code = "from lms.preparing import prepare_site; prepare_site(lambda line: None)"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", code], cwd=ROOT, env=env, check=True
    )
    needed = str((1 + 8) * ROUNDS + 9)
    command = [sys.executable, "tools/bench_data.py", str(STAFF), needed]
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def serve(env: dict[str, str]) -> subprocess.Popen:
    command = [sys.executable, "-m", "gunicorn", "lms.wsgi:application", "--workers", "2"]
    server = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{PORT}"], cwd=ROOT, env=env, stderr=subprocess.DEVNULL
    )
    for _n in range(200):
        try:
            ask("GET", "/healthz", {})
        except OSError:
            time.sleep(0.1)
        else:
            return server
    sys.exit("The server did not start.")


class UnexpectedAnswer(Exception):
    """What was timed is not what was meant: no figure is worth printing."""


def ask(method: str, path: str, headers: dict, body: dict | None = None) -> dict | bytes:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    data = json.dumps(body) if body is not None else None
    if data:
        headers = headers | {"Content-Type": "application/json"}
    # As the proxy that ends TLS would pass it on.
    proxied = {"Host": "localhost", "X-Forwarded-Proto": "https"}
    connection.request(method, path, data, headers | proxied)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    if response.status not in (200, 201):
        raise UnexpectedAnswer(f"{method} {path} answered {response.status}: {content[:300]!r}")
    return json.loads(content) if "json" in response.getheader("Content-Type", "") else content


def answer_to(item: dict) -> dict:
    """Any well-formed answer: marks are not what is timed."""
    ids = [option["id"] for option in item.get("options", [])]
    return {
        "single": lambda: {"choice": ids[0]},
        "multiple": lambda: {"choices": ids[:2]},
        "true_false": lambda: {"value": True, "justification": "Because."},
        "ordering": lambda: {"order": ids},
        "matching": lambda: {
            "pairs": {
                left["id"]: right["id"]
                for left, right in zip(item["left"], item["right"], strict=True)
            }
        },
        "numeric": lambda: {"value": "72"},
    }[item["type"]]()


def quiz_cycle(facts: dict, token: str) -> None:
    """Enrol is outside the clock's interest but part of the life: start, ten answers, submit."""
    headers = {"Authorization": f"Bearer {token}"}
    attempt = ask("POST", f"/api/v1/quizzes/{facts['quiz']}/attempts/", headers, {})
    address, sequence = f"/api/v1/attempts/{attempt['uuid']}/", attempt["sequence"]
    for item in attempt["items"]:
        write = {"write_id": str(uuid.uuid4()), "sequence": sequence, "slot": item["slot"]}
        reply = ask("POST", address + "answers/", headers, write | {"response": answer_to(item)})
        sequence = reply["sequence"]
    ask("POST", address + "submit/", headers, {})


def measure(name: str, clients: int, deed: Callable[[int], None]) -> None:
    """``deed(n)`` for n = 0, 1, …: ROUNDS times for each client, after one warm-up each."""
    times: list[float] = []

    def work(client: int) -> None:
        deed(-1 - client)
        for n in range(ROUNDS):
            began = time.perf_counter()
            deed(client * ROUNDS + n)
            times.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(work, range(clients)))  # raises what a client met
    low, median, high = statistics.quantiles(times, n=4)
    rate = clients * (ROUNDS + 1) / (time.perf_counter() - began)
    print(
        f"{name:<34} {clients} client(s)  median {median:7.1f} ms  middle half {low:7.1f}–{high:7.1f}  {rate:6.1f}/s",
        flush=True,
    )


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="senim-bench-") as files:
        bench(environment(files))


def bench(env: dict[str, str]) -> None:
    facts = prepare(env)
    server = serve(env)
    tokens = iter(facts["tokens"])
    lock = threading.Lock()

    def fresh_quiz(_n: int) -> None:
        with lock:
            token = next(tokens)
        quiz_cycle(facts, token)

    try:
        for token in facts["tokens"]:
            ask(
                "POST",
                f"/api/v1/courses/{facts['course']}/enrolments/",
                {"Authorization": f"Bearer {token}"},
                {},
            )
        officer = {"Cookie": f"sessionid={facts['officer_session']}"}
        agency = {"Cookie": f"sessionid={facts['agency_session']}"}
        for clients in (1, 8):
            measure("quiz: start, 10 answers, submit", clients, fresh_quiz)
            measure("lesson page", clients, lambda _n: ask("GET", facts["lesson"], officer))
            measure(
                f"dashboard over {STAFF} staff",
                clients,
                lambda _n: ask("GET", facts["dashboard"], agency),
            )
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
