// SPDX-License-Identifier: GPL-3.0-or-later
// See engine_process.h. post() on any thread, events on the reader's.
#include "core/runtime/engine_process.h"

#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lorica {
namespace {

constexpr size_t kReadBytes = 64u << 10;
constexpr int kCannotStart = 127;   // as a shell says it

// In the child, between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* arguments, int socket, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent || dup2(socket, STDIN_FILENO) < 0 || dup2(socket, STDOUT_FILENO) < 0) _exit(kCannotStart);
    execv(arguments[0], arguments);
    _exit(kCannotStart);
}

Error death_of(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return {ErrorCode::OutOfMemory, "its program was killed, most often because the memory ran out", "", "Choose a smaller batch or length, or a method that needs less."};
    if (WIFSIGNALED(status)) return {ErrorCode::Internal, std::string("its program was ended by the signal ") + strsignal(WTERMSIG(status))};
    if (WEXITSTATUS(status) == kCannotStart) return {ErrorCode::NotFound, "its program could not be started"};
    return {ErrorCode::Internal, "its program ended with code " + std::to_string(WEXITSTATUS(status))};
}

}  // namespace

Result<std::unique_ptr<EngineProcess>> EngineProcess::start(const std::vector<std::string>& arguments, EventSink sink) {
    std::vector<char*> words;
    for (const std::string& one : arguments) words.push_back(const_cast<char*>(one.c_str()));
    words.push_back(nullptr);
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{ErrorCode::Io, std::string("a socket cannot be made: ") + std::strerror(errno), arguments.front()};
    const pid_t parent = ::getpid(), process = ::fork();
    if (process == 0) become(words.data(), ends[1], parent);
    const int trouble = errno;
    ::close(ends[1]);
    if (process < 0) {
        ::close(ends[0]);
        return Error{ErrorCode::Io, std::string("cannot be started: ") + std::strerror(trouble), arguments.front()};
    }
    return std::unique_ptr<EngineProcess>(new EngineProcess(process, ends[0], std::move(sink)));
}

EngineProcess::EngineProcess(pid_t process, int socket, EventSink sink)
    : process_(process), socket_(socket), sink_(std::move(sink)), reader_([this] { read(); }) {}

EngineProcess::~EngineProcess() {
    ::shutdown(socket_, SHUT_WR);
    reader_.join();
    ::close(socket_);
}

void EngineProcess::post(Command command) {
    const std::string line = to_json(command).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    const std::lock_guard lock(mutex_);
    if (ended_) {
        sink_({Rejected{command.id, *ended_}});
        return;
    }
    if (!is_control(command.body)) open_.insert(command.id);
    for (size_t sent = 0; sent < line.size();) {
        const ssize_t written = ::send(socket_, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return;   // it is gone, which the reader tells
        sent += static_cast<size_t>(written);
    }
}

void EngineProcess::read() {
    std::string waiting, piece(kReadBytes, '\0');
    for (;;) {
        const ssize_t got = ::recv(socket_, piece.data(), piece.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        waiting.append(piece, 0, static_cast<size_t>(got));
        size_t begin = 0;
        for (size_t at; (at = waiting.find('\n', begin)) != std::string::npos; begin = at + 1) take(waiting.substr(begin, at - begin));
        waiting.erase(0, begin);
    }
    end();
}

void EngineProcess::take(const std::string& line) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    auto event = json.is_discarded() ? Result<Event>(Error{ErrorCode::BadInput, "is no event: " + line.substr(0, 200)}) : event_from_json(json);
    if (!event) {
        sink_({LogRecord{0, "warning", "a line of the engine's program " + event.error().text()}});
        return;
    }
    if (const auto* finished = std::get_if<JobFinished>(&event->body)) {
        const std::lock_guard lock(mutex_);
        open_.erase(finished->command);
    }
    sink_(*std::move(event));
}

void EngineProcess::end() {
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {}
    const std::lock_guard lock(mutex_);
    ended_ = death_of(status);
    for (const CommandId id : open_) sink_({JobFinished{id, "failed", ended_->message, ended_}});
    open_.clear();
}

}  // namespace lorica
