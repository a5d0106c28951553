// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: reads flags, runs one command, answers with an exit code. Main thread.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/cli/context.h"
#include "core/store/library.h"

namespace {

int report_usage(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);   // --help, --version
    lorica::say(std::string("lorica: ") + error.what() + ". lorica --help lists the commands.");
    return lorica::kBadInput;
}

// "--group.key value" as "--group.key=value": settings are not options of CLI11's, which would take the value for a
// positional argument. Given last first, as CLI11 wants them.
std::vector<std::string> arguments(int argc, char** argv) {
    const auto is_setting = [](const std::string& word) {
        return word.starts_with("--") && word.find('.') != std::string::npos && word.find_first_of("=/ ") == std::string::npos;
    };
    std::vector<std::string> out;
    for (int i = 1; i < argc; ++i) {
        out.emplace_back(argv[i]);
        if (is_setting(out.back()) && i + 1 < argc && !std::string(argv[i + 1]).starts_with("--")) out.back() += "=" + std::string(argv[++i]);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace lorica;
    Context context;
    context.home = default_home();
    CLI::App app{"Lorica fine-tunes language models on this machine.", "lorica"};
    app.set_version_flag("--version", std::string("lorica ") + LORICA_VERSION);
    app.require_subcommand(1);
    try {
        add_models(app, context);
        add_data(app, context);
        add_train(app, context);
        add_generate(app, context);
        add_evaluate(app, context);
        add_sweep(app, context);
        add_benchmark(app, context);
        add_adapters(app, context);
        add_library(app, context);
        add_votes(app, context);
        add_merge(app, context);
        add_export(app, context);
        add_verify(app, context);
        add_tokenize(app, context);
        add_doctor(app, context);
        add_engine(app, context);
        app.parse(arguments(argc, argv));
        return context.action ? context.action() : kBadInput;
    } catch (const CLI::ParseError& error) {
        return report_usage(app, error);
    } catch (const std::exception& error) {
        say(std::string("lorica: ") + error.what());
        return kFailed;
    }
}
