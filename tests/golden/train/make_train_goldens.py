#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes schedules.json (transformers.get_scheduler) and adamw.json (torch.optim.AdamW) beside this file."""
import json
import pathlib

import torch
from transformers import get_scheduler

HERE = pathlib.Path(__file__).resolve().parent


def schedules():
    out = []
    for name in ["constant", "constant_with_warmup", "linear", "cosine", "polynomial", "inverse_sqrt"]:
        for warmup, total in [(0, 20), (3, 20), (1, 7), (10, 100)]:
            p = torch.nn.Parameter(torch.zeros(1))
            optimizer = torch.optim.SGD([p], lr=2e-4)
            scheduler = get_scheduler(name, optimizer, num_warmup_steps=warmup, num_training_steps=total)
            rates = []
            for _ in range(total):
                rates.append(scheduler.get_last_lr()[0])
                optimizer.step()
                scheduler.step()
            out.append({"name": name, "warmup": warmup, "total": total, "peak": 2e-4, "rates": rates})
    return out


def adamw():
    torch.manual_seed(1)
    out = []
    for decay, eps, betas in [(0.01, 1e-8, (0.9, 0.999)), (0.0, 1e-6, (0.9, 0.95)), (0.3, 1e-8, (0.8, 0.99))]:
        p = torch.nn.Parameter(torch.randn(37))
        start = p.detach().clone()
        optimizer = torch.optim.AdamW([p], lr=1e-3, weight_decay=decay, eps=eps, betas=betas, foreach=False)
        steps = []
        for step in range(6):
            optimizer.param_groups[0]["lr"] = 1e-3 * (1 + step) / 3
            p.grad = torch.randn(37) * 10.0 ** (step - 4)
            optimizer.step()
            steps.append({"lr": optimizer.param_groups[0]["lr"], "gradient": p.grad.tolist(), "parameters": p.detach().tolist()})
        state = optimizer.state[p]
        out.append({"weight_decay": decay, "epsilon": eps, "beta1": betas[0], "beta2": betas[1], "start": start.tolist(), "steps": steps,
                    "exp_avg": state["exp_avg"].tolist(), "exp_avg_sq": state["exp_avg_sq"].tolist()})
    return out


for name, value in [("schedules", schedules()), ("adamw", adamw())]:
    (HERE / f"{name}.json").write_text(json.dumps(value) + "\n")
