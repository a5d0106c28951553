// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the data set: source, columns, prompt, lengths, split, packing. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct DataSettings {
    std::string path;
    std::string format = "auto";
    std::vector<std::string> map;
    std::string prompt_template;
    std::vector<std::string> mix;
    std::string system_prompt;
    int64_t max_length = 2048;
    double validation_fraction = 0.05;
    std::string stratify_by_column;
    std::string validation_path;
    bool train_on_prompt = false;
    std::string packing = "rows";
    bool share_beginning = true;
    std::string too_long = "error";

    static constexpr auto fields = std::tuple{
        field("path", &DataSettings::path,
              {.label = "Data set", .help = "A library name or a CSV, TSV, JSON, JSONL, Parquet or text file.", .tier = Tier::Basic}),
        field("format", &DataSettings::format,
              {.label = "Shape", .help = "How a row tells its conversation. auto recognises it from the columns.",
               .options = "auto|alpaca|prompt_completion|messages|sharegpt|text", .tier = Tier::Basic}),
        field("map", &DataSettings::map,
              {.label = "Columns", .help = "role=column pairs, for instance instruction=mr,output=ref. Roles: instruction, input, "
               "output, system, prompt, completion, messages, text.", .tier = Tier::Basic}),
        field("prompt_template", &DataSettings::prompt_template,
              {.label = "Prompt template", .help = "Shapes the user turn; {column} stands for that column's text. Empty takes the "
               "instruction (and the input below it) as it is.", .tier = Tier::Basic}),
        field("mix", &DataSettings::mix,
              {.label = "Mixed with", .help = "Further data sets, each with how often its rows are taken: PATH, PATH|0.5 for half of them, PATH|3 for thrice, "
               "PATH|1|instruction=question|output=answer to name columns. Each is split and cut as the main one.", .tier = Tier::Advanced}),
        field("system_prompt", &DataSettings::system_prompt,
              {.label = "System prompt", .help = "Put before every conversation that has none of its own. Empty leaves it to the "
               "model's chat template.", .tier = Tier::Advanced}),
        field("max_length", &DataSettings::max_length,
              {.label = "Sequence length", .help = "Longest row, and with packing tokens the length of a packed sequence. Longer "
               "costs memory and time.", .unit = "tokens", .min = 8, .max = 1048576, .step = 128, .tier = Tier::Basic,
               .old_names = "cutoff_len|max_seq_length|sequence_len"}),
        field("validation_fraction", &DataSettings::validation_fraction,
              {.label = "Held out", .help = "Share of the rows kept for evaluation, drawn with the seed. 0 trains on all rows.",
               .min = 0, .max = 0.9, .step = 0.01, .tier = Tier::Basic, .old_names = "val_size"}),
        field("stratify_by_column", &DataSettings::stratify_by_column,
              {.label = "Stratify by", .help = "A column whose values are held out in the shares in which they occur, for instance category. Empty draws all rows alike.",
               .tier = Tier::Advanced}),
        field("validation_path", &DataSettings::validation_path,
              {.label = "Evaluation set", .help = "A file or library name to evaluate on, instead of held-out rows.", .tier = Tier::Expert}),
        field("train_on_prompt", &DataSettings::train_on_prompt,
              {.label = "Train on prompt", .help = "Learn the prompts too. Off, only the responses are learned.", .tier = Tier::Advanced,
               .old_names = "train_on_inputs"}),
        field("packing", &DataSettings::packing,
              {.label = "Packing", .help = "rows: the rows of a batch lie side by side without padding; tokens: best fit into the "
               "sequence length; off: padded. Rows never see each other in any of them.", .options = "rows|tokens|off",
               .tier = Tier::Advanced}),
        field("share_beginning", &DataSettings::share_beginning,
              {.label = "Share beginnings", .help = "Computes what all rows of a batch begin with, such as the system prompt, once instead of once a "
               "row. The gradients are the same; with dropout, these tokens have one mask for the batch.", .tier = Tier::Expert}),
        field("too_long", &DataSettings::too_long,
              {.label = "Rows over the length", .help = "error refuses the run and lists them; skip leaves them out and says how many; "
               "cut drops their ends and says how many.", .options = "error|skip|cut", .tier = Tier::Advanced}),
    };
};

}  // namespace lorica
