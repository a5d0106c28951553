#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line from outside: cli_test.py LORICA [NAME...]. Bad input gives exit code 2 and one sentence; runs repeat and
resume to the last bit. Last line "N passed, N failed[, N skipped]"."""
import csv
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time

from support import CSV, DATA, file, LORICA, peak_memory, refused, ROOT, run, run_tests, Skip, SMOL, start, test, tiny, train, WORK


@test
def missing_file():
    refused(train(WORK / "nowhere.csv", WORK / "r1"), "nowhere.csv")
    assert not (WORK / "r1").exists()


@test
def missing_model():
    refused(train(file("a.csv", CSV), WORK / "r1", model=WORK / "nowhere.gguf"), "nowhere.gguf")


@test
def empty_file():
    refused(train(file("empty.csv", ""), WORK / "r2"), "empty.csv")


@test
def ragged_row():
    ragged = file("ragged.csv", "question,answer\na,b\nc,d,e\n")
    done = run("data", "check", ragged, "--map", "instruction=question", "--map", "output=answer")
    assert done.returncode == 2 and ":3" in done.stderr, done.stderr


@test
def cut_jsonl():
    cut = file("cut.jsonl", '{"prompt": "a", "completion": "b"}\n{"prompt": "c", "compl')
    done = run("data", "check", cut)
    assert done.returncode == 2 and ":2" in done.stderr, done.stderr


@test
def an_option_that_there_is_not_is_named():
    refused(train(file("a.csv", CSV), WORK / "r2", "--seed", 42), "seed", "train.seed")
    refused(train(file("a.csv", CSV), WORK / "r2", "--train.sede", 42), "train.sede")


@test
def wrong_mapping():
    refused(run("data", "check", file("a.csv", CSV), "--map", "instruction=quest", "--map", "output=answer"), "quest", "question")


@test
def empty_response():
    done = run("data", "check", file("blank.csv", "question,answer\na,b\nc,\n"), "--map", "instruction=question", "--map", "output=answer")
    assert done.returncode == 2 and ":3" in done.stderr and "answer" in done.stderr, done.stderr


@test
def parquet_is_read_and_written_as_pyarrow_does():
    site = str(ROOT / ".deps/site")
    if site not in sys.path:
        sys.path.append(site)
    import pyarrow
    import pyarrow.parquet
    source = WORK / "chats.parquet"
    rows = [[{"role": "user", "content": f"Say {i}."}, {"role": "assistant", "content": f"\u00e9{i}"}] for i in range(300)]
    pyarrow.parquet.write_table(pyarrow.table({"messages": rows}), source, row_group_size=100)
    done = run("data", "check", source)
    assert done.returncode == 0 and "300 usable rows, 0 unusable" in done.stderr, done.stderr
    out = WORK / "again.parquet"
    done = run("data", "export", source, out)
    assert done.returncode == 0, done.stderr
    assert pyarrow.parquet.read_table(out).column("messages").to_pylist() == rows
    cut = file("cut.parquet", source.read_bytes()[:-100])
    refused(run("data", "check", cut), "cut.parquet", "its end is missing")
    refused(run("data", "check", file("bytes.parquet", (ROOT / "tests/golden/parquet/bytes.parquet").read_bytes())), "image", "bytes")


@test
def gguf_wrong_magic():
    refused(run("models", "show", file("bad.gguf", b"NOPE" + bytes(100))), "bad.gguf", "GGUF")


@test
def gguf_truncated_tensor():
    with open(SMOL, "rb") as f:
        refused(run("models", "show", file("cut.gguf", f.read(60_000_000))), "cut.gguf", "truncated")


@test
def safetensors_overlapping():
    folder = WORK / "overlap"
    folder.mkdir()
    header = json.dumps({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + bytes(12))
    (folder / "config.json").write_text(json.dumps({"architectures": ["LlamaForCausalLM"], "hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1,
                                                    "num_attention_heads": 2, "vocab_size": 16}))
    refused(run("models", "show", folder), "model.safetensors", "overlap")


@test
def pickle_refused():
    refused(run("models", "show", file("model.bin", b"PK\x03\x04" + bytes(50))), "can run code")


@test
def unknown_setting():
    refused(train(file("a.csv", CSV), WORK / "r3", "--train.learning_rat", "1"), "train.learning_rate")


@test
def rank_zero():
    refused(train(file("a.csv", CSV), WORK / "r4", "--adapter.r", 0), "adapter.r", "between")


@test
def unknown_command():
    done = run("trian")
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1, done.stderr


@test
def output_exists():
    taken = WORK / "taken"
    taken.mkdir()
    (taken / "precious").write_text("x")
    refused(train(file("a.csv", CSV), taken), "taken", "exists")
    assert (taken / "precious").read_text() == "x"


@test
def no_space_left():
    if os.geteuid() != 0:
        raise Skip("mounting a 1 MiB tmpfs needs root")
    disk = WORK / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True).returncode:
        raise Skip("a tmpfs cannot be mounted here")
    try:
        done = train(file("a.csv", CSV), disk / "run", "--adapter.r", 64, "--adapter.target_modules", "all-linear")
        refused(done, "space")
    finally:
        subprocess.run(["umount", disk])


@test
def help_is_quick_and_complete():
    began = time.monotonic()
    done = run("--help")
    assert done.returncode == 0 and time.monotonic() - began < 1
    for name in "models data plan train resume follow generate evaluate adapters merge score sweep benchmark export verify tokenize library doctor".split():
        assert name in done.stdout, name
    for command, flag in (("benchmark", "--methods"), ("train", "--method")):
        said = " ".join(run(command, "--help").stdout.split()).split(f" {flag} ", 1)[1][:200]
        for method in "lora qlora lora8bit dora qdora ia3 prefix bottleneck full".split():
            assert method in said, (command, method, said)


@test
def doctor_and_models():
    done = run("doctor", "--json")
    assert done.returncode == 0, done.stderr
    engine = json.loads(done.stdout)["engine"]
    assert isinstance(engine["cuda_kernels"], bool) and engine["devices"][0]["name"] == "cpu", engine
    assert run("models", "import", SMOL, "--name", "smol").returncode == 0
    assert json.loads(run("models", "list", "--json").stdout)["name"] == "smol"
    assert json.loads(run("models", "show", "smol", "--json").stdout)["parameters"] == 134515008
    refused(run("models", "remove", "smoll"), "smol")


@test
def inspect_shows_the_mask():
    done = run("data", "inspect", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--model", SMOL, "--row", 1, "--json")
    view = json.loads(done.stdout)
    trained = "".join(t["text"] for t in view["tokens"] if t["state"] in ("trained", "eos"))
    assert trained.replace("·", " ").startswith("It is 0.<|im_end|>"), trained


def losses(folder):
    events = [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]
    return [(e["step"], e["loss"], e["grad_norm"]) for e in events if e["type"] == "train_step"], events


LONG = ("--train.max_steps", 8, "--train.save_steps", 2, "--train.per_device_train_batch_size", 2, "--train.gradient_accumulation_steps", 1,
        "--train.num_train_epochs", 9, "--adapter.lora_dropout", 0.1, "--model.dtype", "float32")


@test
def same_seed_same_bits():
    for name in ("same1", "same2"):
        done = train(file("a.csv", CSV), WORK / name, *LONG)
        assert done.returncode == 0, done.stderr
    first, events = losses(WORK / "same1")
    assert len(first) == 8 and first == losses(WORK / "same2")[0]
    assert events[-1]["type"] == "job_finished" and events[-1]["status"] == "finished"
    assert {"step", "epoch", "loss", "learning_rate", "grad_norm", "tokens", "supervised_tokens", "tokens_per_second", "seconds",
            "memory_bytes"} <= next(e for e in events if e["type"] == "train_step").keys()
    for name in ("run.json", "events.jsonl", "adapter/adapter_config.json", "adapter/adapter_model.safetensors"):
        assert (WORK / "same1" / name).is_file(), name
    weights = [(WORK / n / "adapter/adapter_model.safetensors").read_bytes() for n in ("same1", "same2")]
    assert weights[0] == weights[1]


@test
def resume_after_kill():
    if not (WORK / "same1").exists():
        same_seed_same_bits()
    folder = WORK / "killed"
    command = [LORICA, "train", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--out", folder,
               "--adapter.r", 2, "--adapter.target_modules", "q_proj,v_proj", *LONG]
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stop_at = random.randint(2, 6)
    while process.poll() is None:
        if (folder / "events.jsonl").exists() and (folder / "events.jsonl").read_text().count('"train_step"') >= stop_at:
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(0.01)
    process.wait()
    done = run("resume", folder)
    assert done.returncode == 0, done.stderr
    assert losses(folder)[0] == losses(WORK / "same1")[0]
    assert (folder / "adapter/adapter_model.safetensors").read_bytes() == (WORK / "same1/adapter/adapter_model.safetensors").read_bytes()
    followed = run("follow", folder, "--json")
    assert followed.stdout.count('"train_step"') == 8, followed.stdout[:500]


@test
def interrupt_saves_and_gives_three():
    folder = WORK / "interrupted"
    command = [LORICA, "train", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--out", folder,
               "--adapter.r", 2, "--train.max_steps", 500, "--train.num_train_epochs", 500]
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not ((folder / "events.jsonl").exists() and '"train_step"' in (folder / "events.jsonl").read_text()):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 3
    assert list((folder / "checkpoints").glob("step-*"))


# Four steps of a row each, a checkpoint behind the second.
SHORT = ["--train.max_steps", 4, "--train.save_steps", 2, "--train.warmup_steps", 1, "--train.per_device_train_batch_size", 1,
         "--train.gradient_accumulation_steps", 1, "--data.validation_fraction", 0]


def train_and_resume(command, name, *files):
    """The run's folder. A second run that lost its last checkpoint and resumes writes the same bytes, and the adapter answers."""
    whole, cut = WORK / name, WORK / f"{name}-cut"
    done = run(*command, "--out", whole)
    assert done.returncode == 0, done.stderr
    assert run(*command, "--out", cut).returncode == 0
    shutil.rmtree(cut / "checkpoints/step-4")
    assert run("resume", cut).returncode == 0
    for file_name in files:
        assert (whole / "adapter" / file_name).read_bytes() == (cut / "adapter" / file_name).read_bytes(), file_name
    answer = run("generate", "--model", SMOL, "--adapter", whole, "--prompt", "What is 2+2?", "--max-new-tokens", 4, "--temperature", 0)
    assert answer.returncode == 0, answer.stderr
    return whole


@test
def a_finished_run_trains_on_and_a_change_is_made_again_where_it_was():
    if not (WORK / "same1").exists():
        same_seed_same_bits()
    whole, cut = WORK / "longer", WORK / "longer-cut"
    common = ["--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--adapter.r", 2, "--adapter.target_modules", "q_proj,v_proj", *SHORT]
    assert run("train", *common, "--out", whole).returncode == 0
    refused(run("resume", whole, "--max-steps", 3), "has done 4 steps already")
    done = run("resume", whole, "--max-steps", 7, "--learning-rate", 1e-3)
    assert done.returncode == 0 and "7 steps" in done.stderr, done.stderr
    events = [json.loads(line) for line in (whole / "events.jsonl").read_text().splitlines()]
    steps = {e["step"]: e["learning_rate"] for e in events if e["type"] == "train_step"}
    assert sorted(steps) == list(range(1, 8)) and max(steps[s] for s in (2, 3, 4)) <= 2e-4 < steps[5], steps
    changed = [e for e in events if e["type"] == "run_changed"]
    assert [(e["step"], e["learning_rate"], e["total_steps"]) for e in changed] == [(4, 1e-3, 7)], changed
    assert events[-1]["type"] == "job_finished" and events[-1]["result"]["step"] == 7, events[-1]
    shutil.copytree(whole, cut)
    for step in (4, 6, 7):   # from before the change
        shutil.rmtree(cut / f"checkpoints/step-{step}", ignore_errors=True)
    assert run("resume", cut).returncode == 0
    assert losses(cut)[0] == losses(whole)[0]
    assert (cut / "adapter/adapter_model.safetensors").read_bytes() == (whole / "adapter/adapter_model.safetensors").read_bytes()
    run_json = json.loads((cut / "run.json").read_text())
    run_json["changes"][0]["learning_rate"] = -1
    (cut / "run.json").write_text(json.dumps(run_json))
    refused(run("resume", cut), "run.json, changes")


@test
def several_sets_train_together():
    more = file("more.jsonl", "".join(json.dumps({"frage": f"Was ist {n}?", "antwort": f"Es ist {n}."}) + "\n" for n in range(8)))
    common = ["--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--adapter.r", 2, "--adapter.target_modules", "q_proj", *SHORT]
    rows = CSV.count("\n") - 1
    refused(run("train", *common, "--data.mix", more, "--out", WORK / "mixed-not"), "more.jsonl")   # its columns are of no known shape
    folder = WORK / "mixed"
    done = run("train", *common, "--data.mix", f"{more}|2|instruction=frage|output=antwort", "--out", folder)
    assert done.returncode == 0, done.stderr
    facts = json.loads((folder / "run.json").read_text())
    assert facts["data"]["mixed_rows"] == [rows, 16] and facts["data"]["train_rows"] == rows + 16, facts["data"]
    refused(run("train", *common, "--data.mix", f"{more}|0", "--out", WORK / "mixed-not"), "data.mix")
    planned = json.loads(run("plan", *common, "--data.mix", f"{more}|2|instruction=frage|output=antwort", "--json").stdout.splitlines()[-1])
    assert planned["rows"] == rows + 16, planned
    shutil.rmtree(folder / "checkpoints/step-4")
    assert run("resume", folder).returncode == 0
    more.write_text(more.read_text().replace("Was", "Wer"))
    refused(run("resume", folder), "has changed since")


def stays_beside_the_base(whole):
    """The adapter changes what the base says, and no weights can say the same."""
    rows = file("score.jsonl", json.dumps({"prompt": "What is 2+2?", "response": "4"}) + "\n")
    alone, beside = (json.loads(run("score", "--model", SMOL, "--in", rows, "--json", *more).stdout.splitlines()[-1]) for more in ([], ["--adapter", whole]))
    assert alone != beside, alone
    for what in (["merge", "--out", WORK / "no"], ["export", "--format", "gguf", "--quant", "f16", "--out", WORK / "no.gguf"]):
        refused = run(what[0], "--model", SMOL, "--adapter", whole, *what[1:])
        assert refused.returncode != 0 and "neither merged nor held by a GGUF file" in refused.stderr, refused.stderr
    assert not (WORK / "no").exists() and not (WORK / "no.gguf").exists()


@test
def bottleneck_trains_resumes_and_stays_beside_the_base():
    command = ["train", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--method", "bottleneck",
               "--adapter.placement", "pfeiffer", "--adapter.dropout", 0.1, "--train.learning_rate", 1e-3, *SHORT]
    whole = train_and_resume(command, "bottleneck", "adapter.safetensors")
    stays_beside_the_base(whole)


@test
def combined_methods_train_resume_and_plan():
    common = ["--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--adapter.target_modules", "q_proj,v_proj",
              "--adapter.placement", "pfeiffer", "--adapter.num_virtual_tokens", 8, *SHORT]
    command = ["train", *common, "--adapter.combine", "bottleneck,prefix", "--adapter.dropout", 0.1]
    whole = train_and_resume(command, "combined", "adapter_model.safetensors", "bottleneck/adapter.safetensors", "prefix/adapter_model.safetensors")
    shown = json.loads(run("adapters", "show", whole, "--json").stdout)
    planned = json.loads(run("plan", *common, "--adapter.combine", "bottleneck,prefix", "--json").stdout.splitlines()[-1])
    assert [one["peft_type"] for one in shown["also"]] == ["BOTTLENECK", "PREFIX_TUNING"], shown
    assert planned["trainable_parameters"] == shown["parameters"], (planned, shown)
    onward = run("train", *common, "--adapter.init_from", whole, "--out", WORK / "onward")
    assert onward.returncode != 0 and "adapter.combine" in onward.stderr, onward.stderr
    refused = run("merge", "--model", SMOL, "--adapter", whole, "--out", WORK / "no")
    assert refused.returncode != 0 and "neither merged" in refused.stderr, refused.stderr


@test
def prefix_trains_resumes_and_stays_beside_the_base():
    for name, flags in (("prefix", ["--adapter.prefix_init_text", "Answer each question with one short line, whatever it is that people ask of you."]),
                        ("projected", ["--adapter.prefix_projection", "true", "--adapter.encoder_hidden_size", 16])):
        command = ["train", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--method", "prefix",
                   "--adapter.num_virtual_tokens", 8, *SHORT, *flags]
        whole = train_and_resume(command, name, "adapter_model.safetensors")
        assert (whole / "checkpoints/step-2/prefix_encoder.safetensors").exists() == (name == "projected")
        assert sorted(p.name for p in (whole / "adapter").iterdir()) == ["adapter_config.json", "adapter_model.safetensors"]
        stays_beside_the_base(whole)
        trained = json.loads((whole / "run.json").read_text())["trainable_parameters"]
        planned = json.loads(run("plan", *command[1:], "--json").stdout.splitlines()[-1])
        assert planned["trainable_parameters"] == trained, (planned, trained)
    short = run(*(500 if x == 8 else x for x in command[:-4]), "--adapter.prefix_init_text", "Hi", "--out", WORK / "short")
    assert short.returncode == 2 and "adapter.prefix_init_text" in short.stderr, short.stderr


@test
def generate_score_merge():
    adapter = WORK / "same1/adapter"
    if not adapter.exists():
        same_seed_same_bits()
    first = run("generate", "--model", SMOL, "--adapter", adapter, "--prompt", "What is 4?", "--temperature", 0, "--max-new-tokens", 8)
    assert first.returncode == 0 and first.stdout.strip(), first.stderr
    rows = file("rows.jsonl", '{"prompt": "What is 4?", "response": "It is 12."}\n{"prompt": "What is 5?", "response": "It is 15."}\n')
    base = run("score", "--model", SMOL, "--in", rows, "--model.dtype", "float32")
    ours = run("score", "--model", SMOL, "--adapter", adapter, "--in", rows, "--model.dtype", "float32")
    nll = [json.loads(line)["nll"] for line in ours.stdout.splitlines()]
    assert len(nll) == 2 and nll != [json.loads(line)["nll"] for line in base.stdout.splitlines()]
    done = run("merge", "--model", SMOL, "--adapter", adapter, "--out", WORK / "merged", "--dtype", "float32")
    assert done.returncode == 0, done.stderr
    merged = run("score", "--model", WORK / "merged", "--in", rows, "--model.dtype", "float32")
    assert merged.returncode == 0, merged.stderr
    for line, expected in zip(merged.stdout.splitlines(), nll):
        assert abs(json.loads(line)["nll"] - expected) < 2e-3, (line, expected)
    refused(run("merge", "--model", SMOL, "--adapter", adapter, "--out", WORK / "merged"), "exists")
    refused(run("generate", "--model", SMOL, "--adapter", WORK / "nowhere", "--prompt", "x"), "nowhere")


@test
def merging_needs_little_more_memory_than_its_output():
    adapter = WORK / "same1/adapter"
    if not adapter.exists():
        same_seed_same_bits()
    out = WORK / "merged-small"
    peak = peak_memory("merge", "--model", SMOL, "--adapter", adapter, "--out", out)
    size = (out / "model.safetensors").stat().st_size
    assert peak < 1.2 * size, f"{peak / 1e6:.0f} MB for {size / 1e6:.0f} MB, {peak / size:.2f} times"


@test
def a_run_answers_its_sample_prompts_as_its_adapter_does():
    """At the last evaluation the model is the one that is saved: the same greedy answers, token by token; and what each token's probability says."""
    data, out = file("a.csv", CSV), WORK / "sampled"
    done = train(data, out, "--model.dtype", "float32", "--data.validation_fraction", 0.25, "--train.eval_steps", 1, "--train.sample_prompts", "What is 3?",
                 "--train.sample_rows", 2, "--train.sample_max_new_tokens", 9, model=tiny("tiny"))
    assert done.returncode == 0 and "sample 3 at step 2" in done.stderr, done.stderr
    events = [json.loads(line) for line in (out / "events.jsonl").read_text().splitlines()]
    samples = [e for e in events if e["type"] == "sample_answer"]
    assert [(s["step"], s["index"]) for s in samples] == [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)], samples
    assert samples[0]["reference"] == "" and all(s["reference"].startswith("It is ") and s["prompt"].startswith("What is ") for s in samples[1:3] + samples[4:]), samples
    asked = file("asked.jsonl", "".join(json.dumps({"prompt": s["prompt"]}) + "\n" for s in samples[3:]))
    done = run("generate", "--model", tiny("tiny"), "--adapter", out, "--in", asked, "--temperature", 0, "--max-new-tokens", 9, "--likeliest", 3, "--model.dtype", "float32", "--json")
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines() if "response" in line]
    assert [a["response"] for a in answers] == [s["response"] for s in samples[3:]], (answers, samples)
    for answer in answers:
        assert len(answer["token_choices"]) == answer["generation"]["tokens"], answer
        for choice in answer["token_choices"]:
            shares = [share for _, share in choice["likeliest"]]
            assert len(shares) == 3 and shares == sorted(shares, reverse=True) and 0 < sum(shares) <= 1 + 1e-9, choice
            assert choice["likeliest"][0] == [choice["text"], choice["probability"]], choice   # greedy: the likeliest
    assert all(e["cpu_percent"] > 0 for e in events if e["type"] == "train_step")
    refused(train(data, WORK / "unsampled", "--train.sample_rows", 2, "--data.validation_fraction", 0, model=tiny("tiny")), "sample_rows", "held-out")
    refused(run("generate", "--model", tiny("tiny"), "--prompt", "a", "--likeliest", 1000), "likeliest")


@test
def answers_in_batches_by_beams_and_with_blends():
    adapter = WORK / "same1/adapter"
    if not adapter.exists():
        same_seed_same_bits()
    rows = file("asked.jsonl", "".join(json.dumps({"prompt": f"Count to {n}."}) + "\n" for n in range(4, 8)))

    def answers(*flags):
        done = run("generate", "--model", SMOL, "--in", rows, "--temperature", 0, "--max-new-tokens", 8, *flags)
        assert done.returncode == 0, done.stderr
        return [json.loads(line)["response"] for line in done.stdout.splitlines()]

    plain = answers()
    alone = run("generate", "--model", SMOL, "--prompt", "Count to 6.", "--temperature", 0, "--max-new-tokens", 8)
    assert len(plain) == 4 and alone.stdout.rstrip("\n") == plain[2].rstrip("\n"), (alone.stdout, plain)
    assert "1 of 1 ended at 8 tokens" in alone.stderr, alone.stderr
    told = json.loads(run("generate", "--model", SMOL, "--prompt", "Count to 6.", "--temperature", 0, "--max-new-tokens", 8, "--json").stdout)
    how = told["generation"]
    assert told["response"] == plain[2] and how["finish_reason"] == "length" and how["tokens"] == 8 and 0 < how["first_token_seconds"] < how["seconds"], told
    word = next(one for one in plain[0].split() if len(one) > 1)
    assert answers("--stop", word)[0] == plain[0][:plain[0].index(word)]
    assert len(answers("--num-beams", 2)) == 4
    done = run("adapters", "blend", "--model", SMOL, "--adapter", adapter, "--adapter", adapter, "--weights", "0.75,0.25", "--out", WORK / "blend")
    assert done.returncode == 0, done.stderr
    assert json.loads(run("adapters", "show", WORK / "blend", "--json").stdout)["r"] == 2 * json.loads(run("adapters", "show", adapter, "--json").stdout)["r"]
    ours = answers("--adapter", adapter, "--model.dtype", "float32")
    assert ours == answers("--adapter", WORK / "blend", "--model.dtype", "float32")
    assert ours == answers("--adapter", adapter, "--adapter", adapter, "--model.dtype", "float32")
    refused(run("generate", "--model", SMOL, "--prompt", "x", "--num-beams", 0), "num_beams")
    refused(run("adapters", "blend", "--model", SMOL, "--adapter", adapter, "--out", WORK / "one"), "two adapters")


@test
def prompts_go_to_the_adapter_they_are_like():
    sums = "question,answer\n" + "".join(f"What is {i} plus {i + 3}?,It is {2 * i + 3}.\n" for i in range(40))
    places, foods = ("Mill", "Plough", "Vaults", "Eagle", "Punter", "Cricketers", "Wrestlers", "Phoenix"), ("Thai", "English", "French", "Indian", "Fast food")
    menus = "question,answer\n" + "".join(f'"name[The {n}], food[{f}], area[riverside]",{n} serves {f}.\n' for n in places for f in foods)
    for name, data in (("sums", sums), ("menus", menus)):
        done = train(file(name + ".csv", data), WORK / "routed" / name, "--data.validation_fraction", 0.25)
        assert done.returncode == 0, done.stderr
    routing, both = WORK / "routing", ["--adapter", WORK / "routed/sums", "--adapter", WORK / "routed/menus/adapter"]
    done = run("adapters", "route", "make", "--model", SMOL, *both, "--rule", "sums=prefix:SUM ", "--rule", "menus=tag:pub", "--prompts", 20, "--out", routing, "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert [r["name"] for r in made["routes"]] == ["sums", "menus"] and [r["prompts"] for r in made["routes"]] == [20, 20], made
    assert made["held_out"]["all"] == made["held_out"]["right"] == 20 and made["leave_one_out"]["all"] == 40, made
    asked = [{"prompt": "What is 50 plus 2?"}, {"prompt": "name[The Anchor], food[Greek], area[riverside]"}, {"prompt": "SUM name[The Mill]"},
             {"prompt": "What is 1 plus 1?", "tag": "pub"}]
    rows = file("routed.jsonl", "".join(json.dumps(one) + "\n" for one in asked))
    chosen = [json.loads(line) for line in run("adapters", "route", "try", "--model", SMOL, "--routing", routing, "--in", rows, "--json").stdout.splitlines()]
    assert [(c["name"], c["by"]) for c in chosen] == [("sums", "similarity"), ("menus", "similarity"), ("sums", "rule"), ("menus", "rule")], chosen

    def answers(*flags):
        done = run("generate", "--model", SMOL, "--in", rows, "--temperature", 0, "--max-new-tokens", 8, *flags)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    routed, alone = answers("--routing", routing), {name: answers("--adapter", WORK / "routed" / name) for name in ("sums", "menus")}
    for i, one in enumerate(routed):
        assert one["response"] == alone[one["answered_by"]["name"]][i]["response"], (i, one)
    table = json.loads((routing / "routing.json").read_text())
    table["base"] = "another"
    (routing / "routing.json").write_text(json.dumps(table))
    refused(run("generate", "--model", SMOL, "--routing", routing, "--prompt", "x"), "another base")
    refused(run("generate", "--model", SMOL, "--routing", routing, "--adapter", "a", "--prompt", "x"), "--routing")
    refused(run("adapters", "route", "make", "--model", SMOL, *both, "--rule", "sums", "--out", WORK / "other"), "no rule")
    refused(run("adapters", "route", "make", "--model", SMOL, *both, "--out", routing), "exists already")


@test
def evaluate_scores_answers():
    rows = file("asked.csv", "question,answer\nWhat is 2?,Two\nWhat is 3?,Three\n")
    done = run("evaluate", "--model", SMOL, "--data", rows, "--map", "instruction=question", "--map", "output=answer",
               "--metrics", "loss,bleu,chrf,rouge,exact,f1", "--max-new-tokens", 4, "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert {"loss", "bleu", "chrf", "rouge1", "rouge2", "rougeL", "exact_match", "f1"} <= result.keys() and len(result["answers"]) == 2, result
    refused(run("evaluate", "--model", SMOL, "--data", rows, "--map", "instruction=question", "--map", "output=answer", "--metrics", "blue"), "blue", "bleu")


@test
def runs_at_once_end_as_they_end_in_line():
    def command(out, *more):
        return ["sweep", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--out", out, "--axis", "adapter.r=1,4,8",
                "--adapter.target_modules", "q_proj,v_proj", "--train.max_steps", 3, "--train.per_device_train_batch_size", 1, "--data.validation_fraction", 0.2,
                "--train.save_steps", 1, "--model.dtype", "float32", "--json", *more]

    def table(out, *more):
        done = run(*command(out, *more))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])["result"]["cells"]

    alone, beside = table(WORK / "in-line"), table(WORK / "at-once", "--together", 3)
    for a, b in zip(alone, beside):
        assert b["status"] == "finished" and abs(a["eval_loss"] - b["eval_loss"]) < 1e-3 and abs(a["loss"] - b["loss"]) < 1e-3, (a, b)
        events = [json.loads(line) for line in (WORK / "at-once/cells" / b["name"] / "events.jsonl").read_text().splitlines()]
        kinds = [e["type"] for e in events]
        assert kinds.count("run_started") == 1 and kinds.count("train_step") == 3 and kinds[-1] == "job_finished", kinds
    killed = WORK / "at-once-killed"
    process = start(*command(killed, "--together", 3))
    events = killed / "cells/r-4/events.jsonl"
    while process.poll() is None and not (events.exists() and '"train_step"' in events.read_text()):
        time.sleep(0.01)
    process.kill()
    process.wait()
    for a, b in zip(alone, table(killed, "--together", 3)):
        assert json.loads((killed / "sweep.json").read_text())["together"] == 3
        assert b["status"] == "finished" and abs(a["eval_loss"] - b["eval_loss"]) < 1e-3 and abs(a["loss"] - b["loss"]) < 1e-3, (a, b)
    refused(run("sweep", "--model", SMOL, "--data", file("a.csv", CSV), "--out", WORK / "none", "--axis", "adapter.r=1,4", "--together", 0), "together")


@test
def a_killed_sweep_goes_on_to_the_same_table():
    def command(out):
        return ["sweep", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--out", out,
                "--axis", "adapter.r=1,4", "--adapter.target_modules", "q_proj,v_proj", "--train.max_steps", 3, "--train.per_device_train_batch_size", 2,
                "--train.gradient_accumulation_steps", 1, "--data.validation_fraction", 0.2, "--model.dtype", "float32", "--train.save_steps", 1, "--json"]

    def table(out):
        cells = json.loads((out / "sweep.json").read_text())["cells"]
        return [(c["name"], c["status"], c["eval_loss"], c["loss"], c["trainable_parameters"]) for c in cells]

    whole, killed = WORK / "sweep", WORK / "sweep-killed"
    done = run(*command(whole))
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])["result"]
    assert result["base_loss"] > 0 and len(result["cells"]) == 2 and result["recommendation"]["reason"], result
    assert (whole / "sweep.csv").read_text().count("\n") == 3
    process = start(*command(killed))
    events = killed / "cells" / random.choice(["r-1", "r-4"]) / "events.jsonl"
    while process.poll() is None and not (events.exists() and '"train_step"' in events.read_text()):
        time.sleep(0.01)
    process.kill()
    process.wait()
    done = run(*command(killed))
    assert done.returncode == 0, done.stderr
    assert table(killed) == table(whole)
    refused(run(*[x if x != "adapter.r=1,4" else "adapter.r=1,8" for x in command(killed)]), "axes")
    record = json.loads((killed / "sweep.json").read_text())   # of a version that had no such setting yet
    del record["spec"]["train"]["sample_rows"]
    (killed / "sweep.json").write_text(json.dumps(record))
    done = run(*command(killed))
    assert done.returncode == 0 and table(killed) == table(whole), done.stderr
    shutil.rmtree(killed / "cells/r-4")   # the other one is in the table while this one trains again
    process = start(*command(killed), stdout=subprocess.PIPE)
    while json.loads(process.stdout.readline())["type"] != "train_step":
        pass
    assert [c["status"] for c in json.loads((killed / "sweep.json").read_text())["cells"]] == ["finished", "waiting"]
    process.stdout.read()
    assert process.wait() == 0 and table(killed) == table(whole)


@test
def a_broken_export_is_caught():
    adapter = WORK / "tiny-run/adapter"
    done = train(file("a.csv", CSV), WORK / "tiny-run", "--train.learning_rate", 0.005, model=tiny("tiny"))
    assert done.returncode == 0, done.stderr
    base = ("--model", tiny("tiny"), "--adapter", adapter)

    def verdict(path):
        done = run("verify", path, *base, "--json")
        result = json.loads(done.stdout.splitlines()[-1])
        assert done.returncode == (0 if result["passed"] else 1), done.stderr
        return {check["name"] for check in result["checks"] if not check["passed"]}

    for name, more in (("good.gguf", ["--quant", "q8_0"]), ("good", ["--format", "safetensors", "--quant", "f32"])):
        done = run("export", *base, "--out", WORK / name, *more, "--verify", "on", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout.splitlines()[-1])["verification"]["passed"]
        assert verdict(WORK / name) == set()
    assert "weights" in {c["name"] for c in json.loads(run("verify", WORK / "good", "--model", tiny("tiny"), "--json").stdout)["checks"] if not c["passed"]}

    def broken(change):
        shutil.rmtree(WORK / "broken", ignore_errors=True)
        shutil.copytree(WORK / "good", WORK / "broken")
        change(WORK / "broken")
        return verdict(WORK / "broken")

    def scale(folder):
        path = folder / "model.safetensors"
        data = bytearray(path.read_bytes())
        size = struct.unpack("<Q", data[:8])[0]
        begin, end = (8 + size + at for at in json.loads(data[8:8 + size])["model.layers.1.mlp.down_proj.weight"]["data_offsets"])
        values = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
        data[begin:end] = struct.pack(f"<{len(values)}f", *(1.05 * v for v in values))
        path.write_bytes(data)

    def edit(name, change):
        def act(folder):
            json_file = json.loads((folder / name).read_text())
            change(json_file)
            (folder / name).write_text(json.dumps(json_file))
        return act

    def template(config):   # without its first line, or what stands for one
        chat = config["chat_template"]
        config["chat_template"] = chat[chat.index("%}") + 2:]

    assert "weights" in broken(scale)
    assert "ends" in broken(edit("tokenizer_config.json", lambda j: j.pop("eos_token")))
    assert "ends" in broken(edit("generation_config.json", lambda j: j.pop("eos_token_id")))
    assert "template" in broken(edit("tokenizer_config.json", template))
    (WORK / "broken/model.safetensors").unlink()
    assert verdict(WORK / "broken") == {"opens"}
    refused(run("verify", WORK / "nowhere.gguf", *base), "nowhere.gguf")
    done = run("merge", *base, "--out", WORK / "tiny-merged", "--verify", "on", "--json")
    assert done.returncode == 0 and json.loads(done.stdout.splitlines()[-1])["verification"]["passed"], done.stderr


@test
def export_scores_alike():
    adapter = WORK / "same1/adapter"
    if not adapter.exists():
        same_seed_same_bits()
    rows = file("rows.jsonl", '{"prompt": "What is 4?", "response": "It is 12."}\n{"prompt": "What is 5?", "response": "It is 15."}\n')
    score = lambda *model: [json.loads(line)["nll"] for line in run("score", *model, "--in", rows, "--model.dtype", "float32").stdout.splitlines()]
    want = score("--model", SMOL, "--adapter", adapter)
    for name, more, bound in (("f32.gguf", ["--quant", "f32"], 2e-3), ("small.gguf", ["--quant", "q4_k_m"], 3.0), ("folder", ["--format", "safetensors", "--quant", "f32"], 2e-3)):
        done = run("export", "--model", SMOL, "--adapter", adapter, "--out", WORK / name, *more, "--json")
        assert done.returncode == 0, done.stderr
        result = json.loads(done.stdout.splitlines()[-1])
        assert result["merged"] == 60 and result["bytes"] > 5e7, result
        got = score("--model", WORK / name)
        assert len(got) == 2 and all(abs(g - w) < bound for g, w in zip(got, want)), (name, got, want)
    assert result["path"] and os.path.getsize(WORK / "small.gguf") < os.path.getsize(WORK / "f32.gguf") / 4
    done = run("export", "--model", SMOL, "--adapter", adapter, "--format", "gguf-lora", "--out", WORK / "lora.gguf")
    assert done.returncode == 0 and (WORK / "lora.gguf").read_bytes().count(b".lora_b") == 60, done.stderr
    refused(run("export", "--model", SMOL, "--adapter", adapter, "--out", WORK / "f32.gguf"), "exists")
    refused(run("export", "--model", SMOL, "--out", WORK / "x.gguf", "--quant", "q3"), "q3", "q4_K_M")
    refused(run("export", "--model", SMOL, "--out", WORK / "x.gguf", "--format", "gguf-lora"), "adapter")
    assert not (WORK / "x.gguf").exists() and not list(WORK.glob("*.tmp-*"))


@test
def plan_forecasts():
    done = run("plan", "--model", SMOL, "--data", file("a.csv", CSV), "--map", "instruction=question", "--map", "output=answer", "--json")
    assert done.returncode == 0, done.stderr
    plan = json.loads(done.stdout)
    assert 1e8 < plan["memory_bytes"] < 2e10 and plan["steps"] > 0 and plan["seconds_low"] <= plan["seconds"] <= plan["seconds_high"]


@test
def votes_are_counted_and_leave_as_preference_pairs():
    assert "no votes yet" in run("votes", "show").stderr
    home = WORK / "home"
    home.mkdir(exist_ok=True)
    side = lambda name, text: {"name": name, "model": "/m", "adapter": name, "text": text}
    lines = [json.dumps({"type": "vote", "id": str(i), "messages": [{"role": "user", "content": f"question {i}"}], "a": side("base", "no"), "b": side("tuned", "yes"),
                         "choice": "a" if i < 3 else "tie" if i < 5 else "b"}) for i in range(25)]
    (home / "votes.jsonl").write_text("not a vote\n" + "\n".join(lines) + "\n" + lines[0][:40])
    done = run("votes", "show", "--json")
    assert done.returncode == 0 and "line 1" in done.stderr, done.stderr
    pair = json.loads(done.stdout)["pairs"][0]
    assert (pair["model"], pair["better"], pair["worse"], pair["ties"], pair["decides"], pair["votes_needed"]) == ("tuned", 20, 3, 2, True, 0), pair
    assert "tuned against base: 20 better, 3 worse" in run("votes", "show").stderr
    out = WORK / "pairs.jsonl"
    assert run("votes", "export", out, "--form", "pairs").returncode == 0
    pairs = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(pairs) == 23 and pairs[0] == {"prompt": "question 0", "chosen": "no", "rejected": "yes"} and pairs[-1]["chosen"] == "yes"
    refused(run("votes", "export", out), "pairs.jsonl", "exists already")
    refused(run("votes", "export", home / "votes.jsonl"), "exists already")
    assert run("votes", "export", WORK / "votes.csv", "--form", "csv").returncode == 0
    assert len(list(csv.DictReader(open(WORK / "votes.csv", newline="")))) == 25
    (home / "votes.jsonl").unlink()


@test
def tokenize_matches_the_published_ids():
    texts = DATA / "tokenizers/gpt-2.gguf.inp"
    if not texts.exists():
        raise Skip("no test data beside the checkout")
    for name in ("gpt-2", "starcoder"):
        parts = (DATA / f"tokenizers/{name}.gguf.inp").read_text().split("\n__ggml_vocab_test__\n")
        expected = [[int(i) for i in line.split()] for line in (DATA / f"tokenizers/{name}.gguf.out").read_text().splitlines()]
        rows = file("texts.jsonl", "".join(json.dumps({"text": t}) + "\n" for t in parts[:len(expected)]))
        done = run("tokenize", "--tokenizer", DATA / f"tokenizers/{name}.gguf", "--in", rows)
        got = [json.loads(line)["ids"] for line in done.stdout.splitlines()]
        assert got == expected, [(p, g, e) for p, g, e in zip(parts, got, expected) if g != e][:3]
        assert len(got) == 46


run_tests()
