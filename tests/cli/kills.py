#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at random moments: kills.py LORICA TINY_MODEL [COUNT]. The command line writes and rebuilds the library, sends adapters
through zips, sweeps, merges and exports a tiny model and is killed COUNT times in all (1,000 unless told). After each kill: what is
there is whole, what was acknowledged is still there, and the same command goes on or begins anew. Last line "N passed, N failed"."""
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


def killed(after, *args, said=subprocess.DEVNULL):
    """Runs a command, kills it after so many seconds; whether it had acknowledged its work before. `said`: a file for its errors."""
    process = subprocess.Popen([LORICA, *map(str, args)], stdout=subprocess.DEVNULL, stderr=said)
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


def writes_of_the_library(count=COUNT * 3 // 10):
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


def rebuilds_of_the_index(count=COUNT // 5):
    """The index is deleted, or a page of it overwritten, and who rebuilds it is killed. In the end the library is the one that a
    rebuild without a kill makes of the same damage, nothing acknowledged is lost without being said, and every run is there."""
    home = WORK / "rebuilt"
    rows, runs = WORK / "rows.csv", 200

    def at_home(*args, check=True):
        done = subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True, timeout=300, env={**os.environ, "LORICA_HOME": str(home)})
        assert done.returncode == 0 or not check, done.stderr
        return done

    def entries():
        return {(e["kind"], e["name"]): (e["path"], e["tags"]) for e in map(json.loads, at_home("library", "list", "--json").stdout.splitlines())}

    for i in range(runs):
        folder = home / "runs" / f"run{i}"
        (folder / "adapter").mkdir(parents=True)
        (folder / "run.json").write_text(json.dumps({"status": "finished", "created": "2026-01-01T00:00:00Z", "spec": {"method": "lora", "model": {"path": str(WORK / "tiny.gguf")}, "data": {"path": str(rows)}}}))
        (folder / "adapter/adapter_config.json").write_text('{"peft_type": "LORA", "r": 8}')
    at_home("library", "list")
    with sqlite3.connect(home / "library.db") as db:
        db.executemany("INSERT INTO entries(kind, name, path, added, facts, tags) VALUES('data', ?, ?, '2026-01-01T00:00:00Z', '{}', '[\"mine\"]')",
                       [(f"set{i}", f"/elsewhere/{i}") for i in range(400)])
    db.close()
    acknowledged = entries()
    assert len(acknowledged) == 2 * runs + 400
    whole = (home / "library.db").read_bytes()
    of_folders = {key for key in acknowledged if key[0] in ("run", "adapter")}

    def break_it(how):
        for path in home.glob("library.db*"):
            path.unlink()
        if how != "deleted":
            (home / "library.db").write_bytes(whole[:4096 * how] + bytes(draw.randrange(256) for _ in range(64)) + b"z" * 4032 + whole[4096 * (how + 1):])

    cut = ends = salvaged = 0
    while cut < count:
        how = draw.choice(["deleted", *range(len(whole) // 4096)])
        break_it(how)
        begin = time.monotonic()
        said = at_home("library", "list").stderr
        seconds, expected = time.monotonic() - begin, entries()
        lost = acknowledged.keys() - expected.keys()
        assert of_folders <= expected.keys(), f"{how}: runs or adapters are lost"
        assert not lost or "is lost" in said or "Lost is" in said, f"{how}: {len(lost)} entries are lost and nothing is said: {said}"
        assert all(expected[key] == acknowledged[key] for key in acknowledged.keys() - lost), f"{how}: an entry is another"
        assert how == "deleted" or not lost or "only the name could be read" in said or "unreadable part" in said, said
        kind = whole[4096 * how] if how not in ("deleted", 0) else None      # of the page: 13 rows of a table, 2 and 10 keys
        assert kind != 13 or len(lost) <= 100, f"{how}: {len(lost)} entries are lost with a page of them"
        assert kind not in (2, 10) or not lost, f"{how}: {len(lost)} entries are lost with a page of keys"
        salvaged += how != "deleted" and len(lost) < 400
        break_it(how)
        os.environ["LORICA_HOME"] = str(home)
        with open(WORK / "said", "w") as file:
            for _ in range(draw.randrange(1, 4)):
                done = killed(draw.uniform(0, seconds), "library", "list", said=file)
                ends, cut = ends + done, cut + (not done)
        os.environ["LORICA_HOME"] = str(HOME)
        said = at_home("library", "list").stderr + (WORK / "said").read_text()
        assert entries() == expected, f"{how}: another library after kills"
        assert "warning: The library's index was " in said or expected == acknowledged, f"{how}: not said"
        with sqlite3.connect(home / "library.db") as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        db.close()
        left = [p.name for p in home.glob("library.db.*") if ".damaged-" not in p.name]
        assert not left, f"stays: {left}"
        assert (how == "deleted") == (not list(home.glob("library.db.damaged-*"))), "the damaged one is not kept"
    return f"{cut} kills and {ends} ends; every run and adapter there each time, {salvaged} damaged ones gave their other entries back, and what was lost was said"


def imports(count=COUNT // 10):
    """An adapter from a zip is whole in its place or not there."""
    run("adapters", "export", WORK / "run", "--out", WORK / "one.zip")
    run("adapters", "import", WORK / "one.zip", "--name", "wanted")
    expected, whole, cut, tried = hashes(HOME / "adapters/wanted"), shortest(3, "adapters", "import", WORK / "one.zip", "--name", lambda i: f"i{i}"), 0, 0
    acknowledged = {"wanted", "i0", "i1", "i2"}
    while cut < count:
        name = f"killed{tried % 5}" if f"killed{tried % 5}" not in acknowledged else f"more{tried}"
        tried += 1
        if killed(draw.uniform(0, whole), "adapters", "import", WORK / "one.zip", "--name", name):
            acknowledged.add(name)
        else:
            cut += 1
        for folder in (HOME / "adapters").iterdir():
            assert ".tmp-" in folder.name or hashes(folder) == expected, f"{folder.name} is torn"
    listed = {json.loads(line)["name"] for line in run("adapters", "list", "--json").splitlines()}
    assert acknowledged <= listed, f"lost: {sorted(acknowledged - listed)[:5]}"
    assert {p.name for p in (HOME / "adapters").iterdir() if ".tmp-" not in p.name} <= listed, "a folder without an entry"
    return f"{cut} kills, {len(acknowledged)} acknowledged; never torn, none without an entry"


def one_file_or_folder(name, command, count, file="out"):
    """A command that writes one thing: it is absent or whole, and nothing else stays beside it for long."""
    wanted = WORK / name / "wanted" / file
    wanted.parent.mkdir(parents=True)
    whole = shortest(1, *command(wanted))
    expected, cut, done, debris = hashes(wanted), 0, 0, 0
    place = WORK / name / "killed"
    place.mkdir()
    out = place / file
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
    run(*command(out))
    assert hashes(out) == expected
    left = [p.name for p in place.iterdir() if p != out]
    assert not left, f"stays beside it: {left[:3]}"
    return f"{cut} kills, {done} ended before; never torn; at most {debris} unfinished beside it, none after the next run"


def zips(count=COUNT // 10):
    return one_file_or_folder("zip", lambda out: ("adapters", "export", WORK / "run", "--out", out), count, "out.zip")


def merges(count=COUNT // 10):
    return one_file_or_folder("merge", lambda out: ("merge", "--model", WORK / "tiny.gguf", "--adapter", WORK / "run", "--out", out), count)


def exports(count=COUNT // 10):
    return one_file_or_folder("export", lambda out: ("export", "--model", WORK / "tiny.gguf", "--adapter", WORK / "run", "--out", out, "--quant", "q8_0"), count)


def sweeps(count=COUNT - COUNT * 3 // 10 - COUNT // 5 - 4 * (COUNT // 10)):
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
for body in (writes_of_the_library, rebuilds_of_the_index, imports, zips, merges, exports, sweeps):
    part(body)
shutil.rmtree(WORK)
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(not all(results))
