# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what tests/unit/peft compares with, out of the `adapters` library: make_goldens.py TINY_MODEL.

CELL/       start/ and final/ (the library's folders), gradients.safetensors of the first step under the file's names, and
            golden.json: the 20 losses, and the loss of the first rows after the last step, read back from the library's file.
The rows are those of ../methods.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import torch
from safetensors.torch import save_file

import cells

HERE = pathlib.Path(__file__).resolve().parent


def clean(folder, into):
    into.mkdir(parents=True)
    for name in ("adapter_config.json", "adapter.safetensors"):
        shutil.copy(folder / name, into / name)
    config = cells.read_json(into / "adapter_config.json")
    config["model_name"] = "tiny"
    (into / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")


torch.set_num_threads(1)
rows = cells.read_json(HERE.parent / "methods" / "rows.json")
with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    subprocess.run([sys.argv[1], work / "base"], check=True)
    for cell in cells.CELLS:
        target = HERE / cell
        shutil.rmtree(target, ignore_errors=True)
        model = cells.start(cell, work / "base")
        cells.save(model, cell, work / cell / "start")
        clean(work / cell / "start", target / "start")
        losses, gradients = cells.train(model, rows)
        save_file(gradients, target / "gradients.safetensors")
        cells.save(model, cell, work / cell / "final")
        clean(work / cell / "final", target / "final")
        with torch.no_grad():
            after = cells.loss_of(cells.load(work / "base", work / cell / "final"), rows[:cells.BATCH]).item()
        (target / "golden.json").write_text(json.dumps({"learning_rate": cells.RATE, "losses": losses, "after": after}) + "\n")
        print(cell, losses[0], losses[-1], after)
