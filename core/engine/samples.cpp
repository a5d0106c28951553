// SPDX-License-Identifier: GPL-3.0-or-later
// See samples.h. Engine thread.
#include "core/engine/samples.h"

#include "core/models/generation.h"

namespace lorica {
namespace {

struct Samples {
    std::vector<Question> asked;
    std::vector<Prompt> prompts;
    GenerationSettings likeliest;
};

}  // namespace

Result<std::function<Result<bool>(int64_t step)>> make_sampler(const JobEnvironment& env, const RunSpec& spec, const PreparedData& data, const LoadedModel& model,
                                                               const Adapter& adapter, std::function<void(EventBody)> emit, JobContext& context) {
    const TrainSettings& train = spec.train;
    if (train.sample_prompts.empty() && train.sample_rows == 0) return std::function<Result<bool>(int64_t)>();
    auto samples = std::make_shared<Samples>();
    for (const std::string& prompt : train.sample_prompts) {
        Json messages = Json::array();
        messages.push_back({{"role", "user"}, {"content", prompt}});
        LORICA_ASSIGN(std::vector<int32_t> ids, prompt_ids(model.text, std::move(messages), spec.data.system_prompt));
        samples->asked.push_back({prompt, std::move(ids), {}});
    }
    if (train.sample_rows > 0) {
        LORICA_ASSIGN(std::vector<Question> rows, held_out_questions(env, spec, data, model.text, train.sample_rows));
        for (Question& row : rows) samples->asked.push_back(std::move(row));
    }
    samples->likeliest.do_sample = false;
    samples->likeliest.max_new_tokens = train.sample_max_new_tokens;
    for (const Question& one : samples->asked) {
        auto settings = fitted(samples->likeliest, model, &adapter, one.ids.size());
        if (!settings) {
            Error error = std::move(settings).error();
            error.during("train.sample_prompts");
            return error;
        }
        samples->prompts.push_back({one.ids, settings->max_new_tokens});
    }
    return std::function<Result<bool>(int64_t)>([samples, &model, &adapter, emit = std::move(emit), &context](int64_t step) -> Result<bool> {
        GenerationHooks hooks;
        hooks.go_on = [&] { return context.checkpoint(); };
        int64_t done = 0;
        hooks.on_done = [&](size_t, const GeneratedText&) { context.progress(++done, static_cast<int64_t>(samples->prompts.size()), "Answering the sample prompts"); };
        Decoding decoding(model.weights, &adapter, nullptr);   // the same answers whether or not somebody chatted before
        const auto made = generate(decoding, samples->prompts, samples->likeliest, model.text.tokenizer->stop_ids(), hooks);
        if (context.stopping()) return false;
        for (size_t i = 0; i < made.size(); ++i) {
            const Question& one = samples->asked[i];
            emit(SampleAnswer{context.id(), step, static_cast<int64_t>(i), one.prompt, model.text.tokenizer->decode(made[i].ids, true),
                              one.references.empty() ? "" : one.references.front(), made[i].reason});
        }
        return true;
    });
}

}  // namespace lorica
