// SPDX-License-Identifier: GPL-3.0-or-later
// tokenizer_probe: answers one JSON request a line, for the live comparisons of tests/golden/tokenizers. One thread.
#include <sys/resource.h>

#include <ctime>
#include <iostream>
#include <string>

#include "core/tokenizers/chat_template.h"
#include "core/tokenizers/render.h"
#include "core/tokenizers/tokenizer_files.h"

using namespace lorica;

namespace {

std::shared_ptr<const Tokenizer> tokenizer;

double resident_mib() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1024.0;
}

Json stream(const std::vector<int32_t>& ids) {
    StreamDecoder decoder(tokenizer);
    Json parts = Json::array();
    for (const int32_t id : ids) parts.push_back(decoder.push(id));
    parts.push_back(decoder.finish());
    return parts;
}

Json render(const Json& request) {
    RenderOptions options;
    options.add_generation_prompt = request.value("prompt", false);
    options.bos_token = request.value("bos", "<s>");
    options.eos_token = request.value("eos", "</s>");
    options.extra = request.value("extra", Json::object());
    options.now = request.value("now", options.now);
    const double before = resident_mib();
    const std::clock_t start = std::clock();  // this process alone counts, not what else the machine does
    Json out = Json::object();
    const auto chat = ChatTemplate::compile(request["template"].get<std::string>());
    if (!chat) {
        out["error"] = chat.error().text();
    } else if (request.contains("spans")) {
        const auto whole = chat->render_conversation(request["messages"], options);
        if (!whole) {
            out["error"] = whole.error().text();
        } else {
            out["turns"] = Json::array();
            for (const ByteSpan& turn : whole->turns) out["turns"].push_back(whole->rendered.text.substr(turn.begin, turn.end - turn.begin));
            out["note"] = whole->note;
        }
    } else {
        const auto text = chat->render(request["messages"], options);
        if (text) out["text"] = *text;
        else out["error"] = text.error().text();
    }
    out["ms"] = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    out["mib"] = resident_mib() - before;
    return out;
}

Json answer(const Json& request) {
    if (request.contains("load")) {
        auto loaded = Tokenizer::load(request["load"].get<std::string>());
        if (!loaded) return {{"error", loaded.error().text()}};
        tokenizer = *loaded;
        return {{"size", tokenizer->vocab_size()}, {"notes", tokenizer->notes()}, {"bos", tokenizer->bos()}, {"eos", tokenizer->eos()}};
    }
    if (request.contains("template")) return render(request);
    if (!tokenizer) return {{"error", "load a tokenizer first"}};
    if (request.contains("encode")) return tokenizer->encode(request["encode"].get<std::string>(), request.value("special", false));
    if (request.contains("document")) return tokenizer->encode_document(request["document"].get<std::string>());
    if (request.contains("decode")) return tokenizer->decode(request["decode"].get<std::vector<int32_t>>(), request.value("skip", true));
    if (request.contains("stream")) return stream(request["stream"].get<std::vector<int32_t>>());
    if (request.contains("write")) {
        const auto written = write_tokenizer_files(*tokenizer, request["write"].get<std::string>());
        if (!written) return {{"error", written.error().text()}};
        return *written;
    }
    if (request.contains("respec")) {  // through the form that GGUF files hold
        auto spec = tokenizer->to_spec();
        if (!spec) return {{"error", spec.error().text()}};
        const std::string pre = spec->pre, model = spec->model;
        auto again = Tokenizer::from_spec(std::move(*spec));
        if (!again) return {{"error", again.error().text()}};
        tokenizer = *again;
        return {{"pre", pre}, {"model", model}};
    }
    return {{"error", "unknown request"}};
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        const Json request = Json::parse(line, nullptr, false);
        const Json reply = request.is_object() ? answer(request) : Json{{"error", "a line must be a JSON object"}};
        std::cout << reply.dump(-1, ' ', true, Json::error_handler_t::replace) << "\n" << std::flush;
    }
}
