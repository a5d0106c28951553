// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON that jobs answer with: the one place where its fields are named. Words only.
//
// EngineReady.info
//   {"devices": [{"name": "cpu", "title", "memory_bytes"}], "torch", "version", "threads", "dtype": "bfloat16" (what auto
//    means for the model that was loaded last, "" before), "cuda": false}
//
// DataReport.report, and nothing else from InspectData
//   file, kind ("csv", "jsonl", ...), hash
//                     A file whose columns could not be mapped is reported without format and mapping before the job fails.
//   format            the shape found or asked for: "alpaca", "prompt_completion", "messages", "sharegpt", "text"
//   columns           ["mr", "ref"]
//   column_info       [{"name", "types", "role" (or "")}]
//   mapping           {"instruction": "mr", "output": "ref"}: role to column
//   unused            columns that no role and no template names
//   row_count         data rows in the file; usable, unusable: of these
//   rows              the rows asked for: [{"row" (1-based), "line", "cells": {"mr": text}, "messages": [{"role", "content"}],
//                     "text" (what is tokenised, or role: content lines without a model), "note",
//                     "tokens": [{"id", "text", "state": "ignored" | "trained" | "eos" | "cut"}] and
//                     "counts": {"trained", "ignored", "eos", "cut"} with a model, "problems": [...]}]
//   problems          [{"file", "line", "row", "field", "reason", "severity": "error" | "warning" | "note"}]; an "error" row
//                     cannot be used
//   statistics        with a model: {"rows", "tokens", "supervised", "shortest", "longest", "mean", "p50", "p90", "p95", "p99",
//                     "bucket_width", "buckets": [rows with i*width <= tokens < (i+1)*width], "over_max_length", "cut",
//                     "train_rows", "validation_rows"}; without: {"rows"}
//
// JobFinished.result
//   load_model  {"architecture", "parameters", "dtype", "device", "layers", "hidden", "vocab", "context", "load_seconds", "name"}
//   plan_run    see core/train/plan.h
//   start_run   see core/train/trainer.h
//   evaluate    {"rows", "loss", "perplexity", "tokens", "bleu", "bleu_text", "chrf" (0 to 100), "rouge1", "rouge2",
//                "rougeL", "exact_match", "f1" (0 to 1), "answers": [{"prompt", "response", "references"}],
//                "answers_variety": {"distinct1", "distinct2", "mean_words", "shortest", "longest", "empty"},
//                "seconds"}: the members of the metrics asked for
//   generate    {"rows", "tokens", "seconds", "tokens_per_second"}; the text comes as TokenChunks
//   score       {"rows": [{"nll", "tokens"}]}: nats over the response's tokens
//   blend_adapters {"folder", "rank", "parameters", "seconds"}
//   merge       {"folder", "tensors", "bytes", "seconds"}
#pragma once
