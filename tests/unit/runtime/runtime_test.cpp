// SPDX-License-Identifier: GPL-3.0-or-later
// The seam: JSON both ways, the two lanes, pause, stop, turns, coalescing. Several threads; clean under ThreadSanitizer.
#include "core/base/ids.h"
#include "core/runtime/engine_process.h"
#include "core/runtime/engine_thread.h"
#include "core/runtime/resource_sampler.h"
#include "tests/support/check.h"

#include <cstring>

#include <sys/mman.h>

using namespace lorica;

namespace {

// Collects events and waits for one of a kind.
struct Listener {
    EventQueue queue;
    std::vector<Event> seen;
    EventSink sink() { return [this](Event event) { queue.push(std::move(event)); }; }
    template <class T>
    std::optional<T> wait_for(double seconds = 5) {
        const double end = monotonic_seconds() + seconds;
        while (monotonic_seconds() < end) {
            queue.wait(0.05);
            std::optional<T> found;
            for (auto& event : queue.drain()) {
                if (!found && std::holds_alternative<T>(event.body)) found = std::get<T>(event.body);
                seen.push_back(std::move(event));
            }
            if (found) return found;
        }
        return std::nullopt;
    }
};

JobOutcome endless(const Command& command, JobContext& context) {
    if (std::holds_alternative<Generate>(command.body)) {
        context.emit(TokenChunk{command.id, 0, "hello", true, "stop"});
        return JobOutcome::finished();
    }
    if (std::holds_alternative<LoadModel>(command.body)) throw std::runtime_error("broken");
    int64_t step = 0;
    while (context.checkpoint()) {
        context.set_step(++step);
        context.emit(TrainStep{command.id, step});
        if (context.take_save_request()) context.emit(CheckpointSaved{command.id, step, "x"});
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    JobOutcome outcome{"stopped"};
    outcome.result["saved"] = context.save_on_stop();
    return outcome;
}

}  // namespace

TEST(every_command_survives_json) {
    StartRun start;
    start.spec.train.seed = 9;
    start.folder = "runs/a";
    start.change = {3e-5, 900};
    Generate generate;
    generate.rows = {{"hi", nlohmann::json::array({{{"role", "user"}, {"content", "x"}}})}};
    generate.generation.top_k = 5;
    generate.generation.stop = {"a, b", "\n"};
    generate.model.quant.type = "nf4";
    RunBenchmark benchmark;
    benchmark.methods = {"lora", "full"};
    benchmark.settings = {"full:train.learning_rate=1e-5"};
    benchmark.metrics = {"bleu"};
    benchmark.generation.max_new_tokens = 9;
    for (const CommandBody& body : std::vector<CommandBody>{start, benchmark, VerifyExport{{}, "a", "b.gguf"}, generate, StopRun{3, false}, ChangeRun{3, {1e-4, 70}}, Merge{{}, "a", "b", "float32"}, Export{{}, "a", "b.gguf", "gguf", "q4_K_M"},
                                                            BlendAdapters{{}, {"a", "b"}, {0.5, -1}, {}, "c"},
                                                            BuildRouting{{}, {"a", "b"}, {"one", "two"}, {"one=tag:x"}, "two", 0.7, 9, "r"}, RoutePrompts{{}, "r", {{"p", {}, "x"}}}, ReleaseModels{}, Shutdown{}}) {
        const auto back = command_from_json(to_json(Command{7, body}));
        REQUIRE_OK(back);
        CHECK(to_json(*back) == to_json(Command{7, body}));
    }
    CHECK(!command_from_json({{"type", "fly"}}).ok());
    CHECK(!command_from_json({{"type", "start_run"}, {"spec", {{"train", {{"speed", 1}}}}}}).ok());
}

TEST(the_peak_of_memory_begins_anew_where_the_system_allows_it) {
    // Mapped, not allocated: a sanitizer keeps what is freed.
    constexpr size_t size = 400 << 20;
    void* large = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (large == MAP_FAILED) test::skip("400 MiB cannot be had here");
    std::memset(large, 1, size);
    const auto high = peak_resident_bytes();
    CHECK(high >= int64_t(size));
    munmap(large, size);
    if (!reset_peak_resident_bytes()) test::skip("/proc/self/clear_refs cannot be written here");
    CHECK(peak_resident_bytes() < high - int64_t(size) / 2);
}

TEST(events_survive_json_even_with_nan) {
    const Event step{TrainStep{1, 2, 0.5, std::nan(""), 1e-4, 1.0, 10, 5, 100, 0.1, 1000}};
    const auto text = to_json(step).dump();
    const auto back = event_from_json(nlohmann::json::parse(text));
    REQUIRE_OK(back);
    CHECK(std::isnan(std::get<TrainStep>(back->body).loss));
    const Event failed{JobFinished{1, "failed", "why", Error{ErrorCode::NoSpace, "full", "disk", "free some"}}};
    const auto again = event_from_json(to_json(failed));
    REQUIRE_OK(again);
    CHECK(std::get<JobFinished>(again->body).error->code == ErrorCode::NoSpace);
}

namespace {

// An engine whose program is a shell's: what it reads and says are the lines of the seam.
Result<std::unique_ptr<EngineProcess>> shell(const std::string& script, Listener& listener) {
    return EngineProcess::start({"/bin/sh", "-c", script}, listener.sink());
}

}  // namespace

TEST(a_program_gets_commands_and_its_events_come_back) {
    Listener listener;
    const auto engine = shell(R"sh(
        read -r first; read -r second
        echo "what is this"
        printf '{"type":"log","command":7,"level":"info","message":"%s"}\n' "$(echo "$first$second" | tr -dc a-z_)"
        echo '{"type":"job_finished","command":7,"status":"finished","result":{"x":1}}'
        read -r more)sh", listener);
    REQUIRE_OK(engine);
    (*engine)->post({7, Generate{}});
    (*engine)->post({8, PauseRun{7}});
    const auto end = listener.wait_for<JobFinished>();
    CHECK(end && end->command == 7 && end->result.value("x", 0) == 1);
    std::string said;
    for (const Event& event : listener.seen)
        if (const auto* log = std::get_if<LogRecord>(&event.body)) said += log->message + "\n";
    for (const char* part : {"what is this", "generate", "pause_run"})
        if (said.find(part) == std::string::npos) test::fail(__FILE__, __LINE__, std::string(part) + " is not in " + said);
}

TEST(a_job_whose_program_is_killed_fails_with_the_reason) {
    Listener listener;
    const auto engine = shell("read -r line; kill -9 $$", listener);
    REQUIRE_OK(engine);
    (*engine)->post({3, LoadModel{}});
    const auto end = listener.wait_for<JobFinished>();
    CHECK(end && end->command == 3 && end->status == "failed" && end->error && end->error->code == ErrorCode::OutOfMemory);
    (*engine)->post({4, LoadModel{}});
    const auto refused = listener.wait_for<Rejected>();
    CHECK(refused && refused->command == 4 && refused->error.code == ErrorCode::OutOfMemory);
}

TEST(a_program_that_is_not_there_is_told) {
    EventQueue queue;
    const auto engine = EngineProcess::start({"/no/such/program"}, [&](Event event) { queue.push(std::move(event)); });
    REQUIRE_OK(engine);
    (*engine)->post({3, LoadModel{}});
    CHECK(queue.wait(5));
    const auto told = queue.drain();
    const auto* end = std::get_if<JobFinished>(&told.at(0).body);
    const auto* refused = std::get_if<Rejected>(&told.at(0).body);   // if it was known before
    CHECK((end && end->error && end->error->code == ErrorCode::NotFound) || (refused && refused->error.code == ErrorCode::NotFound));
}

TEST(a_program_ends_with_its_engine) {
    Listener listener;
    const auto left = test::temporary_folder() / "left";
    {
        const auto engine = shell("while read -r line; do :; done; echo > '" + left.string() + "'", listener);
        REQUIRE_OK(engine);
    }
    CHECK(std::filesystem::exists(left));
}

TEST(a_run_pauses_serves_a_chat_turn_resumes_and_stops) {
    Listener listener;
    EngineThread engine(listener.sink(), [] { return EngineReady{}; }, endless);
    engine.post({1, StartRun{}});
    CHECK(listener.wait_for<TrainStep>().has_value());
    engine.post({2, PauseRun{}});
    const auto paused = listener.wait_for<StateChanged>();
    CHECK(paused && paused->state == "paused");
    engine.post({3, Generate{}});
    const auto chunk = listener.wait_for<TokenChunk>();
    CHECK(chunk && chunk->text == "hello");
    engine.post({4, SaveCheckpoint{}});
    engine.post({5, ResumeRun{}});
    CHECK(listener.wait_for<CheckpointSaved>().has_value());
    engine.post({6, StopRun{1, true}});
    std::optional<JobFinished> end = listener.wait_for<JobFinished>();
    if (end && end->command == 3) end = listener.wait_for<JobFinished>();
    CHECK(end && end->status == "stopped" && end->result["saved"] == true);
}

TEST(a_run_is_changed_while_it_trains_and_nothing_else_is) {
    const auto handler = [](const Command& command, JobContext& context) {
        while (context.checkpoint()) {
            if (const auto asked = context.take_change()) context.emit(RunChanged{command.id, 0, asked->learning_rate, asked->total_steps});
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        return JobOutcome{"stopped"};
    };
    Listener listener;
    EngineThread engine(listener.sink(), [] { return EngineReady{}; }, handler);
    engine.post({1, StartRun{}});
    CHECK(listener.wait_for<JobStarted>().has_value());
    engine.post({2, PauseRun{}});
    CHECK(listener.wait_for<StateChanged>().has_value());
    engine.post({3, ChangeRun{1, {1e-3, 0}}});   // while it is paused too
    const auto changed = listener.wait_for<RunChanged>();
    CHECK(changed && changed->learning_rate == 1e-3 && changed->total_steps == 0);
    engine.post({4, StartRun{}});
    engine.post({5, ChangeRun{4, {1e-3, 10}}});   // it waits in line
    const auto rejected = listener.wait_for<Rejected>();
    CHECK(rejected && rejected->command == 5);
    engine.post({6, StopRun{1}});
    engine.post({7, StopRun{4}});
    CHECK(listener.wait_for<JobFinished>().has_value());
}

TEST(jobs_keep_their_order_and_a_throwing_one_fails_alone) {
    Listener listener;
    EngineThread engine(listener.sink(), [] { return EngineReady{}; }, endless);
    engine.post({1, LoadModel{}});
    engine.post({2, Generate{}});
    const auto first = listener.wait_for<JobFinished>();
    CHECK(first && first->command == 1 && first->status == "failed" && first->error->message == "broken");
    bool second = false;
    for (const auto& event : listener.seen)
        if (const auto* end = std::get_if<JobFinished>(&event.body)) second = second || end->command == 2;
    if (!second) {
        const auto end = listener.wait_for<JobFinished>();
        CHECK(end && end->command == 2 && end->status == "finished");
    }
}

TEST(a_queued_job_can_be_stopped_before_it_begins) {
    Listener listener;
    EngineThread engine(listener.sink(), [] { return EngineReady{}; }, endless);
    engine.post({1, StartRun{}});
    engine.post({2, StartRun{}});
    engine.post({3, StopRun{2, false}});
    engine.post({4, StopRun{1, false}});
    std::map<CommandId, std::string> ends;
    while (ends.size() < 2) {
        if (!listener.wait_for<JobFinished>()) break;
        for (const auto& event : listener.seen)
            if (const auto* end = std::get_if<JobFinished>(&event.body)) ends[end->command] = end->status;
    }
    CHECK_EQ(ends[2], "cancelled");
}

TEST(a_queued_job_goes_to_the_head_of_the_line) {
    Listener listener;
    EngineThread engine(listener.sink(), [] { return EngineReady{}; }, endless);
    engine.post({1, StartRun{}});
    CHECK(listener.wait_for<TrainStep>().has_value());
    for (const CommandId id : {2, 3, 4}) engine.post({id, Generate{}});   // turns of the run: not in line
    for (const CommandId id : {5, 6, 7}) engine.post({id, LoadModel{}});
    engine.post({8, RunNext{7}});
    engine.post({9, RunNext{6}});
    engine.post({10, RunNext{1}});                                        // runs already
    engine.post({11, RunNext{99}});
    const auto rejected = listener.wait_for<Rejected>();
    CHECK(rejected && rejected->command == 11);
    engine.post({12, StopRun{1, false}});
    std::vector<CommandId> begun;
    while (begun.size() < 7 && listener.wait_for<JobFinished>()) {
        begun.clear();
        for (const auto& event : listener.seen)
            if (const auto* one = std::get_if<JobStarted>(&event.body)) begun.push_back(one->command);
    }
    std::erase_if(begun, [](CommandId id) { return id < 5; });
    CHECK(begun == std::vector<CommandId>({6, 7, 5}));
}

TEST(control_without_a_job_is_rejected) {
    Listener listener;
    EngineThread engine(listener.sink(), [] { return EngineReady{}; }, endless);
    engine.post({1, PauseRun{}});
    const auto rejected = listener.wait_for<Rejected>();
    CHECK(rejected && rejected->command == 1);
}

TEST(shutdown_ends_a_paused_run_and_answers_every_job) {
    Listener listener;
    {
        EngineThread engine(listener.sink(), [] { return EngineReady{}; }, endless);
        engine.post({1, StartRun{}});
        engine.post({2, StartRun{}});
        engine.post({3, PauseRun{}});
    }
    int ends = 0;
    for (const auto& event : listener.queue.drain()) ends += std::holds_alternative<JobFinished>(event.body);
    CHECK_EQ(ends, 2);
}

TEST(telemetry_is_coalesced_and_state_is_not) {
    EventQueue queue;
    for (int i = 0; i < 100; ++i) queue.push({ResourceSample{.time = double(i)}});
    for (int i = 0; i < 3; ++i) queue.push({TokenChunk{1, 0, "a", false, "", i, 0, {{std::string(1, static_cast<char>('x' + i)), 0.5}}}});
    for (int i = 1; i <= 5; ++i) queue.push({TrainStep{1, i}});
    const auto events = queue.drain();
    CHECK_EQ(events.size(), 7u);
    CHECK_EQ(std::get<ResourceSample>(events.at(0).body).time, 99.0);
    const TokenChunk& chunk = std::get<TokenChunk>(events.at(1).body);
    CHECK_EQ(chunk.text, "aaa");
    CHECK(chunk.choices.size() == 3 && chunk.choices[0].text == "x" && chunk.choices[2].text == "z");
}

TEST(the_sampler_reads_this_process) {
    Listener listener;
    ResourceSampler sampler(listener.sink(), "/");
    const auto sample = listener.wait_for<ResourceSample>();
    CHECK(sample && sample->rss_bytes > 1000000 && sample->ram_total > sample->rss_bytes && sample->disk_free > 0);
}
