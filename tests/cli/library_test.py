#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library and its adapters from outside: library_test.py LORICA [NAME...]. Zips out and in, hostile ones refused, a lost index rebuilt.
Last line "N passed, N failed[, N skipped]"."""
import json
import os
import shutil
import sqlite3
import subprocess
import zipfile

from support import CSV, file, LORICA, refused, run, run_tests, test, tiny, train, WORK


def folder_bytes(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@test
def adapters_leave_and_come_back_as_zips():
    done = train(file("a.csv", CSV), WORK / "zip-run", model=tiny("tiny"))
    assert done.returncode == 0, done.stderr
    adapter, home = WORK / "zip-run/adapter", WORK / "home/adapters"
    (adapter / "README.md").write_text("# Mine\r\n")
    (adapter / "tokenizer.model").write_bytes(bytes(range(256)))
    wanted = folder_bytes(adapter)
    (adapter / "optimizer.pt").write_bytes(b"pickle")
    for out in (WORK / "mine.zip", WORK / "mine-copy"):
        done = run("adapters", "export", WORK / "zip-run", "--out", out, "--json")
        assert done.returncode == 0 and "optimizer.pt" in done.stderr, done.stderr
        assert json.loads(done.stdout)["files"] == len(wanted)
        refused(run("adapters", "export", adapter, "--out", out), "exists already")
    assert folder_bytes(WORK / "mine-copy") == wanted
    with zipfile.ZipFile(WORK / "mine.zip") as made:
        assert made.testzip() is None and {name: made.read(name) for name in made.namelist()} == wanted
    assert run("adapters", "import", WORK / "mine.zip").returncode == 0
    done = run("adapters", "import", WORK / "mine.zip", "--name", "again", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["path"] == str(home / "again") == json.loads(run("adapters", "show", "again", "--json").stdout)["path"]
    assert folder_bytes(home / "mine") == folder_bytes(home / "again") == wanted
    refused(run("adapters", "import", WORK / "mine.zip", "--name", "again"), "taken")
    refused(run("adapters", "import", WORK / "mine.zip", "--name", "../up"), "usable name")
    # What another program packs, in a folder of its own.
    with zipfile.ZipFile(WORK / "packed.zip", "w", zipfile.ZIP_DEFLATED) as other:
        for name, data in wanted.items():
            other.writestr("some-adapter/" + name, data)
    assert run("adapters", "import", WORK / "packed.zip").returncode == 0
    assert folder_bytes(home / "packed") == wanted
    # Blends, answers and the rest take the name.
    done = run("generate", "--model", tiny("tiny"), "--adapter", "again", "--prompt", "a", "--max-new-tokens", 2)
    assert done.returncode == 0, done.stderr


@test
def hostile_zips_are_refused_whole():
    home = WORK / "home/adapters"
    before = sorted(home.iterdir()) if home.exists() else []
    config = '{"peft_type": "LORA", "r": 4, "target_modules": ["q_proj"]}'

    def hostile(*words, change):
        path = WORK / "hostile.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("adapter_config.json", config)
            change(made)
        refused(run("adapters", "import", path), "hostile.zip", *words)
        assert (sorted(home.iterdir()) if home.exists() else []) == before

    link = zipfile.ZipInfo("link.json")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    hostile("leads out", change=lambda z: z.writestr("../../evil.txt", "x"))
    hostile("absolute", change=lambda z: z.writestr("/evil.txt", "x"))
    hostile("link", change=lambda z: z.writestr(link, "/etc/passwd"))
    hostile("zip bomb", change=lambda z: z.writestr("zeros.json", bytes(200_000_000)))
    hostile("pickle", change=lambda z: z.writestr("adapter_model.bin", "x"))
    hostile("adapter_model.safetensors", change=lambda z: None)   # no weights
    hostile("adapter_model.safetensors", change=lambda z: z.writestr("adapter_model.safetensors", b"\xff" * 100))
    refused(run("adapters", "import", file("not.zip", "PK")), "not.zip", "not a zip")
    assert not list(WORK.glob("*evil*"))


@test
def a_lost_or_damaged_index_is_rebuilt():
    home = WORK / "home2"

    def at_home(*args):
        done = subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True, timeout=300, env={**os.environ, "LORICA_HOME": str(home)})
        assert done.returncode == 0, done.stderr
        return done

    def entries():
        return {(e["kind"], e["name"]): e for e in map(json.loads, at_home("library", "list", "--json").stdout.splitlines())}

    base = tiny("tiny")
    at_home("train", "--model", base, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--out", home / "runs/first", "--train.max_steps", 2)
    at_home("models", "import", base, "--name", "mine")
    at_home("models", "import", base, "--name", "elsewhere")
    at_home("library", "tag", "run", "first", "good", "short")
    at_home("library", "note", "run", "first", "the first one")
    known = entries()
    assert set(known) == {("run", "first"), ("adapter", "first"), ("model", "mine"), ("model", "elsewhere")}, set(known)
    run_facts = known["run", "first"]["facts"]
    assert run_facts["data"] == str(WORK / "a.csv") and run_facts["status"] == "finished" and run_facts["metrics"]["step"] == 2, run_facts
    assert [json.loads(line)["kind"] for line in at_home("library", "search", "SHORT", "first", "--json").stdout.splitlines()] == ["run"]
    assert not at_home("library", "list").stderr.startswith("warning")
    # Damaged where SQLite still reads: nothing is lost, and both are said.
    whole = (home / "library.db").read_bytes()
    (home / "library.db").write_bytes(whole[:2] + b"zzzz" + whole[6:])   # not a database any more
    done = at_home("library", "list")
    assert "warning: The library's index was damaged and is set aside as library.db.damaged-" in done.stderr and "Lost is" in done.stderr, done.stderr
    assert len(list(home.glob("library.db.damaged-*"))) == 1
    assert "warning" not in at_home("library", "list").stderr
    found = entries()
    assert set(found) == {("run", "first"), ("adapter", "first"), ("model", "tiny"), ("data", "a")}, set(found)
    assert found["run", "first"]["facts"] == run_facts and found["run", "first"]["tags"] == [] and found["run", "first"]["added"] == run_facts_created(home)
    # A page of the tree of names: every row is still read.
    (home / "library.db").write_bytes(whole)
    page = page_of(home / "library.db", "sqlite_autoindex_entries_1")
    (home / "library.db").write_bytes(whole[:page] + b"z" * 4096 + whole[page + 4096:])
    done = at_home("models", "show", "mine")    # a name is enough to have it said
    assert "holds 4 entries that could still be read" in done.stderr and "1 entry (1 data set) found again" in done.stderr, done.stderr
    found = entries()
    assert set(found) == set(known) | {("data", "a")} and found["run", "first"]["tags"] == ["good", "short"] and found["run", "first"]["note"] == "the first one"
    # Gone.
    for path in home.glob("library.db*"):
        path.unlink()
    done = at_home("adapters", "list")
    assert "The library's index was missing" in done.stderr and "4 entries (1 model, 1 data set, 1 run, 1 adapter) found again" in done.stderr and "given by hand" in done.stderr, done.stderr
    assert set(entries()) == {("run", "first"), ("adapter", "first"), ("model", "tiny"), ("data", "a")}
    shutil.rmtree(home / "runs/first")
    assert entries()["run", "first"]["missing"] and "(missing)" in at_home("library", "list").stderr
    newer = sqlite3.connect(home / "library.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    done = subprocess.run([LORICA, "models", "list"], capture_output=True, text=True, env={**os.environ, "LORICA_HOME": str(home)})
    refused(done, "newer Lorica")


def run_facts_created(home):
    return json.loads((home / "runs/first/run.json").read_text())["created"]


def page_of(database, tree):
    """Where the root page of a table or index lies."""
    with sqlite3.connect(database) as db:
        root, = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tree,)).fetchone()
    db.close()
    return (root - 1) * 4096


run_tests()
