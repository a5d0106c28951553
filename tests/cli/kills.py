#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at random moments: kills.py LORICA TINY_MODEL [COUNT]. The command line writes the library, sweeps, merges and exports a
tiny model and is killed COUNT times in all (1,000 unless told). After each kill: what is there is whole, what was acknowledged is
still there, and the same command goes on or begins anew. Last line "N passed, N failed"."""
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

LORICA, TINY = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
WORK = pathlib.Path(tempfile.mkdtemp(prefix="lorica-kills-"))
HOME = WORK / "home"
os.environ["LORICA_HOME"] = str(HOME)
draw = random.Random(7)
results = []


def run(*args):
    done = subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def killed(after, *args):
    """Runs a command, kills it after so many seconds; whether it had acknowledged its work before."""
    process = subprocess.Popen([LORICA, *map(str, args)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(timeout=after) == 0
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return False


def hashes(path):
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return {str(p.relative_to(path.parent)).split("/", 1)[-1]: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def shortest(times, *args):
    """Seconds of the quickest of so many runs; an argument may be a function of the run's number."""
    found = []
    for i in range(times):
        begin = time.monotonic()
        run(*(a(i) if callable(a) else a for a in args))
        found.append(time.monotonic() - begin)
    return min(found)


def part(body):
    try:
        said = body()
        results.append(True)
        print(f"ok    {body.__name__}: {said}", flush=True)
    except AssertionError as error:
        results.append(False)
        print(f"FAIL  {body.__name__}: {error}", flush=True)


def writes_of_the_library(count=COUNT // 2):
    model = WORK / "tiny.gguf"
    whole = shortest(5, "models", "import", model, "--name", lambda i: f"first{i}")
    acknowledged, cut, tried = {f"first{i}" for i in range(5)}, 0, 0
    while cut < count:
        name = f"m{tried}"
        tried += 1
        if killed(draw.uniform(0, whole), "models", "import", model, "--name", name):
            acknowledged.add(name)
        else:
            cut += 1
        if tried % 25 == 0 or cut == count:
            with sqlite3.connect(HOME / "library.db") as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            listed = {json.loads(line)["name"] for line in run("models", "list", "--json").splitlines()}
            assert acknowledged <= listed, f"lost: {sorted(acknowledged - listed)[:5]}"
    assert not list(HOME.glob("library.db.damaged*")), "a database was set aside"
    return f"{cut} kills, {len(acknowledged)} acknowledged entries and {len(listed) - len(acknowledged)} of killed commands there"


def one_file_or_folder(name, command, count):
    """A command that writes one thing: it is absent or whole, and nothing else stays beside it for long."""
    wanted = WORK / name / "wanted" / "out"
    wanted.parent.mkdir(parents=True)
    whole = shortest(1, *command(wanted))
    expected, cut, done, debris = hashes(wanted), 0, 0, 0
    place = WORK / name / "killed"
    place.mkdir()
    out = place / "out"
    while cut < count:
        if killed(draw.uniform(0.2, 1.0) * whole, *command(out)):
            done += 1
            assert out.exists(), "acknowledged and not there"
        else:
            cut += 1
        if out.exists():
            assert hashes(out) == expected, "is torn"
            shutil.rmtree(out) if out.is_dir() else out.unlink()
        debris = max(debris, len(list(place.iterdir())))
    run(*command(place / "out"))
    assert hashes(place / "out") == expected
    left = [p.name for p in place.iterdir() if p.name != "out"]
    assert not left, f"stays beside it: {left[:3]}"
    return f"{cut} kills, {done} ended before; never torn; at most {debris} unfinished beside it, none after the next run"


def merges(count=COUNT // 5):
    return one_file_or_folder("merge", lambda out: ("merge", "--model", WORK / "tiny.gguf", "--adapter", WORK / "run", "--out", out), count)


def exports(count=COUNT // 5):
    return one_file_or_folder("export", lambda out: ("export", "--model", WORK / "tiny.gguf", "--adapter", WORK / "run", "--out", out, "--quant", "q8_0"), count)


def sweeps(count=COUNT - COUNT // 2 - 2 * (COUNT // 5)):
    def command(out):
        return ("sweep", "--model", WORK / "tiny.gguf", "--data", WORK / "rows.csv", "--map", "instruction=question", "--map", "output=answer", "--axis", "adapter.r=1,2,4",
                "--train.max_steps", 6, "--train.save_steps", 2, "--train.warmup_steps", 0, "--model.dtype", "float32", "--model.threads", 1, "--out", out)

    def table(out):
        done = json.loads((out / "sweep.json").read_text())
        return [(c["name"], c["status"], c.get("eval_loss"), c.get("trainable_parameters")) for c in done["cells"]], done.get("recommendation", {}).get("name")

    whole, cut, ends = shortest(1, *command(WORK / "sweep")), 0, 0
    expected, out = table(WORK / "sweep"), WORK / "killed-sweep"
    while cut < count:
        if not killed(draw.uniform(0.3, 1.0) * whole, *command(out)):
            cut += 1
            for file in out.rglob("*.json") if out.exists() else []:
                json.loads(file.read_text())
            continue
        ends += 1
        assert table(out) == expected, f"another table: {table(out)}"
        shutil.rmtree(out)
    if out.exists():
        run(*command(out))
        assert table(out) == expected, f"another table: {table(out)}"
    return f"{cut} kills, {ends + 1} sweeps that were killed on the way ended with the very table of one that was not"


subprocess.run([TINY, WORK / "tiny.gguf", "--gguf", "f32"], check=True)
(WORK / "rows.csv").write_text("question,answer\n" + "".join(f"What is {i}?,It is {i * 3}.\n" for i in range(24)))
run("train", "--model", WORK / "tiny.gguf", "--data", WORK / "rows.csv", "--map", "instruction=question", "--map", "output=answer", "--out", WORK / "run", "--train.max_steps", 2)
for body in (writes_of_the_library, merges, exports, sweeps):
    part(body)
shutil.rmtree(WORK)
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(not all(results))
