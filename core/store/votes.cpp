// SPDX-License-Identifier: GPL-3.0-or-later
// Records to lines and back, under the file's lock.
#include "core/store/votes.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "core/base/ids.h"
#include "core/runtime/json_fields.h"

namespace lorica {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(JudgedAnswer, name, model, adapter, text, reason, tokens)
NLOHMANN_JSON_SERIALIZE_ENUM(Choice, {{Choice::Tie, "tie"}, {Choice::A, "a"}, {Choice::B, "b"}, {Choice::BothBad, "both_bad"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Vote, id, time, messages, a, b, choice, tags, note, category, source, row, generation, repeats)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Rating, id, time, messages, answer, good, generation)

namespace {

constexpr uint64_t kLargest = uint64_t{1} << 30;   // of the file
constexpr size_t kWarnings = 20;

// Closes the file, and with it gives the lock back.
class Open {
public:
    explicit Open(int fd) : fd(fd) {}
    ~Open() { if (fd >= 0) ::close(fd); }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    const int fd;
};

template <class Record>
nlohmann::json record_of(const Record& record, const char* type) {
    nlohmann::json json = record;
    json["type"] = type;
    return json;
}

template <class Record>
void number(Record& record) {
    if (record.id.empty()) record.id = make_id();
    if (record.time.empty()) record.time = utc_now();
}

// Where the last whole line ends. What stands behind it was cut off by a kill, unless it is JSON that lacks its line feed only.
off_t whole_until(int fd, const std::string& text) {
    const size_t end = text.rfind('\n');
    const size_t begin = end == std::string::npos ? 0 : end + 1;
    if (begin == text.size() || !nlohmann::json::accept(text.substr(begin))) return static_cast<off_t>(begin);
    return ::pwrite(fd, "\n", 1, static_cast<off_t>(text.size())) == 1 ? static_cast<off_t>(text.size()) + 1 : static_cast<off_t>(text.size());
}

// The end of the file, at most the last line and what is behind it.
std::string tail_of(int fd, off_t size, off_t& from) {
    constexpr off_t kBlock = 1 << 16;
    std::string text;
    for (from = size; from > 0 && text.find('\n') == std::string::npos;) {
        const off_t block = std::min(kBlock, from);
        std::string piece(static_cast<size_t>(block), '\0');
        from -= block;
        if (::pread(fd, piece.data(), piece.size(), from) != block) break;
        text = piece + text;
    }
    return text;
}

bool are_messages(const nlohmann::json& messages) {
    return messages.is_array() && std::all_of(messages.begin(), messages.end(), [](const nlohmann::json& one) {
        return one.is_object() && one.contains("role") && one["role"].is_string() && one.contains("content") && one["content"].is_string();
    });
}

// Adds the record to the log; false where it is none. A choice of another name would read as the first of the enum.
bool take(const nlohmann::json& json, VoteLog& log, std::set<std::string>& taken_back) {
    try {
        const std::string type = json.at("type");
        if (type == "taken_back") taken_back.insert(json.at("id").get<std::string>());
        else if (type == "vote" && are_messages(json.at("messages")) && json.at("choice") == json.at("choice").get<Choice>()) log.votes.push_back(json.get<Vote>());
        else if (type == "rating" && are_messages(json.at("messages"))) log.ratings.push_back(json.get<Rating>());
        else return false;
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

// A rating replaces the earlier ones of the same answer.
void keep_last(std::vector<Rating>& ratings) {
    std::set<std::string> seen;
    std::vector<Rating> kept;
    for (auto one = ratings.rbegin(); one != ratings.rend(); ++one)
        if (seen.insert(nlohmann::json{one->messages, one->answer}.dump()).second) kept.push_back(std::move(*one));
    std::reverse(kept.begin(), kept.end());
    ratings = std::move(kept);
}

}  // namespace

const char* to_string(Choice choice) {
    constexpr const char* kNames[] = {"a", "b", "tie", "both_bad"};
    return kNames[static_cast<size_t>(choice)];
}

Result<void> VoteFile::append_line(const nlohmann::json& record) const {
    const std::string line = record.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    LORICA_TRY(make_folders(path_.parent_path()));
    const Open file(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (file.fd < 0) return io_error(path_, "open", errno);
    while (::flock(file.fd, LOCK_EX) != 0)
        if (errno != EINTR) return io_error(path_, "lock", errno);
    off_t from = 0;
    const off_t size = ::lseek(file.fd, 0, SEEK_END);
    const std::string tail = tail_of(file.fd, size, from);
    const off_t end = from + whole_until(file.fd, tail);
    if (end < size && ::ftruncate(file.fd, end) != 0) return io_error(path_, "cut an incomplete line off", errno);
    const ssize_t written = ::pwrite(file.fd, line.data(), line.size(), end);
    if (written != static_cast<ssize_t>(line.size()) || ::fsync(file.fd) != 0) {
        const int why = written >= 0 && written < static_cast<ssize_t>(line.size()) ? ENOSPC : errno;
        (void)!::ftruncate(file.fd, end);   // what stays is cut off by the next vote
        return io_error(path_, "write", why);
    }
    return size == 0 ? fsync_folder(path_.parent_path()) : Result<void>();
}

Result<Vote> VoteFile::append(Vote vote) const {
    number(vote);
    LORICA_TRY(append_line(record_of(vote, "vote")));
    return vote;
}

Result<Rating> VoteFile::append(Rating rating) const {
    number(rating);
    LORICA_TRY(append_line(record_of(rating, "rating")));
    return rating;
}

Result<void> VoteFile::take_back(const std::string& id) const { return append_line({{"type", "taken_back"}, {"id", id}, {"time", utc_now()}}); }

Result<VoteLog> VoteFile::read() const {
    VoteLog log;
    std::error_code code;
    if (!fs::exists(path_, code)) return log;
    LORICA_ASSIGN(const std::string text, read_file(path_, kLargest));
    std::set<std::string> taken_back;
    size_t line = 0, bad = 0;
    for (size_t at = 0; at < text.size();) {
        ++line;
        const size_t end = std::min(text.find('\n', at), text.size());
        const auto json = nlohmann::json::parse(text.begin() + static_cast<ptrdiff_t>(at), text.begin() + static_cast<ptrdiff_t>(end), nullptr, false);
        if (!take(json, log, taken_back) && end < text.size() && ++bad <= kWarnings)
            log.warnings.push_back(path_.string() + ", line " + std::to_string(line) + ": is no vote and is left out");
        at = end + 1;
    }
    if (bad > kWarnings) log.warnings.push_back("and " + std::to_string(bad - kWarnings) + " more lines");
    const auto is_gone = [&](const auto& one) { return taken_back.contains(one.id); };
    std::erase_if(log.votes, is_gone);
    std::erase_if(log.ratings, is_gone);
    keep_last(log.ratings);
    return log;
}

std::string votes_jsonl(const VoteLog& log) {
    std::string out;
    const auto add = [&](const nlohmann::json& json) { out += json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"; };
    for (const Vote& vote : log.votes) add(record_of(vote, "vote"));
    for (const Rating& rating : log.ratings) add(record_of(rating, "rating"));
    return out;
}

}  // namespace lorica
