#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks and the engine as a program of its own: benchmark_test.py LORICA [NAME ...]. Kills, stops, pauses, and whose memory a figure is."""
import json
import os
import random
import signal
import subprocess
import threading
import time

from support import CSV, file, peak_memory, refused, run, run_tests, SMOL, start, test, tiny, WORK


def benchmark(out, *more, metrics="bleu,rouge"):
    return ["benchmark", "--model", tiny("tiny"), "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--out", out,
            "--methods", "lora,qlora,full,ia3", "--seeds", 2, "--metrics", metrics, "--eval-rows", 3, "--max-new-tokens", 8, "--train.max_steps", 3,
            "--train.per_device_train_batch_size", 2, "--train.gradient_accumulation_steps", 1, "--data.validation_fraction", 0.2, "--model.dtype", "float32",
            "--set", "lora:adapter.r=4", "--json", *more]


def figures(out):
    """What a benchmark measures and a clock or the system's memory has no part in."""
    record = json.loads((out / "benchmark.json").read_text())
    keep = lambda scores: {k: v for k, v in scores.items() if k not in ("eval_seconds", "eval_peak_memory_bytes")}
    return ([(c["name"], c["status"], c["eval_loss"], c["trainable_parameters"], c["adapter_bytes"], keep(c["scores"])) for c in record["cells"]],
            [(b["quant"], b["seed"], keep(b["scores"])) for b in record["bases"]])


@test
def a_benchmark_compares_methods_and_goes_on_after_a_kill():
    whole, killed = WORK / "bench", WORK / "bench-killed"
    done = run(*benchmark(whole))
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])["result"]
    assert [m["label"] for m in result["methods"]] == ["base", "base (nf4)", "lora", "qlora", "full", "ia3"], result["methods"]
    for method in result["methods"]:
        wanted = {"eval_loss", "bleu", "rouge1", "rougeL"} | (set() if method["is_base"] else {"train_seconds", "tokens_per_second", "peak_memory_bytes", "trainable_parameters", "adapter_bytes"})
        assert method["runs"] == 2 and wanted <= method["figures"].keys(), method
        for figure in method["figures"].values():
            assert len(figure["values"]) == 2 and figure["low"] <= figure["mean"] <= figure["high"], figure
    by_name = {c["name"]: c for c in result["cells"]}
    assert json.loads((whole / "cells/method-lora_seed-42/run.json").read_text())["spec"]["adapter"]["r"] == 4
    assert json.loads((whole / "cells/method-full_seed-43/run.json").read_text())["spec"]["train"]["learning_rate"] == 2e-5
    assert by_name["method-full_seed-42"]["trainable_parameters"] > 10 * by_name["method-lora_seed-42"]["trainable_parameters"]
    for cell in result["cells"]:   # measured again on the adapter as it was saved
        trained = json.loads((whole / "cells" / cell["name"] / "run.json").read_text())["result"]["eval_loss"]
        assert abs(trained - cell["eval_loss"]) < 1e-4, (cell, trained)
    page = (whole / "report.html").read_text()
    assert page.count("<svg") == page.count("</svg>") > 3 and "http" not in page and "<script" not in page
    assert (whole / "benchmark.csv").read_text().count("\n") == 9 and (whole / "report.json").exists()
    process = start(*benchmark(killed))
    at = killed / "cells" / random.choice(["method-lora_seed-43", "method-qlora_seed-42", "method-full_seed-43", "method-ia3_seed-42"])
    while process.poll() is None and not (at / random.choice(["run.json", "evaluation.json", "events.jsonl"])).exists():
        time.sleep(0.005)
    process.kill()
    process.wait()
    done = run(*benchmark(killed))
    assert done.returncode == 0, done.stderr
    assert figures(killed) == figures(whole)
    text = run(*[x for x in benchmark(killed) if x != "--json"])   # everything is known: the table at once
    assert "qlora" in text.stderr and "held-out loss" in text.stderr and "±" in text.stderr, text.stderr
    refused(run(*benchmark(killed, "--max-rows", 9)), "spec")
    refused(run(*benchmark(WORK / "b2", "--set", "dora:adapter.r=4")), "dora")
    refused(run(*benchmark(WORK / "b2", metrics="blue")), "blue")
    refused(run("benchmark", "--model", tiny("tiny"), "--data", file("a.csv", CSV), "--methods", "lora,lara", "--out", WORK / "b2"), "lara")
    assert not (WORK / "b2").exists()


@test
def a_method_that_is_killed_fails_alone():
    """Each run of a benchmark is a program: what the system does to one of them, the others do not feel."""
    out = WORK / "bench-one-killed"
    command = benchmark(out, "--set", "lora:train.max_steps=1000", metrics="")
    process = start(*command, stdout=subprocess.PIPE)
    struck = False
    for line in process.stdout:   # an event a line
        if not struck and json.loads(line)["type"] == "train_step":
            children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True).stdout.split()
            assert len(children) == 1, children
            os.kill(int(children[0]), signal.SIGKILL)
            struck = True
    assert process.wait() == 0 and struck
    cells = json.loads((out / "benchmark.json").read_text())["cells"]
    assert [c["status"] for c in cells] == ["failed"] + ["finished"] * 7, cells
    assert "killed" in cells[0]["error"] and "memory" in cells[0]["error"], cells[0]
    done = run(*command)   # goes on with that one
    assert done.returncode == 0 and {c["status"] for c in json.loads(done.stdout.splitlines()[-1])["result"]["cells"]} == {"finished"}, done.stderr


@test
def a_stopped_benchmark_saves_its_run_and_goes_on():
    out = WORK / "bench-stopped"
    process = start(*benchmark(out, "--set", "lora:train.max_steps=4000", metrics=""), stdout=subprocess.PIPE)
    while json.loads(process.stdout.readline())["type"] != "train_step":
        pass
    process.send_signal(signal.SIGINT)
    process.stdout.read()
    assert process.wait() == 3
    run_json = json.loads((out / "cells/method-lora_seed-42/run.json").read_text())
    assert run_json["status"] == "stopped" and run_json["result"]["step"] > 0, run_json
    assert list((out / "cells/method-lora_seed-42/checkpoints").glob("step-*"))


@test
def another_program_drives_the_engine():
    process = start("engine", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    said, _ = process.communicate("nonsense\n" + json.dumps({"id": 4, "type": "no_such_thing"}) + "\n" + json.dumps({"id": 5, "type": "load_model", "model": {"path": str(WORK / "no.gguf")}}) + "\n")
    assert process.returncode == 0
    events = [json.loads(line) for line in said.splitlines()]
    refused_ids = [e["command"] for e in events if e["type"] == "rejected"]
    assert refused_ids[:2] == [0, 4], events
    ended = [e for e in events if e["type"] == "job_finished"]
    assert len(ended) == 1 and ended[0]["command"] == 5 and ended[0]["status"] in ("failed", "cancelled"), events


@test
def a_model_in_memory_can_be_let_go():
    process = start("engine", stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1)
    ask = lambda **command: process.stdin.write(json.dumps(command) + "\n")

    def held_after(number):   # in bytes, once the job of that number has ended
        for line in process.stdout:
            event = json.loads(line)
            if event["type"] == "job_finished" and event["command"] == number:
                assert event["status"] == "finished", event
                return 1024 * int(next(line for line in open(f"/proc/{process.pid}/status") if line.startswith("VmRSS")).split()[1])

    ask(id=1, type="release_models")
    without = held_after(1)
    ask(id=2, type="load_model", model={"path": str(SMOL), "dtype": "float32"})
    loaded = held_after(2)
    ask(id=3, type="release_models")
    released = held_after(3)
    assert loaded - without > 500e6 and released - without < 150e6, (without, loaded, released)
    process.stdin.close()
    assert process.wait() == 0


@test
def a_benchmark_pauses_with_its_run():
    """Paused: the run in its program does no step more, and goes on where it was."""
    spec = {"model": {"path": str(tiny("tiny")), "dtype": "float32"}, "data": {"path": str(file("a.csv", CSV)), "map": ["instruction=question", "output=answer"], "validation_fraction": 0.2},
            "train": {"max_steps": 100000}}
    process = start("engine", stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1)
    events = []
    reader = threading.Thread(target=lambda: events.extend(json.loads(line) for line in process.stdout))
    reader.start()
    tell = lambda **command: process.stdin.write(json.dumps(command) + "\n")
    of = lambda kind: [e for e in events if e["type"] == kind]

    def wait_for(true, seconds=60):
        end = time.time() + seconds
        while not true():
            assert time.time() < end and not of("rejected"), events[-3:]
            time.sleep(0.01)

    tell(id=1, type="run_benchmark", spec=spec, methods=["lora"], folder=str(WORK / "bench-paused"))
    wait_for(lambda: of("train_step"))
    tell(id=2, type="pause_run", target=1)
    wait_for(lambda: [e["state"] for e in of("state_changed")] == ["paused"])
    time.sleep(0.5)   # it ends the step it is in
    paused_at = len(of("train_step"))
    time.sleep(0.5)
    assert len(of("train_step")) == paused_at
    tell(id=3, type="resume_run", target=1)
    wait_for(lambda: len(of("train_step")) > paused_at)
    tell(id=4, type="stop_run", target=1, save=True)
    wait_for(lambda: of("job_finished"))
    assert of("job_finished")[0]["status"] == "stopped" and [e["step"] for e in of("train_step")] == list(range(1, len(of("train_step")) + 1))
    process.stdin.close()
    assert process.wait() == 0
    reader.join()


@test
def peak_memory_is_the_systems():
    """The peak of a run behind a full one is what the system tells of a process that trains that run alone."""
    common = ["--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--train.max_steps", 1, "--train.max_rows", 8, "--adapter.r", 4,
              "--train.per_device_train_batch_size", 2, "--train.gradient_accumulation_steps", 1, "--data.validation_fraction", 0.2, "--model.dtype", "float32", "--json"]
    done = run("benchmark", *common, "--methods", "full,lora", "--out", WORK / "peak")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])["result"]
    for cell in result["cells"]:
        method = cell["settings"]["method"]
        settings = ["--train.learning_rate", 2e-5] if method == "full" else []
        alone = peak_memory("train", *common, *settings, "--method", method, "--out", WORK / f"alone-{method}")
        assert abs(cell["peak_memory_bytes"] / alone - 1) < 0.05, (method, cell["peak_memory_bytes"], alone)


run_tests()
