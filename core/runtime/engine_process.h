// SPDX-License-Identifier: GPL-3.0-or-later
// An engine in a program of its own, so that a job begins with an empty memory and takes nothing with it if it dies. post() on any thread.
//
// The seam across a socket: Commands as JSON objects, a line each, to the program's standard input; Events as such lines from its
// standard output (`lorica engine` is such a program). It ends when its input does, and is killed with the thread that started it.
#pragma once

#include <sys/types.h>

#include <set>
#include <thread>

#include "core/runtime/engine.h"

namespace lorica {

class EngineProcess final : public Engine {
public:
    // `arguments`: the program's path first. `sink` is called on the reader's thread. Call it on a thread that outlives the engine.
    static Result<std::unique_ptr<EngineProcess>> start(const std::vector<std::string>& arguments, EventSink sink);
    ~EngineProcess() override;   // ends the program's input and waits for it

    // A job whose program has died ends as failed, with what killed it.
    void post(Command command) override;

private:
    EngineProcess(pid_t process, int socket, EventSink sink);
    void read();
    void take(const std::string& line);
    void end();

    pid_t process_;
    int socket_;
    EventSink sink_;
    std::mutex mutex_;             // guards the two below
    std::set<CommandId> open_;     // jobs that have not ended
    std::optional<Error> ended_;   // set once the program is gone: why
    std::thread reader_;
};

}  // namespace lorica
