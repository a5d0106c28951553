// SPDX-License-Identifier: GPL-3.0-or-later
// lorica engine: the engine for another program, over standard input and output (core/runtime/engine_process.h). Main thread reads.
#include <csignal>
#include <iostream>
#include <mutex>

#include "app/cli/context.h"
#include "core/engine/factory.h"

namespace lorica {
namespace {

int serve(const EngineOptions& options, const Context& context) {
    std::signal(SIGINT, SIG_IGN);   // of a terminal that both share: the other program decides what becomes of the job
    std::mutex mutex;               // events come on several threads
    const auto tell = [&](const Event& event) {
        const std::lock_guard lock(mutex);
        print_json(to_json(event));
    };
    const auto engine = load_engine(options, tell);
    if (!engine) return fail(context, engine.error());
    for (std::string line; std::getline(std::cin, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_discarded()) {
            tell({Rejected{0, {ErrorCode::BadInput, "is no JSON", line.substr(0, 200)}}});
            continue;
        }
        if (auto command = command_from_json(json)) (*engine)->post(*std::move(command));
        else tell({Rejected{json.is_object() ? json.value("id", CommandId{0}) : 0, command.error()}});
    }
    return kDone;
}

}  // namespace

void add_engine(CLI::App& app, Context& context) {
    auto options = std::make_shared<EngineOptions>(EngineOptions{context.home.string(), 0});
    CLI::App* command = add_command(app, context, "engine", "Jobs for another program: commands on standard input, events on standard output, a JSON object a line",
                                    [&context, options] { return serve(*options, context); });
    command->add_option("--home", options->home, "The library's folder");
    command->add_option("--threads", options->threads, "Of one operation; 0: every physical core");
}

}  // namespace lorica
