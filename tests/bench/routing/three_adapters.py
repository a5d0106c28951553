# SPDX-License-Identifier: GPL-3.0-or-later
"""Three adapters on one base: three_adapters.py LORICA WORK. Restaurant facts to text, text to facts, and Alpaca's instructions train for a
few steps each; a routing made of the three sends 150 prompts that none of them saw (50 of each task) to their adapters, and every answer
is compared with the one its adapter gives alone. Prints the accuracy, the equal answers and the longest change of adapters."""
import json
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "golden/peft"))
import common  # noqa: E402

LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ROWS, STEPS, NEW_TOKENS = 800, 10, 24


def lorica(*args):
    done = subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"lorica {' '.join(map(str, args))}\n{done.stderr}")
    return done


def tasks():
    """name -> (training rows of prompt and answer, prompts that are in none of them)"""
    asked = common.e2e_tests()
    new = {t["mr"] for t in asked}
    rows = [r for r in common.e2e_rows(None) if r[0] not in new]
    random.Random(1).shuffle(rows)
    alpaca = json.loads((common.DATA / "instructions/alpaca_en_demo.json").read_text())
    alpaca = [(r["instruction"] + ("\n" + r["input"] if r["input"] else ""), r["output"]) for r in alpaca]
    seen = {prompt for prompt, _ in alpaca[:ROWS]}
    return {"describe": ([(common.PROMPT.format(mr=mr), text) for mr, text in rows[:ROWS]], [common.PROMPT.format(mr=t["mr"]) for t in asked[:50]]),
            "facts": ([(text, mr) for mr, text in rows[ROWS:2 * ROWS]], [t["references"][0] for t in asked[50:100]]),
            "instructions": (alpaca[:ROWS], [prompt for prompt, _ in alpaca[ROWS:] if prompt not in seen][:50])}


def jsonl(name, rows):
    path = WORK / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def answers(source, *how):
    return [json.loads(line) for line in lorica("generate", "--model", common.GGUF, "--in", source, "--temperature", 0, "--max-new-tokens", NEW_TOKENS, "--json", *how).stdout.splitlines()]


WORK.mkdir(parents=True, exist_ok=True)
asked, adapters = [], []
for name, (rows, prompts) in tasks().items():
    adapters += ["--adapter", WORK / name]
    asked += [{"prompt": prompt, "route": name} for prompt in prompts]
    if not (WORK / name / "adapter").exists():
        data = jsonl(name + ".jsonl", [{"prompt": p, "completion": a} for p, a in rows])
        lorica("train", "--model", common.GGUF, "--data", data, "--out", WORK / name, "--train.max_steps", STEPS, "--data.validation_fraction", 0, "--train.learning_rate", 1e-3)
source = jsonl("asked.jsonl", asked)
if not (WORK / "routing").exists():
    made = lorica("adapters", "route", "make", "--model", common.GGUF, *adapters, "--out", WORK / "routing")
    print(made.stderr.strip())
tried = [json.loads(line) for line in lorica("adapters", "route", "try", "--model", common.GGUF, "--routing", WORK / "routing", "--in", source, "--json").stdout.splitlines()]
right = sum(t["name"] == a["route"] for t, a in zip(tried, asked))
for t, a in zip(tried, asked):
    if t["name"] != a["route"]:
        print(f"  {a['route']} to {t['name'] or 'the base'}: {a['prompt'][:70]!r}: {t['why'][:160]}")
routed = answers(source, "--routing", WORK / "routing")
alone = {name: answers(source, "--adapter", WORK / name) for name in tasks()}
alone[""] = answers(source)
equal = sum(r["response"] == alone[t["name"]][i]["response"] for i, (r, t) in enumerate(zip(routed, tried)))
different = sum(len({alone[name][i]["response"] for name in alone}) > 1 for i in range(len(asked)))
print(f"{right} of {len(asked)} prompts to their adapter ({100 * right / len(asked):.1f} %)")
print(f"{equal} of {len(asked)} answers equal the one of the adapter alone; of {different} prompts the adapters' answers differ")
ok = len(asked) == 150 and right > 0.95 * len(asked) and equal == len(asked)
print(f"{int(ok)} passed, {int(not ok)} failed")
sys.exit(not ok)
