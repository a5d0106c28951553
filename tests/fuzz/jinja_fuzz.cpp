// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over chat templates: any template is refused or ends within its limits. One thread.
#include <cstdint>
#include <cstdlib>

#include "core/tokenizers/chat_template.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    const auto chat = ChatTemplate::compile(std::string(reinterpret_cast<const char*>(data), size));
    if (!chat) {
        if (chat.error().message.empty()) std::abort();
        return 0;
    }
    static const Json messages = Json::parse(R"([{"role":"system","content":"be kind"},{"role":"user","content":"a <|im_end|> b"},
                                                 {"role":"assistant","content":"c"}])");
    RenderOptions options;
    options.add_generation_prompt = size % 2 == 0;
    options.bos_token = "<s>";
    options.eos_token = "</s>";
    const auto text = chat->render_marked(messages, options);
    if (!text) return 0;
    size_t at = 0;
    for (const ByteSpan& span : text->content) {
        if (span.begin < at || span.end < span.begin || span.end > text->text.size()) std::abort();
        at = span.end;
    }
    return 0;
}
