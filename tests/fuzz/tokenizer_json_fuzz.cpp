// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over tokenizer.json: any bytes give a tokenizer or an error; a tokenizer encodes to ids that it knows. One thread.
#include <cstdint>
#include <cstdlib>

#include "core/tokenizers/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    const auto tokenizer = Tokenizer::from_json({reinterpret_cast<const char*>(data), size}, "", "fuzz.json");
    if (!tokenizer) return 0;
    const std::string_view text = "Hello  world 123\n<|im_end|> \xc3\xa9\xf0\x9f\x98\x80";
    for (const bool special : {false, true}) {
        const auto ids = (*tokenizer)->encode(text, special);
        for (const int32_t id : ids)
            if (id < 0 || static_cast<size_t>(id) >= (*tokenizer)->vocab_size()) std::abort();
        (void)(*tokenizer)->decode(ids);
    }
    return 0;
}
