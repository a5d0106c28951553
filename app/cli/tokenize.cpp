// SPDX-License-Identifier: GPL-3.0-or-later
// lorica tokenize: texts to ids. Main thread, no engine.
#include <iostream>

#include "app/cli/context.h"
#include "core/store/library.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {
namespace {

struct Flags {
    std::string model, tokenizer, in, text;
    bool special = false;
};

Result<std::vector<nlohmann::json>> rows_of(const Flags& flags) {
    if (!flags.in.empty()) return read_jsonl(flags.in);
    std::vector<nlohmann::json> rows;
    if (!flags.text.empty()) {
        rows.push_back({{"text", flags.text}});
        return rows;
    }
    std::string line;
    while (std::getline(std::cin, line)) rows.push_back({{"text", line}});
    return rows;
}

int tokenize(const Context& context, const Flags& flags) {
    if (flags.model.empty() == flags.tokenizer.empty())
        return fail(context, {ErrorCode::Usage, "give either --model or --tokenizer"});
    std::string path = flags.tokenizer;
    if (path.empty()) {
        const auto found = find_path(context, EntryKind::Model, flags.model);
        if (!found) return fail(context, found.error());
        path = *found;
    }
    const auto tokenizer = Tokenizer::load(path);
    if (!tokenizer) return fail(context, tokenizer.error());
    for (const auto& note : (*tokenizer)->notes()) say("note: " + note);
    const auto rows = rows_of(flags);
    if (!rows) return fail(context, rows.error());
    for (size_t i = 0; i < rows->size(); ++i) {
        const auto& row = (*rows)[i];
        if (!row.contains("text") || !row["text"].is_string())
            return fail(context, {ErrorCode::BadInput, "has no text", flags.in + ", row " + std::to_string(i + 1), "A row is {\"text\": ...}."});
        const auto ids = (*tokenizer)->encode(row["text"].get<std::string>(), flags.special);
        std::vector<std::string> tokens;
        for (const int32_t id : ids) tokens.push_back((*tokenizer)->token_text(id));
        print_json({{"ids", ids}, {"tokens", tokens}});
    }
    return kDone;
}

}  // namespace

void add_tokenize(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "tokenize", "Texts to token ids", [&context, flags] { return tokenize(context, *flags); });
    command->add_option("--model", flags->model, "A model whose tokenizer is used");
    command->add_option("--tokenizer", flags->tokenizer, "A tokenizer.json, a GGUF file or a folder");
    command->add_option("--in", flags->in, "JSONL with {\"text\"} a row; else standard input, a line a text");
    command->add_option("text", flags->text, "A text");
    command->add_flag("--special", flags->special, "Read control tokens such as <|im_end|> as what they are");
}

}  // namespace lorica
