# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what tests/unit/peft compares with, out of PEFT: make_goldens.py TINY_MODEL.

rows.json   the token ids and labels of 20 steps of 4 rows
CELL/       start/ and final/ (PEFT folders; not for cells that begin with the base itself) and golden.json: the 20 losses, and
            the loss of the first rows after the last step, with the adapter as PEFT reads it from its own file
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import torch

import cells

HERE = pathlib.Path(__file__).resolve().parent
COMMITTED = ["rslora", "lora_plus", "lora_patterns", "lora_layers", "pissa", "olora", "dora", "ia3", "full"]


def rows():
    pick = random.Random(4)
    out = []
    for _ in range(cells.STEPS * cells.BATCH):
        length = pick.randint(6, 24)
        ids = [pick.randint(3, 299) if pick.random() < 0.3 else 60 + (i * 7) % 20 for i in range(length)]
        out.append((ids, [-100 if i < length // 3 else t for i, t in enumerate(ids)]))
    return out


def clean(folder, into):
    into.mkdir(parents=True)
    for name in ("adapter_config.json", "adapter_model.safetensors"):
        shutil.copy(folder / name, into / name)
    config = cells.read_json(into / "adapter_config.json")
    config["base_model_name_or_path"] = "tiny"
    (into / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")


torch.set_num_threads(1)
data = rows()
(HERE / "rows.json").write_text(json.dumps([{"ids": i, "labels": l} for i, l in data]) + "\n")
with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    subprocess.run([sys.argv[1], work / "base"], check=True)
    for cell in COMMITTED:
        target = HERE / cell
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        model = cells.start(cell, work / "base")
        if cell not in cells.IN_BASE:
            model.save_pretrained(work / cell / "start")
            clean(work / cell / "start", target / "start")
        losses = cells.train(cell, model, data)
        if cell not in cells.IN_BASE:
            model.save_pretrained(work / cell / "final")
            clean(work / cell / "final", target / "final")
            model = cells.reload(work / "base", work / cell / "final")
        with torch.no_grad():
            after = cells.loss_of(model, data[:cells.BATCH]).item()
        golden = {"learning_rate": cells.CELLS[cell][1], "losses": losses, "after": after}
        golden["loraplus_lr_ratio"] = dict(zip(cells.CELLS[cell][2][::2], cells.CELLS[cell][2][1::2])).get("--adapter.loraplus_lr_ratio", 1)
        (target / "golden.json").write_text(json.dumps(golden) + "\n")
        print(cell, losses[0], losses[-1], after)
