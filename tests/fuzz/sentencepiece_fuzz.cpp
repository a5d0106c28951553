// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over sentencepiece model files: any bytes give a model or an error; a model encodes to ids that it knows. One thread.
#include <cstdint>
#include <cstdlib>

#include "core/tokenizers/sentencepiece_model.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    auto spec = parse_sentencepiece({reinterpret_cast<const char*>(data), size}, "fuzz.model");
    if (!spec) {
        if (spec.error().message.empty()) std::abort();
        return 0;
    }
    const auto model = SentencePieceModel::build(std::move(*spec), "fuzz.model");
    if (!model) return 0;
    for (const bool prefixed : {false, true}) {
        std::vector<int32_t> ids;
        TokenModel::Missing missing;
        (*model)->encode("Hello  world 123\n<|im_end|> \xc3\xa9\xf0\x9f\x98\x80\xff \xef\xac\x81", prefixed, ids, missing);
        for (const int32_t id : ids)
            if (id < 0 || static_cast<size_t>(id) >= (*model)->names().size()) std::abort();
    }
    (void)(*model)->json();
    return 0;
}
