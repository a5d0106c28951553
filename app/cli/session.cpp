// SPDX-License-Identifier: GPL-3.0-or-later
// Pumps the engine's events on the main thread. The signal handler only counts.
#include "app/cli/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace lorica {
namespace {

volatile std::sig_atomic_t interrupts = 0;

void on_interrupt(int) {
    interrupts = interrupts + 1;
    if (interrupts > 1) _exit(130);
}

void show_progress(const JobProgress& event) {
    if (!isatty(2)) return;
    const std::string text = event.total > 0 ? fmt::format("{} {}/{}", event.what, event.done, event.total) : event.what;
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
}

int exit_code_of(const JobFinished& end) {
    if (end.error) return end.error->exit_code();
    if (end.status == "finished") return kDone;
    return end.status == "stopped" ? kStopped : kFailed;
}

}  // namespace

SessionEnd run_job(const Context& context, CommandBody body, bool print_events, const std::function<void(const Event&)>& on_event) {
    EventQueue queue;
    auto engine = load_engine({context.home.string(), 0}, [&](Event event) { queue.push(std::move(event)); });
    if (!engine) return {{}, fail(context, engine.error())};
    interrupts = 0;
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    (*engine)->post({1, std::move(body)});
    bool asked = false, progress_shown = false;
    SessionEnd end;
    for (bool done = false; !done;) {
        queue.wait(0.2);
        if (interrupts > 0 && !asked) {
            asked = true;
            say("\nStopping; a second Ctrl-C ends at once.");
            (*engine)->post({2, StopRun{1, true}});
        }
        for (const Event& event : queue.drain()) {
            if (const auto* progress = std::get_if<JobProgress>(&event.body)) {
                show_progress(*progress);
                progress_shown = true;
                continue;
            }
            if (std::exchange(progress_shown, false) && isatty(2)) std::fprintf(stderr, "\r\033[K");
            if (context.json && print_events && !std::holds_alternative<ResourceSample>(event.body)) print_json(to_json(event));
            if (on_event) on_event(event);
            if (const auto* rejected = std::get_if<Rejected>(&event.body); rejected && rejected->command == 1) {
                end.finished.error = rejected->error;
                end.exit_code = fail(context, rejected->error);
                done = true;
            }
            if (const auto* finished = std::get_if<JobFinished>(&event.body); finished && finished->command == 1) {
                end.finished = *finished;
                end.exit_code = exit_code_of(*finished);
                if (finished->error) fail(context, *finished->error);
                done = true;
            }
        }
    }
    return end;
}

}  // namespace lorica
