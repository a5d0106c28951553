// SPDX-License-Identifier: GPL-3.0-or-later
// The seam: an Engine takes Commands and answers with Events. Contract for every implementation.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include "core/runtime/command.h"
#include "core/runtime/event.h"

namespace lorica {

// Receives events on the engine's threads. Must return at once and never call back into the engine.
using EventSink = std::function<void(Event)>;

class Engine {
public:
    virtual ~Engine() = default;
    // Any thread; returns at once. Every command is answered by Accepted or Rejected; an accepted job by JobStarted and
    // exactly one JobFinished, whatever happens.
    virtual void post(Command command) = 0;
};

// Events on their way to another thread. push() on any thread, drain() on the receiving one. State events are never
// dropped and stay in order; a ResourceSample or JobProgress replaces its unread predecessor of the same job, and
// unread TokenChunks of one row are joined.
class EventQueue {
public:
    // `wake` is called (on the pushing thread) when the queue stops being empty.
    explicit EventQueue(std::function<void()> wake = {}) : wake_(std::move(wake)) {}

    void push(Event event);
    std::vector<Event> drain();
    // Waits up to `seconds` for an event; true if there is one.
    bool wait(double seconds);

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::vector<Event> events_;
};

}  // namespace lorica
