// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up answers. On the engine thread, except post() and fail_next().
#include "tests/support/fake/fake_engine.h"

#include <cmath>
#include <fstream>
#include <sstream>

#include "core/base/ids.h"
#include "core/base/philox.h"
#include "core/runtime/report.h"
#include "core/runtime/resource_sampler.h"
#include "core/runtime/run_folder.h"
#include "tests/support/tiny_model.h"

namespace lorica {
namespace {

constexpr int64_t kAllParameters = 134515008, kTrainable = 4884480;

void wait_seconds(double seconds) {
    if (seconds > 0) std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

double noise(int64_t step) { return philox_unit(philox(7, 1, static_cast<uint64_t>(step))[0]) - 0.5; }

double loss_at(int64_t step, int64_t total) {
    return 0.85 + 1.9 * std::exp(-5.0 * static_cast<double>(step) / static_cast<double>(total)) + 0.35 * noise(step);
}

// The comma-separated cells of a line; quotes as in RFC 4180, without line breaks inside.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') { out.back() += c; ++i; }
        else if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) out.emplace_back();
        else if (c != '\r') out.back() += c;
    }
    return out;
}

struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

// A CSV file as it is; of anything else, rows of our own.
Table read_table(const std::string& path) {
    Table table;
    std::ifstream in(path);
    std::string line;
    if (path.ends_with(".csv") && std::getline(in, line)) {
        table.columns = cells_of(line);
        while (std::getline(in, line)) table.rows.push_back(cells_of(line));
        return table;
    }
    table.columns = {"question", "answer"};
    for (int i = 1; i <= 40; ++i)
        table.rows.push_back({"What is " + std::to_string(i) + " plus one?", "It is " + std::to_string(i + 1) + "."});
    return table;
}

nlohmann::json tokens_of(const std::string& prompt, const std::string& answer, nlohmann::json& counts) {
    nlohmann::json tokens = nlohmann::json::array();
    int64_t trained = 0, ignored = 0, eos = 0;
    const auto add = [&](const std::string& text, const char* state, int64_t& counter) {
        tokens.push_back({{"id", 100 + static_cast<int64_t>(text.size())}, {"text", text}, {"state", state}});
        ++counter;
    };
    const auto add_words = [&](const std::string& text, const char* state, int64_t& counter) {
        std::istringstream words(text);
        std::string word;
        for (bool first = true; words >> word; first = false) add(first ? word : " " + word, state, counter);
    };
    add("<|im_start|>", "ignored", ignored);
    add_words("user " + prompt, "ignored", ignored);
    add("<|im_end|>", "ignored", ignored);
    add("<|im_start|>", "ignored", ignored);
    add("assistant", "ignored", ignored);
    add_words(answer, "trained", trained);
    add("<|im_end|>", "eos", eos);
    counts = {{"trained", trained + eos}, {"ignored", ignored}, {"eos", eos}, {"cut", 0}};
    return tokens;
}

std::string fill(const std::string& pattern, const std::vector<std::string>& columns, const std::vector<std::string>& row) {
    std::string out = pattern;
    for (size_t i = 0; i < columns.size() && i < row.size(); ++i)
        for (size_t at = 0; (at = out.find("{" + columns[i] + "}")) != std::string::npos;) out.replace(at, columns[i].size() + 2, row[i]);
    return out;
}

nlohmann::json proof_of(const std::string& path) {
    return {{"path", path}, {"passed", true}, {"checks", {{{"name", "opens"}, {"passed", true}, {"detail", ""}}, {{"name", "tokenizer"}, {"passed", true}, {"detail", "26 texts have the same token ids"}},
                                                          {{"name", "probabilities"}, {"passed", true}, {"detail", "log-probabilities of 41 tokens differ by 0.004 on average"}}}}};
}

// A PEFT folder of one tensor.
JobOutcome blend(const BlendAdapters& command, JobContext& context) {
    std::error_code code;
    if (fs::exists(command.folder, code)) return JobOutcome::failed({ErrorCode::Exists, "exists already", command.folder, "Choose another output folder."});
    for (int64_t i = 0; i < 3; ++i) {
        context.progress(i, 3, "Blending");
        wait_seconds(0.01);
        if (!context.checkpoint()) return JobOutcome{"cancelled"};
    }
    const int64_t rank = command.settings.svd_rank > 0 ? command.settings.svd_rank : 16;
    test::write_adapter_folder(command.folder, command.model.path, rank);
    return JobOutcome::finished({{"folder", command.folder}, {"rank", rank}, {"parameters", 4}, {"seconds", 0.03}});
}

// role → column: as the command says, else the first column asks and the last answers.
std::map<std::string, std::string> mapping_of(const DataSettings& data, const std::vector<std::string>& columns) {
    std::map<std::string, std::string> out;
    for (const auto& pair : data.map)
        if (const size_t equals = pair.find('='); equals != std::string::npos) out[pair.substr(0, equals)] = pair.substr(equals + 1);
    if (out.empty() && !columns.empty()) out = {{"instruction", columns.front()}, {"output", columns.back()}};
    return out;
}

// As the engine does: whoever reads meanwhile finds the file of before.
void write_whole(const fs::path& file, const nlohmann::json& json) { (void)write_file_atomic(file, json.dump()); }

}  // namespace

FakeEngine::FakeEngine(EventSink sink, FakeOptions options) : sink_(std::move(sink)), options_(options) {
    const auto start = [] {
        return EngineReady{{{"devices", {{{"name", "cpu"}, {"title", "A processor"}, {"memory_bytes", 24000000000}}}}, {"dtype", "bfloat16"},
                            {"version", "fake"}, {"threads", 2}, {"cuda", false}}};
    };
    thread_ = std::make_unique<EngineThread>(sink_, start, [this](const Command& c, JobContext& x) { return handle(c, x); });
}

void FakeEngine::fail_next(const std::string& kind, Error error) {
    const std::lock_guard lock(mutex_);
    failures_[kind] = std::move(error);
}

JobOutcome FakeEngine::handle(const Command& command, JobContext& context) {
    {
        const std::lock_guard lock(mutex_);
        if (auto node = failures_.extract(kind_of(command.body))) return JobOutcome::failed(node.mapped());
    }
    if (const auto* body = std::get_if<InspectData>(&command.body)) return inspect(*body, context);
    if (const auto* body = std::get_if<PlanRun>(&command.body)) return plan(*body);
    if (const auto* body = std::get_if<StartRun>(&command.body)) return train(*body, context);
    if (const auto* body = std::get_if<Generate>(&command.body)) return generate(*body, context);
    if (const auto* body = std::get_if<Merge>(&command.body)) return merge(*body, context);
    if (const auto* body = std::get_if<Export>(&command.body)) return write_export(*body, context);
    if (const auto* body = std::get_if<StartSweep>(&command.body)) return sweep(*body, context);
    if (const auto* body = std::get_if<RunBenchmark>(&command.body)) return benchmark(*body, context);
    if (const auto* body = std::get_if<BlendAdapters>(&command.body)) return blend(*body, context);
    if (const auto* body = std::get_if<BuildRouting>(&command.body)) return build_routing(*body, context);
    if (const auto* body = std::get_if<RoutePrompts>(&command.body)) {
        const bool first = body->rows.front().prompt.starts_with("name[");
        return JobOutcome::finished({{"rows", {{{"name", first ? "menus" : ""}, {"adapter", ""}, {"by", first ? "similarity" : "fallback"}, {"confidence", 0.98}, {"scores", {0.9}},
                                                {"why", first ? "Most like menus's training prompts." : "Unlike every adapter's training prompts."}}}}, {"names", {"menus"}}});
    }
    if (std::holds_alternative<ReleaseModels>(command.body)) return JobOutcome::finished({});
    if (const auto* body = std::get_if<LoadModel>(&command.body)) {
        std::error_code code;
        if (!fs::exists(body->model.path, code))
            return JobOutcome::failed({ErrorCode::NotFound, "there is no such model", body->model.path, "Choose another file."});
        wait_seconds(0.02);
        return JobOutcome::finished({{"architecture", "llama"}, {"parameters", kAllParameters}, {"dtype", "bfloat16"}, {"device", "cpu"},
                                     {"layers", 30}, {"hidden", 576}, {"vocab", 49152}, {"context", 2048}, {"name", fs::path(body->model.path).stem().string()},
                                     {"load_seconds", 0.02}});
    }
    if (std::holds_alternative<Evaluate>(command.body)) {
        for (int64_t i = 0; i <= 20 && context.checkpoint(); ++i) {
            context.progress(i, 20, "Evaluating");
            wait_seconds(options_.token_seconds);
        }
        return JobOutcome::finished({{"loss", 0.97}, {"perplexity", 2.64}, {"bleu", 61.2}});
    }
    const auto& score = std::get<Score>(command.body);
    nlohmann::json rows = nlohmann::json::array();
    for (size_t i = 0; i < score.rows.size(); ++i) rows.push_back({{"nll", 12.5}, {"tokens", 10}});
    return JobOutcome::finished({{"rows", rows}});
}

JobOutcome FakeEngine::inspect(const InspectData& command, JobContext& context) {
    std::error_code code;
    if (!fs::exists(command.data.path, code))
        return JobOutcome::failed({ErrorCode::NotFound, "there is no such file", command.data.path, "Check the path."});
    const Table table = read_table(command.data.path);
    auto mapping = mapping_of(command.data, table.columns);
    for (const auto& [role, column] : mapping)
        if (std::find(table.columns.begin(), table.columns.end(), column) == table.columns.end())
            return JobOutcome::failed({ErrorCode::BadInput, "there is no column \"" + column + "\"", command.data.path,
                                       "The columns are " + table.columns.front() + " to " + table.columns.back() + "."});
    const auto cell = [&](const std::vector<std::string>& row, const std::string& role) -> std::string {
        for (size_t i = 0; i < table.columns.size() && i < row.size(); ++i)
            if (mapping.contains(role) && table.columns[i] == mapping[role]) return row[i];
        return "";
    };
    nlohmann::json rows = nlohmann::json::array(), problems = nlohmann::json::array(), buckets = nlohmann::json::array();
    for (int i = 0; i < 12; ++i) buckets.push_back(0);
    const auto total = static_cast<int64_t>(table.rows.size());
    int64_t tokens_sum = 0, supervised = 0, shortest = 1 << 30, longest = 0;
    for (int64_t i = 0; i < total; ++i) {
        const auto& row = table.rows[static_cast<size_t>(i)];
        const std::string prompt = command.data.prompt_template.empty() ? cell(row, "instruction")
                                                                        : fill(command.data.prompt_template, table.columns, row);
        const std::string answer = i + 1 == options_.first_row_trouble ? "" : cell(row, "output");
        nlohmann::json own = nlohmann::json::array();
        if (answer.empty())
            own.push_back({{"file", command.data.path}, {"line", i + 2}, {"row", i + 1}, {"field", mapping["output"]},
                           {"reason", "the response is empty"}, {"severity", "error"}});
        problems.insert(problems.end(), own.begin(), own.end());
        nlohmann::json counts;
        const auto tokens = tokens_of(prompt, answer, counts);
        const auto length = static_cast<int64_t>(tokens.size());
        tokens_sum += length;
        supervised += counts["trained"].get<int64_t>();
        shortest = std::min(shortest, length);
        longest = std::max(longest, length);
        auto& bucket = buckets[static_cast<size_t>(std::min<int64_t>(11, length / 8))];
        bucket = bucket.get<int64_t>() + 1;
        if (i < command.first_row || i >= command.first_row + command.row_count) continue;
        nlohmann::json cells = nlohmann::json::object();
        for (size_t k = 0; k < table.columns.size(); ++k) cells[table.columns[k]] = k < row.size() ? row[k] : "";
        nlohmann::json one = {{"row", i + 1}, {"line", i + 2}, {"cells", cells}, {"text", "user: " + prompt + "\nassistant: " + answer},
                              {"messages", {{{"role", "user"}, {"content", prompt}}, {{"role", "assistant"}, {"content", answer}}}},
                              {"note", ""}, {"problems", own}};
        if (!command.model.path.empty()) { one["tokens"] = tokens; one["counts"] = counts; }
        rows.push_back(std::move(one));
    }
    nlohmann::json info = nlohmann::json::array();
    for (const auto& name : table.columns) {
        std::string role;
        for (const auto& [one, column] : mapping) if (column == name) role = one;
        info.push_back({{"name", name}, {"types", "string"}, {"role", role}});
    }
    const auto bad = static_cast<int64_t>(problems.size());
    nlohmann::json statistics = {{"rows", total}};
    if (!command.model.path.empty())
        statistics = {{"rows", total - bad}, {"tokens", tokens_sum}, {"supervised", supervised}, {"shortest", shortest}, {"longest", longest},
                      {"mean", total ? static_cast<double>(tokens_sum) / static_cast<double>(total) : 0.0}, {"p50", longest * 6 / 10},
                      {"p90", longest * 9 / 10}, {"p95", longest * 95 / 100}, {"p99", longest}, {"bucket_width", 8}, {"buckets", buckets},
                      {"over_max_length", 0}, {"cut", 0}, {"train_rows", total - bad - total / 20}, {"validation_rows", total / 20}};
    context.emit(DataReport{context.id(), {{"file", command.data.path}, {"kind", "csv"}, {"hash", "0"}, {"format", "alpaca"},
                                           {"columns", table.columns}, {"column_info", info}, {"mapping", mapping},
                                           {"unused", nlohmann::json::array()}, {"row_count", total}, {"usable", total - bad},
                                           {"unusable", bad}, {"rows", rows}, {"problems", problems}, {"statistics", statistics}}});
    return JobOutcome::finished({{"rows", total}, {"problems", bad}});
}

JobOutcome FakeEngine::plan(const PlanRun& command) const {
    if (command.spec.adapter.r > 512)
        return JobOutcome::failed({ErrorCode::BadInput, "the rank is wider than the model", "adapter.r", "Use 512 or less."});
    const double adapter = static_cast<double>(kTrainable) * static_cast<double>(command.spec.adapter.r) / 16.0;
    const double weights = 2.0 * kAllParameters, optimizer = adapter * 16;
    const double activations = 3.1e6 * static_cast<double>(command.spec.train.per_device_train_batch_size * 60);
    const double memory = weights + optimizer + activations + 2.5e8;
    return JobOutcome::finished(
        {{"memory_bytes", memory}, {"memory_low", 0.9 * memory}, {"memory_high", 1.15 * memory}, {"available_bytes", 2.4e10},
         {"fits", memory < 2.4e10}, {"seconds", options_.step_seconds * static_cast<double>(options_.total_steps)},
         {"steps", options_.total_steps}, {"disk_bytes", adapter * 12}, {"trainable_parameters", adapter}, {"all_parameters", kAllParameters + adapter},
         {"parts", {{"weights", weights}, {"adapter", adapter * 4}, {"optimizer", adapter * 12}, {"activations", activations}, {"program", 2.5e8}}}});
}

JobOutcome FakeEngine::train(const StartRun& command, JobContext& context) {
    std::optional<RunFolder> folder;
    int64_t step = 0;
    if (options_.write_folders) {
        auto made = command.resume ? RunFolder::open(command.folder) : RunFolder::create(command.folder, command.spec, {{"status", "running"}});
        if (!made) return JobOutcome::failed(made.error());
        folder = *std::move(made);
        if (command.resume && !folder->checkpoints().empty()) step = folder->checkpoints().back();
        if (command.resume)
            if (auto cut = folder->rewind(step); !cut) return JobOutcome::failed(cut.error());
    }
    const RunSpec spec = folder ? folder->spec() : command.spec;
    const auto emit = [&](EventBody body) {
        if (folder)
            if (auto written = folder->append({body}); !written) throw std::runtime_error(written.error().text());
        context.emit(std::move(body));
    };
    const auto save = [&](int64_t at) {
        fs::path target = command.folder + "/checkpoints/step-" + std::to_string(at);
        if (folder) {
            std::error_code code;
            fs::create_directories(target, code);
            std::ofstream(target / "adapter_model.safetensors") << "made up";
            if (auto done = write_manifest(target, {{"step", at}}); !done) throw std::runtime_error(done.error().text());
        }
        emit(CheckpointSaved{context.id(), at, target.string()});
    };
    int64_t total = spec.train.max_steps > 0 ? spec.train.max_steps : options_.total_steps;
    double peak = spec.train.learning_rate;
    const auto change = [&](const RunChange& asked) {
        if (asked.learning_rate > 0) peak = asked.learning_rate;
        if (asked.total_steps > 0) total = asked.total_steps;
        emit(RunChanged{context.id(), step, peak, total});
    };
    if (command.change.any()) change(command.change);
    context.progress(0, 0, "Loading the model");
    emit(RunStarted{context.id(), command.folder, spec.model.path, spec.method, "cpu", "bfloat16", kTrainable, kAllParameters + kTrainable,
                    1520, 80, 1, step, total, std::max<int64_t>(1, total / 3), peak});
    const auto finish = [&](JobOutcome outcome) {
        if (folder) {
            std::error_code code;
            fs::create_directories(folder->adapter(), code);
            std::ofstream(folder->adapter() / "adapter_config.json") << R"({"peft_type":"LORA"})";
            if (auto kept = folder->append({JobFinished{context.id(), outcome.status, outcome.reason, outcome.error, outcome.result}}); !kept)
                return JobOutcome::failed(kept.error());
            if (auto kept = folder->update_facts({{"status", outcome.status}}); !kept) return JobOutcome::failed(kept.error());
        }
        return outcome;
    };
    double best = 1e9;
    while (step < total) {
        context.set_step(step);
        if (!context.checkpoint()) {
            if (context.save_on_stop()) save(step);
            return finish({context.save_on_stop() ? "stopped" : "cancelled"});
        }
        if (const auto asked = context.take_change()) change(*asked);
        if (context.take_save_request()) { save(step); continue; }
        wait_seconds(options_.step_seconds);
        ++step;
        const double share = static_cast<double>(step) / static_cast<double>(total);
        const double rate = peak * (share < 0.1 ? share * 10 : 0.5 * (1 + std::cos(3.14159265 * (share - 0.1) / 0.9)));
        emit(TrainStep{context.id(), step, 3 * share, loss_at(step, total), rate, 0.6 + 0.4 * noise(step + 1000), 1200, 410,
                       3100 + 400 * noise(step + 2000), std::max(1e-4, options_.step_seconds), 1080000000 + 40000000 * (step % 7), 180 + 20 * noise(step + 3000)});
        if (step % options_.eval_every == 0 || step == total) {
            const double loss = 0.9 + 1.8 * std::exp(-4.5 * share);
            for (size_t i = 0; i < spec.train.sample_prompts.size(); ++i)
                emit(SampleAnswer{context.id(), step, static_cast<int64_t>(i), spec.train.sample_prompts[i], "Answer " + std::to_string(step), "", "stop"});
            emit(EvalResult{context.id(), step, loss, std::exp(loss), 30000, loss < best, 0.1});
            best = std::min(best, loss);
        }
        if (step % 50 == 0 && step < total) save(step);
        if (step % spec.train.logging_steps == 0)
            context.emit(LogRecord{context.id(), "info", "step " + std::to_string(step) + " of " + std::to_string(total)});
    }
    save(step);
    return finish(JobOutcome::finished({{"adapter", command.folder + "/adapter"}, {"loss", loss_at(total, total)}}));
}

JobOutcome FakeEngine::generate(const Generate& command, JobContext& context) {
    const double begin = monotonic_seconds();
    for (size_t row = 0; row < command.rows.size(); ++row) {
        const std::string asked = command.rows[row].messages.empty() ? command.rows[row].prompt
                                                                     : command.rows[row].messages.back().value("content", "");
        std::istringstream words((command.adapter.empty() ? "The base model says: you asked \"" : "The adapter says: you asked \"") + asked +
                                 "\". This answer is made up, word by word.");
        std::string word;
        int64_t count = 0;
        while (words >> word) {
            if (!context.checkpoint() || count >= command.generation.max_new_tokens) break;
            TokenChunk chunk{context.id(), static_cast<int64_t>(row), (count ? " " : "") + word, false, "", count + 1, monotonic_seconds() - begin};
            if (command.likeliest > 0) {   // 0.9, 0.8, ... 0.1, and again; two others share what is left
                const double sure = 0.9 - 0.1 * static_cast<double>(count % 9);
                chunk.choices.push_back({chunk.text, sure, {{chunk.text, sure}, {" perhaps", 0.6 * (1 - sure)}, {" never", 0.3 * (1 - sure)}}});
                auto& likeliest = chunk.choices[0].likeliest;
                std::stable_sort(likeliest.begin(), likeliest.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
            }
            ++count;
            context.emit(std::move(chunk));
            wait_seconds(options_.token_seconds);
        }
        const char* reason = context.stopping() ? "cancelled" : count >= command.generation.max_new_tokens ? "length" : "stop";
        context.emit(TokenChunk{context.id(), static_cast<int64_t>(row), "", true, reason, count, monotonic_seconds() - begin});
        if (context.stopping()) return {"cancelled"};
    }
    nlohmann::json result = {{"rows", command.rows.size()}};
    if (!command.routing.empty()) result["routes"] = {{{"name", "menus"}, {"adapter", "/nowhere/a"}, {"by", "similarity"}, {"confidence", 0.98}}};
    return JobOutcome::finished(std::move(result));
}

JobOutcome FakeEngine::merge(const Merge& command, JobContext& context) {
    std::error_code code;
    if (fs::exists(command.folder, code))
        return JobOutcome::failed({ErrorCode::Exists, "the folder exists already", command.folder, "Choose a new name."});
    constexpr int64_t kTensors = 60;
    for (int64_t i = 0; i <= kTensors; ++i) {
        if (!context.checkpoint()) return {"cancelled"};
        context.progress(i, kTensors, "Merging");
        wait_seconds(options_.token_seconds);
    }
    if (options_.write_folders) {
        fs::create_directories(command.folder, code);
        std::ofstream(fs::path(command.folder) / "config.json") << R"({"model_type":"llama"})";
    }
    nlohmann::json result = {{"folder", command.folder}, {"tensors", kTensors}, {"bytes", 269000000}};
    if (command.verify != "off") result["verification"] = proof_of(command.folder);
    return JobOutcome::finished(result);
}

JobOutcome FakeEngine::write_export(const Export& command, JobContext& context) {
    std::error_code code;
    if (fs::exists(command.path, code)) return JobOutcome::failed({ErrorCode::Exists, "exists already", command.path, "Choose another name."});
    constexpr int64_t kTensors = 60;
    for (int64_t i = 0; i <= kTensors; ++i) {
        if (!context.checkpoint()) return {"cancelled"};
        context.progress(i, kTensors, "Exporting");
        wait_seconds(options_.token_seconds);
    }
    if (options_.write_folders) std::ofstream(command.path) << "made up";
    nlohmann::json result = {{"path", command.path}, {"format", command.format}, {"quant", command.quant}, {"tensors", kTensors}, {"merged", command.adapter.empty() ? 0 : 14},
                                 {"bytes", 143000000}, {"types", {{"Q8_0", 59}, {"F32", 1}}}, {"notes", {"a note of the engine"}}, {"seconds", 0.6}};
    if (command.verify != "off") result["verification"] = proof_of(command.path);
    return JobOutcome::finished(result);
}

// Cells in line, each a run folder, as the engine makes them. Smaller values learn less; the recommendation is the last cell.
JobOutcome FakeEngine::sweep(const StartSweep& command, JobContext& context) {
    std::vector<std::pair<std::string, std::string>> cells;  // path and value
    for (const std::string& axis : command.axes) {
        const size_t equals = axis.find('=');
        std::istringstream values(axis.substr(equals + 1));
        for (std::string value; std::getline(values, value, ',');) cells.emplace_back(axis.substr(0, equals), value);
    }
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [path, value] : cells)
        list.push_back({{"name", path.substr(path.find('.') + 1) + "-" + value}, {"settings", {{path, value}}}, {"seed", 42}, {"status", "waiting"}});
    nlohmann::json record = {{"spec", to_json(command.spec)}, {"axes", command.axes}, {"seeds", command.seeds}, {"strategy", command.strategy}, {"base_loss", 3.2}};
    const auto write = [&] {
        std::error_code code;
        fs::create_directories(command.folder, code);
        record["cells"] = list;
        write_whole(fs::path(command.folder) / "sweep.json", record);
    };
    write();
    for (size_t i = 0; i < cells.size(); ++i) {
        StartRun run{command.spec, command.folder + "/cells/" + list[i]["name"].get<std::string>()};
        for (const FieldRef& ref : fields_of(run.spec))
            if (ref.path == cells[i].first)
                if (auto set = ref.set(nlohmann::json::parse(cells[i].second, nullptr, false)); !set) return JobOutcome::failed(set.error());
        const JobOutcome outcome = train(run, context);
        if (context.stopping()) return {context.save_on_stop() ? "stopped" : "cancelled"};
        list[i].update({{"status", outcome.status}, {"eval_loss", 2.0 / static_cast<double>(i + 2)}, {"loss", 1.0}, {"step", options_.total_steps}, {"total_steps", options_.total_steps},
                        {"trainable_parameters", 1000 * (i + 1)}, {"peak_memory_bytes", 900000000}, {"adapter_bytes", 4000 * (i + 1)}, {"train_seconds", 1.5}, {"tokens_per_second", 3000}});
        write();
        context.emit(SweepCell{context.id(), static_cast<int64_t>(i), static_cast<int64_t>(cells.size()), list[i]});
    }
    record["recommendation"] = {{"name", list.empty() ? "" : list.back()["name"]}, {"reason", "It has the lowest held-out loss."}};
    write();
    return JobOutcome::finished({{"folder", command.folder}, {"base_loss", 3.2}, {"cells", list}, {"recommendation", record["recommendation"]}});
}

namespace {

// Figures by method, as the engine's benchmark.json has them. Later methods are better; lora8bit has failed.
nlohmann::json figures_of(double loss, double seconds, double bytes, bool is_base, int64_t seeds) {
    nlohmann::json out = nlohmann::json::object();
    const auto put = [&](const char* key, double mean, double spread) {
        const double half = seeds > 1 ? spread * mean : 0;
        out[key] = {{"mean", mean}, {"low", mean - half}, {"high", mean + half}, {"values", std::vector<double>(static_cast<size_t>(seeds), mean)}};
    };
    put("eval_loss", loss, 0.04);
    put("bleu", 90 / (1 + loss), 0.08);
    if (is_base) return out;
    put("train_seconds", seconds, 0.02);
    put("tokens_per_second", 40000 / seconds, 0.02);
    put("peak_memory_bytes", bytes, 0);
    put("trainable_parameters", bytes / 200, 0);
    put("adapter_bytes", bytes / 50, 0);
    return out;
}

const char* const kFakeMeasures = R"([
  {"key": "eval_loss", "title": "held-out loss", "unit": "", "scale": 1, "digits": 4, "better": -1},
  {"key": "bleu", "title": "BLEU", "unit": "", "scale": 1, "digits": 2, "better": 1},
  {"key": "train_seconds", "title": "time", "unit": "s", "scale": 1, "digits": 1, "better": -1},
  {"key": "tokens_per_second", "title": "speed", "unit": "tokens/s", "scale": 1, "digits": 0, "better": 1},
  {"key": "peak_memory_bytes", "title": "peak memory", "unit": "MB", "scale": 1e-6, "digits": 0, "better": -1},
  {"key": "trainable_parameters", "title": "trainable parameters", "unit": "", "scale": 1, "digits": 0, "better": 0},
  {"key": "adapter_bytes", "title": "adapter on disk", "unit": "MB", "scale": 1e-6, "digits": 2, "better": -1}])";

Report fake_report(const nlohmann::json& methods) {
    ReportSection figures{"Figures", {"Made up."}, {{"", {"measure"}, {{"held-out loss"}}, "A note below the table.", {{1}}}}, {{"held-out loss", "", {}}}, {{"Training loss", "step", "loss", {}}}};
    for (const auto& method : methods) {
        const std::string label = method["label"];
        const double loss = method["figures"].value("eval_loss", nlohmann::json::object()).value("mean", 0.0);
        figures.tables[0].columns.push_back(label);
        figures.tables[0].rows[0].push_back(std::to_string(loss));
        figures.bars[0].bars.push_back({label, std::to_string(loss), loss, 0.96 * loss, 1.04 * loss});
        ReportLine line{label, {}, {}};
        for (int64_t step = 1; step <= 40; ++step) line.x.push_back(static_cast<double>(step)), line.y.push_back(loss_at(step, 40));
        figures.lines[0].lines.push_back(std::move(line));
    }
    ReportSection machine{"Machine and versions", {}, {{"", {"", ""}, {{"Processor", "A processor"}, {"Cores used", "2"}}, "", {}}}, {}, {}};
    return {"Benchmark of methods", "small.gguf on restaurants.csv, today", {figures, machine}};
}

}  // namespace

JobOutcome FakeEngine::benchmark(const RunBenchmark& command, JobContext& context) {
    nlohmann::json record = to_json(Command{context.id(), command}), cells = nlohmann::json::array();
    for (const char* key : {"id", "type", "folder"}) record.erase(key);
    for (const std::string& method : command.methods)
        for (int64_t seed = 42; seed < 42 + command.seeds; ++seed)
            cells.push_back({{"name", "method-" + method + (command.seeds > 1 ? "_seed-" + std::to_string(seed) : "")}, {"settings", {{"method", method}}}, {"seed", seed}, {"status", "waiting"}});
    std::map<std::string, double> losses;
    const auto write = [&] {
        nlohmann::json methods = nlohmann::json::array();
        methods.push_back({{"label", "base"}, {"is_base", true}, {"runs", 1}, {"failed", 0}, {"figures", figures_of(3.2, 0, 0, true, command.seeds)}});
        for (const std::string& method : command.methods) {
            nlohmann::json figures = nlohmann::json::object();
            if (losses.contains(method)) figures = figures_of(losses[method], 60 / losses[method], 9e8 * losses[method], false, command.seeds);
            methods.push_back({{"label", method}, {"is_base", false}, {"runs", losses.contains(method) ? 1 : 0}, {"failed", method == "lora8bit" ? 1 : 0}, {"figures", figures}});
        }
        record["by_method"] = methods;
        record["measures"] = nlohmann::json::parse(kFakeMeasures);
        record["cells"] = cells;
        std::error_code code;
        fs::create_directories(command.folder, code);
        write_whole(fs::path(command.folder) / "benchmark.json", record);
    };
    write();
    for (size_t i = 0; i < cells.size(); ++i) {
        const std::string method = cells[i]["settings"]["method"];
        StartRun run{command.spec, command.folder + "/cells/" + cells[i]["name"].get<std::string>()};
        run.spec.method = method;
        std::error_code code;
        if (fs::exists(run.folder, code)) fs::remove_all(run.folder, code);
        const JobOutcome outcome = train(run, context);
        if (context.stopping()) return {context.save_on_stop() ? "stopped" : "cancelled"};
        if (method == "lora8bit") cells[i].update({{"status", "failed"}, {"error", "the weights do not fit into memory"}});
        else {
            losses[method] = 2.0 / static_cast<double>(losses.size() + 2);
            cells[i].update({{"status", outcome.status}, {"eval_loss", losses[method]}, {"loss", 1.0}, {"step", options_.total_steps}, {"total_steps", options_.total_steps},
                             {"trainable_parameters", 1000 * (i + 1)}, {"peak_memory_bytes", 900000000}, {"adapter_bytes", 4000 * (i + 1)}, {"train_seconds", 1.5}, {"tokens_per_second", 3000}});
        }
        write();
        context.emit(SweepCell{context.id(), static_cast<int64_t>(i), static_cast<int64_t>(cells.size()), cells[i]});
    }
    write_whole(fs::path(command.folder) / "report.json", to_json(fake_report(record["by_method"])));
    return JobOutcome::finished({{"folder", command.folder}, {"cells", cells}, {"methods", record["by_method"]}});
}

JobOutcome FakeEngine::build_routing(const BuildRouting& command, JobContext& context) {
    for (int64_t i = 0; i < 3; ++i) {
        context.progress(i, 3, "Reading prompts");
        wait_seconds(0.01);
        if (!context.checkpoint()) return JobOutcome{"cancelled"};
    }
    nlohmann::json routes = nlohmann::json::array();
    for (size_t i = 0; i < command.adapters.size(); ++i)
        routes.push_back({{"name", command.names.at(i)}, {"adapter", command.adapters[i]}, {"prompts", 128}, {"held_out", 50}, {"why_no_prompts", ""}});
    fs::create_directories(command.folder);
    write_whole(fs::path(command.folder) / "routing.json", {{"version", 1}, {"model", command.model.path}, {"routes", routes}});
    return JobOutcome::finished({{"folder", command.folder}, {"routes", routes}, {"leave_one_out", {{"right", 250}, {"all", 256}, {"chosen", nlohmann::json::array()}}},
                                 {"held_out", {{"right", 99}, {"all", 100}, {"chosen", nlohmann::json::array()}}}, {"seconds", 1.0}});
}

}  // namespace lorica
