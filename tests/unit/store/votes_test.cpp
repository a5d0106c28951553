// SPDX-License-Identifier: GPL-3.0-or-later
// Votes on the disk: whole or not at all, of several programs at once, and out again in every form. One thread, and processes of its own.
#include "core/store/votes.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

#include "tests/support/check.h"

using namespace lorica;

namespace {

Vote vote_on(const std::string& prompt, Choice choice, const std::string& a = "yes", const std::string& b = "no") {
    Vote vote;
    vote.messages = {{{"role", "user"}, {"content", prompt}}};
    vote.a = {"base", "/m/base.gguf", "", a, "stop", 3};
    vote.b = {"run-01", "/m/base.gguf", "/runs/run-01/adapter", b, "stop", 2};
    vote.choice = choice;
    return vote;
}

std::string text_of(const fs::path& path) { return read_file(path).value(); }
void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

}  // namespace

TEST(a_vote_comes_back_with_all_that_it_holds) {
    const VoteFile file(test::temporary_folder() / "not there yet");
    CHECK(file.read()->votes.empty());
    Vote vote = vote_on("Does \"ü\"\nwork?", Choice::B, "first", "second");
    vote.tags = {"more correct", "shorter"};
    vote.note = "a, \"note\"";
    vote.category = "spelling";
    vote.source = "/data/e2e.csv";
    vote.row = 17;
    vote.generation.seed = 4242;
    vote.generation.temperature = 0.3;
    vote.repeats = "abc";
    const auto kept = file.append(vote);
    REQUIRE_OK(kept);
    CHECK(kept->id.size() == 12 && kept->time.ends_with("Z"));
    const auto log = file.read();
    REQUIRE_OK(log);
    CHECK_EQ(log->votes.size(), 1u);
    const Vote& back = log->votes.front();
    CHECK_EQ(back.id, kept->id);
    CHECK_EQ(back.messages[0]["content"].get<std::string>(), "Does \"ü\"\nwork?");
    CHECK(back.a.text == "first" && back.b.adapter == "/runs/run-01/adapter" && back.b.tokens == 2 && back.choice == Choice::B);
    CHECK(back.tags == vote.tags && back.note == vote.note && back.category == "spelling" && back.source == vote.source && back.row == 17);
    CHECK(back.generation.seed == 4242 && back.generation.temperature == 0.3 && back.repeats == "abc");
    CHECK(log->warnings.empty());
}

TEST(a_line_that_a_kill_cut_off_is_no_vote_and_goes_with_the_next) {
    const VoteFile file(test::temporary_folder());
    REQUIRE_OK(file.append(vote_on("one", Choice::A)));
    const std::string whole = text_of(file.path());
    for (const size_t cut : {size_t{1}, whole.size() / 2, whole.size() - 2}) {
        write(file.path(), whole + whole.substr(0, cut));
        const auto torn = file.read();
        REQUIRE_OK(torn);
        CHECK(torn->votes.size() == 1 && torn->warnings.empty());
        REQUIRE_OK(file.append(vote_on("two", Choice::Tie)));
        const auto mended = file.read();
        REQUIRE_OK(mended);
        CHECK(mended->votes.size() == 2 && mended->warnings.empty() && mended->votes[1].choice == Choice::Tie);
    }
    write(file.path(), whole.substr(0, whole.size() - 1));   // whole but for its line feed, as an editor leaves it
    CHECK_EQ(file.read()->votes.size(), 1u);
    REQUIRE_OK(file.append(vote_on("two", Choice::Tie)));
    CHECK_EQ(file.read()->votes.size(), 2u);
}

TEST(lines_that_are_no_votes_are_told_and_the_rest_is_read) {
    const VoteFile file(test::temporary_folder());
    REQUIRE_OK(file.append(vote_on("one", Choice::A)));
    const std::string whole = text_of(file.path());
    std::string wrong = whole;
    wrong.replace(wrong.find("\"choice\":\"a\""), 12, "\"choice\":\"c\"");
    write(file.path(), "nonsense\n{\"type\":\"vote\",\"messages\":[{\"role\":5}]}\n" + wrong + "{\"type\":\"vote\",\"messages\":[],\"choice\":\"a\",\"a\":7}\n" + whole);
    const auto log = file.read();
    REQUIRE_OK(log);
    CHECK_EQ(log->votes.size(), 1u);
    CHECK_EQ(log->warnings.size(), 4u);
    CHECK(log->warnings.front().find("line 1") != std::string::npos && log->warnings[2].find("line 3") != std::string::npos);
}

TEST(votes_that_are_taken_back_do_not_count) {
    const VoteFile file(test::temporary_folder());
    const auto first = file.append(vote_on("one", Choice::A)), second = file.append(vote_on("two", Choice::B));
    REQUIRE_OK(first);
    REQUIRE_OK(second);
    REQUIRE_OK(file.take_back(first->id));
    const auto log = file.read();
    REQUIRE_OK(log);
    CHECK(log->votes.size() == 1 && log->votes[0].id == second->id);
    CHECK(text_of(file.path()).find(first->id) != std::string::npos);   // nothing is ever erased
}

TEST(the_last_rating_of_an_answer_counts) {
    const VoteFile file(test::temporary_folder());
    Rating rating;
    rating.messages = {{{"role", "user"}, {"content", "hello"}}};
    rating.answer = {"base", "/m", "", "hi", "stop", 1};
    rating.good = true;
    REQUIRE_OK(file.append(rating));
    rating.good = false;
    REQUIRE_OK(file.append(rating));
    rating.answer.text = "hi there";
    REQUIRE_OK(file.append(rating));
    const auto log = file.read();
    REQUIRE_OK(log);
    CHECK(log->ratings.size() == 2 && !log->ratings[0].good);
}

TEST(a_folder_that_cannot_be_written_is_an_error) {
    CHECK(!VoteFile("/proc/no/such/home").append(vote_on("one", Choice::A)).ok());
    const auto home = test::temporary_folder();
    const VoteFile file(home);
    REQUIRE_OK(file.append(vote_on("one", Choice::A)));
    const std::string before = text_of(file.path());
    const pid_t child = ::fork();   // a full disk, as far as a process can have one of its own
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{before.size() + 40, before.size() + 40};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(file.append(vote_on("two", Choice::B)).ok() ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK_EQ(status, 0);
    CHECK_EQ(text_of(file.path()), before);
}

// Each appends until it is killed and says on a pipe what it was told is on the disk.
TEST(several_programs_and_a_kill_lose_no_vote_that_was_acknowledged) {
    const auto home = test::temporary_folder();
    constexpr int kPrograms = 4;
    pid_t children[kPrograms];
    int pipes[kPrograms][2];
    for (int i = 0; i < kPrograms; ++i) {
        if (::pipe(pipes[i]) != 0) test::fail(__FILE__, __LINE__, "no pipe");
        children[i] = ::fork();
        if (children[i] == 0) {
            for (int n = 0;; ++n) {
                const auto kept = VoteFile(home).append(vote_on(std::to_string(i) + "/" + std::to_string(n) + std::string(300, 'x'), Choice::A));
                if (!kept || ::write(pipes[i][1], kept->id.data(), 12) != 12) ::_exit(1);
            }
        }
        ::close(pipes[i][1]);
    }
    std::set<std::string> told;
    const auto hear = [&](int i) {
        char id[12];
        ssize_t got = 0;
        while (got < 12) {
            const ssize_t n = ::read(pipes[i][0], id + got, static_cast<size_t>(12 - got));
            if (n <= 0) return false;
            got += n;
        }
        told.emplace(id, 12);
        return true;
    };
    for (int i = 0; i < kPrograms; ++i)
        for (int n = 0; n < 5; ++n) hear(i);
    for (const pid_t child : children) ::kill(child, SIGKILL);
    for (int i = 0; i < kPrograms; ++i) {
        while (hear(i)) {}
        ::close(pipes[i][0]);
        ::waitpid(children[i], nullptr, 0);
    }
    REQUIRE_OK(VoteFile(home).append(vote_on("after", Choice::B)));
    const auto log = VoteFile(home).read();
    REQUIRE_OK(log);
    CHECK(log->warnings.empty());
    std::set<std::string> found;
    for (const Vote& vote : log->votes) found.insert(vote.id);
    CHECK(told.size() >= 20);
    for (const std::string& id : told) CHECK(found.contains(id));
    CHECK_EQ(found.size(), log->votes.size());
}

TEST(votes_leave_as_a_table_as_lines_and_as_preference_pairs) {
    std::vector<Vote> votes = {vote_on("one", Choice::A), vote_on("two", Choice::B, "a, \"b\"\nc", "no"), vote_on("three", Choice::Tie), vote_on("four", Choice::BothBad),
                               vote_on("five", Choice::A, "same", "same"), vote_on("one", Choice::B)};   // the last one contradicts the first: it is the same pair again
    votes[1].tags = {"x", "y"};
    const std::string csv = votes_csv(votes);
    CHECK(csv.starts_with("time,prompt,a,b,choice,winner,"));
    CHECK(csv.find("two,base,run-01,b,run-01,,x; y,,\"a, \"\"b\"\"\nc\",no,") != std::string::npos);
    std::istringstream pairs(preference_pairs(votes));
    std::vector<nlohmann::json> lines;
    for (std::string line; std::getline(pairs, line);) lines.push_back(nlohmann::json::parse(line));
    CHECK_EQ(lines.size(), 2u);
    CHECK((lines[0] == nlohmann::json{{"prompt", "one"}, {"chosen", "yes"}, {"rejected", "no"}}));
    CHECK((lines[1] == nlohmann::json{{"prompt", "two"}, {"chosen", "no"}, {"rejected", "a, \"b\"\nc"}}));
    votes[1].messages.insert(votes[1].messages.begin(), nlohmann::json{{"role", "system"}, {"content", "Be short."}});
    std::istringstream chats(preference_pairs(votes));
    std::string line;
    std::getline(chats, line);
    CHECK_EQ(nlohmann::json::parse(line)["chosen"][0]["content"].get<std::string>(), "yes");
    std::getline(chats, line);
    CHECK_EQ(nlohmann::json::parse(line)["prompt"].size(), 2u);
    VoteLog log;
    log.votes = votes;
    const auto home = test::temporary_folder();
    write(home / "votes.jsonl", votes_jsonl(log));
    CHECK_EQ(VoteFile(home).read()->votes.size(), votes.size());
}
