// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing run folders. One writer thread.
#include "core/runtime/run_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <thread>

#include "core/base/ids.h"
#include "core/base/staging.h"

namespace lorica {
namespace {

constexpr const char* kManifest = "manifest.json";

Result<nlohmann::json> read_json(const fs::path& path) {
    LORICA_ASSIGN(const std::string text, read_file(path, 64u << 20));
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", path.string()};
    return json;
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != kManifest) out.push_back(fs::relative(entry.path(), folder));
    std::sort(out.begin(), out.end());
    return out;
}

// True for a step, an evaluation, a checkpoint or a change after `step`: from there on the history is of another future.
bool is_after(const nlohmann::json& line, int64_t step) {
    const std::string type = line.value("type", "");
    return (type == "train_step" || type == "eval" || type == "sample_answer" || type == "checkpoint_saved" || type == "run_changed") && line.value("step", int64_t{0}) > step;
}

}  // namespace

Result<void> write_manifest(const fs::path& folder, const nlohmann::json& facts) {
    nlohmann::json files = nlohmann::json::array();
    for (const auto& name : files_in(folder)) {
        LORICA_ASSIGN(const std::string hash, sha256_file(folder / name));
        files.push_back({{"name", name.string()}, {"size", fs::file_size(folder / name)}, {"sha256", hash}});
    }
    return write_file_atomic(folder / kManifest, nlohmann::json{{"facts", facts}, {"files", files}}.dump(2) + "\n");
}

Result<nlohmann::json> verify_manifest(const fs::path& folder) {
    LORICA_ASSIGN(const nlohmann::json manifest, read_json(folder / kManifest));
    try {
        for (const auto& file : manifest.at("files")) {
            const fs::path path = folder / file.at("name").get<std::string>();
            std::error_code code;
            if (fs::file_size(path, code) != file.at("size").get<uint64_t>() || code)
                return Error{ErrorCode::BadInput, "is missing or has another size than its manifest says", path.string()};
            LORICA_ASSIGN(const std::string hash, sha256_file(path));
            if (hash != file.at("sha256").get<std::string>())
                return Error{ErrorCode::BadInput, "does not have the hash its manifest says", path.string()};
        }
        return manifest.at("facts");
    } catch (const nlohmann::json::exception&) {
        return Error{ErrorCode::BadInput, "is not a manifest", (folder / kManifest).string()};
    }
}

Result<void> RunFolder::check_free(const fs::path& folder) {
    std::error_code code;
    remove_abandoned(folder / "run.json");   // of a start that was killed: the next one begins anew
    if (fs::exists(folder, code) && (!fs::is_directory(folder, code) || !fs::is_empty(folder, code)))
        return Error{ErrorCode::Exists, "exists already and is not empty", folder.string(),
                     "Choose another output folder, or resume the run it holds."};
    return {};
}

Result<RunFolder> RunFolder::create(const fs::path& folder, const RunSpec& spec, nlohmann::json facts) {
    LORICA_TRY(check_free(folder));
    LORICA_TRY(make_folders(folder));
    RunFolder run;
    run.path_ = folder;
    run.spec_ = spec;
    run.facts_ = std::move(facts);
    run.facts_["spec"] = to_json(spec);
    run.facts_["created"] = utc_now();
    LORICA_TRY(run.update_facts(nlohmann::json::object()));
    LORICA_TRY(make_folders(folder / "checkpoints"));
    return run;
}

Result<RunFolder> RunFolder::open(const fs::path& folder) {
    if (!fs::exists(folder / "run.json"))
        return Error{ErrorCode::NotFound, "holds no run (no run.json)", folder.string(), "Check the path."};
    RunFolder run;
    run.path_ = folder;
    LORICA_ASSIGN(run.facts_, read_json(folder / "run.json"));
    if (!run.facts_.is_object() || !run.facts_.contains("spec"))
        return Error{ErrorCode::BadInput, "is not a run's run.json", (folder / "run.json").string()};
    const auto found = load_json(run.spec_, run.facts_["spec"]);
    if (!found.empty())
        return Error{ErrorCode::BadInput, found.front().message, (folder / "run.json").string() + ": " + found.front().path, found.front().hint};
    return run;
}

Result<RunLock> RunLock::take(const fs::path& folder) {
    const fs::path path = folder / ".lock";
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) return io_error(path, "open", errno);
    // Who only looks (is_held) holds it for a moment, and who was killed until the system has taken its memory back.
    for (int attempt = 0; attempt < 75; ++attempt) {
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return RunLock(fd);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    ::close(fd);
    return Error{ErrorCode::Exists, "another process is training in this folder", folder.string(), "Stop it first, or follow it."};
}

bool RunLock::is_held(const fs::path& folder) {
    const int fd = ::open((folder / ".lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool held = ::flock(fd, LOCK_SH | LOCK_NB) != 0;
    ::close(fd);
    return held;
}

RunLock::~RunLock() {
    if (fd_ >= 0) ::close(fd_);
}

Result<void> RunFolder::update_facts(const nlohmann::json& changes) {
    facts_.update(changes);
    return write_file_atomic(path_ / "run.json", facts_.dump(2) + "\n");
}

Result<void> RunFolder::append(const Event& event) {
    const fs::path path = path_ / "events.jsonl";
    const std::string line = to_json(event).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0) return io_error(path, "open", errno);
    const off_t before = ::lseek(fd, 0, SEEK_END);
    const ssize_t n = ::write(fd, line.data(), line.size());
    const int why = n < 0 ? errno : ENOSPC;
    const bool whole = n == static_cast<ssize_t>(line.size());
    // A part of a line (full disk) must not stay: the next event would be glued to it.
    const bool cut = whole || n <= 0 || ::ftruncate(fd, before) == 0;
    ::close(fd);
    if (!cut) return io_error(path, "cut an incomplete line off", errno);
    if (!whole) return io_error(path, "write", why);
    return {};
}

std::vector<int64_t> RunFolder::checkpoints() const {
    std::vector<int64_t> steps;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(path_ / "checkpoints", code)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("step-")) continue;
        int64_t step = 0;
        const auto [end, bad] = std::from_chars(name.data() + 5, name.data() + name.size(), step);
        if (bad == std::errc() && end == name.data() + name.size() && verify_manifest(entry.path())) steps.push_back(step);
    }
    std::sort(steps.begin(), steps.end());
    return steps;
}

void RunFolder::prune(int64_t limit, int64_t keep) const {
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(path_ / "checkpoints", code))
        if (entry.path().filename().string().find(".tmp-") != std::string::npos) fs::remove_all(entry.path(), code);
    if (limit <= 0) return;
    auto steps = checkpoints();
    while (static_cast<int64_t>(steps.size()) > limit) {
        const auto oldest = std::find_if(steps.begin(), steps.end() - 1, [&](int64_t step) { return step != keep; });
        if (oldest == steps.end() - 1) return;
        fs::remove_all(checkpoint(*oldest), code);
        steps.erase(oldest);
    }
}

Result<void> RunFolder::rewind(int64_t step) {
    const fs::path path = path_ / "events.jsonl";
    if (!fs::exists(path)) return {};
    LORICA_ASSIGN(const std::string text, read_file(path));
    std::string kept;
    for (size_t at = 0; at < text.size();) {
        const size_t end = text.find('\n', at);
        if (end == std::string::npos) break;  // the line a kill cut off
        const auto line = nlohmann::json::parse(text.begin() + static_cast<ptrdiff_t>(at), text.begin() + static_cast<ptrdiff_t>(end), nullptr, false);
        if (!line.is_discarded() && is_after(line, step)) break;
        if (!line.is_discarded() && line.value("type", "") != "job_finished") kept.append(text, at, end - at + 1);
        at = end + 1;
    }
    return write_file_atomic(path, kept);
}

Result<std::vector<Event>> read_events(const fs::path& folder, uint64_t& offset) {
    const fs::path path = folder / "events.jsonl";
    std::ifstream in(path, std::ios::binary);
    if (!in) return io_error(path, "open", ENOENT);
    in.seekg(static_cast<std::streamoff>(offset));
    std::vector<Event> out;
    std::string line;
    while (std::getline(in, line) && !in.eof()) {
        offset += line.size() + 1;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_discarded()) return Error{ErrorCode::BadInput, "holds a line that is not JSON", path.string() + " before byte " + std::to_string(offset)};
        if (auto event = event_from_json(json)) out.push_back(*std::move(event));
    }
    return out;
}

}  // namespace lorica
