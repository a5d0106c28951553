// SPDX-License-Identifier: GPL-3.0-or-later
// lorica doctor: devices, libraries, versions, and what is missing. Main thread.
#include <fmt/format.h>

#include "app/cli/context.h"
#include "core/engine/factory.h"
#include "core/runtime/resource_sampler.h"
#include "core/store/library.h"

namespace lorica {
namespace {

int doctor(const Context& context) {
    nlohmann::json report = {{"lorica", LORICA_VERSION}, {"home", context.home.string()}};
    const ResourceSample now = sample_resources(context.home.string());
    report["memory_bytes"] = now.ram_total;
    report["memory_available"] = now.ram_available;
    report["disk_free"] = now.disk_free;
    std::vector<std::string> problems;
    if (auto library = Library::open(context.home)) {
        problems = library->warnings();
        library->mark_told();
    } else {
        problems.push_back(library.error().text());
    }
    EventQueue queue;
    const auto engine = load_engine({context.home.string(), 0}, [&](Event event) { queue.push(std::move(event)); });
    if (!engine) problems.push_back(engine.error().text());
    for (bool ready = !engine; !ready;) {
        queue.wait(0.2);
        for (const auto& event : queue.drain())
            if (const auto* info = std::get_if<EngineReady>(&event.body)) {
                report["engine"] = info->info;
                ready = true;
            }
    }
    const nlohmann::json engine_facts = report.value("engine", nlohmann::json::object());
    if (engine_facts.value("devices", nlohmann::json::array()).size() > 1 && !engine_facts.value("cuda_kernels", true))
        problems.push_back("there is a GPU, but this program was built without CUDA kernels, so training on it is slow. Install the CUDA toolkit, then build anew.");
    report["problems"] = problems;
    if (context.json) {
        print_json(report);
    } else {
        say(fmt::format("lorica    {}\nhome      {}\nmemory    {:.1f} GB, {:.1f} GB available\ndisk      {:.1f} GB free", LORICA_VERSION, context.home.string(),
                        static_cast<double>(now.ram_total) / 1e9, static_cast<double>(now.ram_available) / 1e9, static_cast<double>(now.disk_free) / 1e9));
        if (report.contains("engine"))
            for (const auto& [key, value] : report["engine"].items()) say(fmt::format("{:9} {}", key, value.is_string() ? value.get<std::string>() : value.dump()));
        for (const auto& problem : problems) say("problem   " + problem);
        if (problems.empty()) say("Nothing is missing.");
    }
    return problems.empty() ? kDone : kFailed;
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
    add_command(app, context, "doctor", "Devices, libraries, versions, and what is missing", [&context] { return doctor(context); });
}

}  // namespace lorica
