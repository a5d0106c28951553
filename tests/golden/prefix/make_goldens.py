# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what tests/unit/peft/prefix_test.cpp compares with, out of PEFT: make_goldens.py TINY_MODEL.

CELL/ has start/ and final/ (PEFT folders; where there is a projection start/ holds it too) and golden.json: the losses of 20
steps over ../methods/rows.json, and the loss of the first rows after the last step with the adapter as PEFT reads it from its
own file. text/golden.json also has the ids whose memory the prefix began as.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import prefix_cells as cells
import torch
from transformers import AutoTokenizer

HERE = pathlib.Path(__file__).resolve().parent


def clean(folder, into):
    into.mkdir(parents=True)
    for file in folder.iterdir():
        if file.suffix in (".json", ".safetensors"):
            shutil.copy(file, into / file.name)
    config = cells.methods.read_json(into / "adapter_config.json")
    config["base_model_name_or_path"] = "tiny"
    (into / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")


torch.set_num_threads(1)
rows = [(row["ids"], row["labels"]) for row in cells.methods.read_json(HERE.parent / "methods" / "rows.json")]
with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    subprocess.run([sys.argv[1], work / "base"], check=True)
    for cell, (name, _) in cells.CELLS.items():
        target = HERE / cell
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        data = rows if name == "tiny" else cells.small(rows)
        model = cells.start(cell, work / "base")
        cells.save_start(model, work / cell / "start")
        clean(work / cell / "start", target / "start")
        losses = cells.train(model, data)
        model.save_pretrained(work / cell / "final")
        clean(work / cell / "final", target / "final")
        again = cells.methods.PeftModel.from_pretrained(cells.base(cell, work / "base"), work / cell / "final").eval()
        with torch.no_grad():
            after = cells.methods.loss_of(again, data[:cells.methods.BATCH]).item()
        golden = {"learning_rate": cells.RATE, "losses": losses, "after": after}
        if cell == "text":
            ids = AutoTokenizer.from_pretrained(work / "base").apply_chat_template([{"role": "system", "content": cells.TEXT}], tokenize=True, return_dict=False)
            golden["ids"] = ids[:cells.CELLS[cell][1]["num_virtual_tokens"]]
        (target / "golden.json").write_text(json.dumps(golden) + "\n")
        print(cell, losses[0], losses[-1], after)
