// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the training loop, under transformers' names. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct TrainSettings {
    double num_train_epochs = 3;
    int64_t max_steps = 0;
    int64_t max_rows = 0;
    int64_t per_device_train_batch_size = 4;
    int64_t gradient_accumulation_steps = 4;
    double learning_rate = 2e-4;
    std::string lr_scheduler_type = "cosine";
    int64_t warmup_steps = 100;
    double weight_decay = 0.01;
    double adam_beta1 = 0.9;
    double adam_beta2 = 0.999;
    double adam_epsilon = 1e-8;
    double max_grad_norm = 1.0;
    double label_smoothing_factor = 0;
    bool gradient_checkpointing = false;
    bool shuffle = true;
    int64_t seed = 42;
    int64_t logging_steps = 10;
    int64_t eval_steps = 0;
    int64_t save_steps = 500;
    int64_t save_total_limit = 3;
    int64_t early_stopping_patience = 0;
    bool load_best_model_at_end = false;
    std::vector<std::string> sample_prompts;
    int64_t sample_rows = 0;
    int64_t sample_max_new_tokens = 64;
    std::string optim = "adamw";

    static constexpr auto fields = std::tuple{
        field("num_train_epochs", &TrainSettings::num_train_epochs,
              {.label = "Epochs", .help = "Passes over the data. 1 to 3 for large sets, more for small ones.", .min = 0.001, .max = 10000,
               .step = 1, .tier = Tier::Basic, .old_names = "epochs|num_epochs"}),
        field("max_steps", &TrainSettings::max_steps,
              {.label = "Max steps", .help = "Stop after this many optimizer steps, whatever the epochs say. 0 is off.", .min = 0,
               .max = 1e9, .tier = Tier::Advanced}),
        field("max_rows", &TrainSettings::max_rows,
              {.label = "Max rows", .help = "Use only the first rows of the data set, for a quick try. 0 takes all.", .min = 0, .max = 1e12,
               .tier = Tier::Advanced, .old_names = "max_samples"}),
        field("per_device_train_batch_size", &TrainSettings::per_device_train_batch_size,
              {.label = "Batch size", .help = "Rows in one forward pass. More is faster and takes more memory.", .min = 1, .max = 65536,
               .tier = Tier::Basic, .old_names = "batch_size|micro_batch_size"}),
        field("gradient_accumulation_steps", &TrainSettings::gradient_accumulation_steps,
              {.label = "Gradient accumulation", .help = "Batches that make one optimizer step.", .min = 1, .max = 65536,
               .tier = Tier::Advanced}),
        field("learning_rate", &TrainSettings::learning_rate,
              {.label = "Learning rate", .help = "Peak step size. 2e-4 suits LoRA, 2e-5 full fine-tuning; lower it when the loss jumps.",
               .min = 1e-12, .max = 10, .step = 1e-5, .tier = Tier::Basic, .old_names = "lr"}),
        field("lr_scheduler_type", &TrainSettings::lr_scheduler_type,
              {.label = "LR scheduler", .help = "How the learning rate falls after the warm-up.",
               .options = "constant|constant_with_warmup|linear|cosine|polynomial|inverse_sqrt", .tier = Tier::Advanced,
               .old_names = "lr_scheduler"}),
        field("warmup_steps", &TrainSettings::warmup_steps,
              {.label = "Warmup steps", .help = "Steps over which the learning rate rises from 0; never over a tenth of the run.",
               .min = 0, .max = 1e9, .tier = Tier::Advanced}),
        field("weight_decay", &TrainSettings::weight_decay,
              {.label = "Weight decay", .help = "Pull of AdamW towards zero.", .min = 0, .max = 10, .step = 0.01, .tier = Tier::Advanced}),
        field("adam_beta1", &TrainSettings::adam_beta1, {.label = "Adam beta1", .help = "Decay of the mean.", .min = 0, .max = 0.99999, .tier = Tier::Expert}),
        field("adam_beta2", &TrainSettings::adam_beta2, {.label = "Adam beta2", .help = "Decay of the variance.", .min = 0, .max = 0.9999999, .tier = Tier::Expert}),
        field("adam_epsilon", &TrainSettings::adam_epsilon, {.label = "Adam epsilon", .help = "Added to the root of the variance.", .min = 0, .max = 1, .tier = Tier::Expert}),
        field("max_grad_norm", &TrainSettings::max_grad_norm,
              {.label = "Gradient clip", .help = "Gradients over this norm are scaled down to it. 0 is off.", .min = 0, .max = 1e6,
               .step = 0.1, .tier = Tier::Advanced}),
        field("label_smoothing_factor", &TrainSettings::label_smoothing_factor,
              {.label = "Label smoothing", .help = "Share of each target that is spread over the whole vocabulary. 0.1 keeps a model that sees its "
               "rows often from growing too sure of them. Evaluation is without it.", .min = 0, .max = 0.99, .step = 0.05,
               .tier = Tier::Expert, .old_names = "label_smoothing"}),
        field("gradient_checkpointing", &TrainSettings::gradient_checkpointing,
              {.label = "Gradient checkpointing", .help = "Compute each layer twice and keep less: about half the memory for a third "
               "more time.", .tier = Tier::Advanced}),
        field("shuffle", &TrainSettings::shuffle, {.label = "Shuffle", .help = "A new order, drawn with the seed, each epoch.", .tier = Tier::Expert}),
        field("seed", &TrainSettings::seed,
              {.label = "Seed", .help = "Decides split, order, initial weights and dropout. The same seed gives the same run.", .min = 0,
               .max = 4294967295.0, .tier = Tier::Advanced}),
        field("logging_steps", &TrainSettings::logging_steps,
              {.label = "Log every", .help = "How often the log prints a line; the charts have every step.", .unit = "steps", .min = 1,
               .max = 1e9, .tier = Tier::Expert}),
        field("eval_steps", &TrainSettings::eval_steps,
              {.label = "Evaluate every", .help = "Evaluation on the held-out rows. 0 chooses about ten a run; it always runs at the end.",
               .unit = "steps", .min = 0, .max = 1e9, .tier = Tier::Advanced}),
        field("save_steps", &TrainSettings::save_steps,
              {.label = "Save every", .help = "Checkpoints to resume from. 0 saves at the end only.", .unit = "steps", .min = 0, .max = 1e9,
               .tier = Tier::Advanced}),
        field("save_total_limit", &TrainSettings::save_total_limit,
              {.label = "Keep checkpoints", .help = "Older ones are removed; the best one is kept. 0 keeps all.", .min = 0, .max = 1e6,
               .tier = Tier::Expert}),
        field("early_stopping_patience", &TrainSettings::early_stopping_patience,
              {.label = "Early stopping", .help = "Stop after this many evaluations without a better loss. 0 is off.",
               .unit = "evaluations", .min = 0, .max = 1e6, .tier = Tier::Advanced}),
        field("load_best_model_at_end", &TrainSettings::load_best_model_at_end,
              {.label = "Keep the best", .help = "The finished adapter is the one with the lowest evaluation loss, not the last.",
               .tier = Tier::Advanced}),
        field("sample_prompts", &TrainSettings::sample_prompts,
              {.label = "Sample prompts", .help = "Prompts that the half-trained model answers at each evaluation, so that one can read how it learns. The likeliest tokens are taken. "
               "Several are separated by commas; with commas inside they are written as [\"Well, then?\", \"Who?\"].",
               .tier = Tier::Advanced}),
        field("sample_rows", &TrainSettings::sample_rows,
              {.label = "Sample rows", .help = "The prompts of so many held-out rows are answered at each evaluation too, beside the answers that the rows have.",
               .min = 0, .max = 1000, .tier = Tier::Advanced}),
        field("sample_max_new_tokens", &TrainSettings::sample_max_new_tokens,
              {.label = "Longest sample", .help = "Tokens after which a sample answer is cut.", .unit = "tokens", .min = 1, .max = 1048576, .tier = Tier::Expert}),
        field("optim", &TrainSettings::optim, {.label = "Optimizer", .help = "The update rule. adamw is PyTorch's. adamw_hf is the one of early transformers and of the LoRA paper's code: epsilon "
               "before the correction of the bias, decay after the step. Choose it to repeat such a run.",
               .options = "adamw|adamw_hf", .tier = Tier::Expert}),
    };
};

}  // namespace lorica
