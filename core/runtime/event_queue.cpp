// SPDX-License-Identifier: GPL-3.0-or-later
// Coalescing of telemetry on its way to the receiver. Any thread.
#include "core/runtime/engine.h"

#include <iterator>

namespace lorica {
namespace {

// Joins `event` into `last` if nothing is lost by it.
bool coalesce(Event& last, Event& event) {
    if (auto* sample = std::get_if<ResourceSample>(&event.body)) {
        auto* before = std::get_if<ResourceSample>(&last.body);
        if (before) *before = *sample;
        return before != nullptr;
    }
    if (auto* progress = std::get_if<JobProgress>(&event.body)) {
        auto* before = std::get_if<JobProgress>(&last.body);
        if (!before || before->command != progress->command) return false;
        *before = std::move(*progress);
        return true;
    }
    if (auto* chunk = std::get_if<TokenChunk>(&event.body)) {
        auto* before = std::get_if<TokenChunk>(&last.body);
        if (!before || before->command != chunk->command || before->row != chunk->row || before->done) return false;
        chunk->text = before->text + chunk->text;
        before->choices.insert(before->choices.end(), std::make_move_iterator(chunk->choices.begin()), std::make_move_iterator(chunk->choices.end()));
        chunk->choices = std::move(before->choices);
        *before = std::move(*chunk);
        return true;
    }
    return false;
}

}  // namespace

void EventQueue::push(Event event) {
    bool was_empty = false;
    {
        const std::lock_guard lock(mutex_);
        was_empty = events_.empty();
        if (was_empty || !coalesce(events_.back(), event)) events_.push_back(std::move(event));
    }
    filled_.notify_one();
    if (was_empty && wake_) wake_();
}

std::vector<Event> EventQueue::drain() {
    const std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
}

bool EventQueue::wait(double seconds) {
    std::unique_lock lock(mutex_);
    return filled_.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return !events_.empty(); });
}

}  // namespace lorica
