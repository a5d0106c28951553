// SPDX-License-Identifier: GPL-3.0-or-later
// bench_gui_data [ROWS]: the data editor in its window on a generated set, each act with its time, the longest stall of the event
// loop while it ran, and the memory behind it; as a Markdown table. GUI thread.
#include <fmt/format.h>

#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include "core/base/ids.h"
#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "ui/pages/data/data_editor.h"

using namespace lorica;

namespace {

constexpr int kPatience = 300'000;

// Like E2E: a meaning representation of near-unique rows and a sentence on it; one in three with quotes to undo.
std::string write_rows(const FakeStudio& studio, int rows) {
    static const char* const kNames[] = {"Blue Spice", "The Eagle", "Aromi", "Zizzi", "Giraffe", "The Punter", "Cotto", "Fitzbillies"};
    static const char* const kFood[] = {"Chinese", "French", "Italian", "English", "Indian"};
    const std::string path = studio.path(QStringLiteral("rows.csv"));
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly)) return {};
    std::string out = "mr,ref\n";
    for (int i = 0; i < rows; ++i) {
        const char *name = kNames[i * 7919 % 8], *other = kNames[(i * 31 + i / 64) % 8], *food = kFood[i * 104729 % 5];
        out += fmt::format("\"name[{}], eatType[restaurant], food[{}], priceRange[moderate], area[area {}], near[{}]\",", name, food, i * 48271LL % 99991, other);
        out += i % 3 == 0 ? fmt::format("\"{} said \"\"it is a {} restaurant near {}, visited by {} people a year and said to be good\"\".\"\n", name, food, other, i)
                          : fmt::format("\"{} is a {} restaurant near {}. It is visited by {} people a year and said to be good.\"\n", name, food, other, i);
        if (out.size() < (1u << 20) && i + 1 < rows) continue;
        file.write(out.data(), static_cast<qint64>(out.size()));
        out.clear();
    }
    return path;
}

double resident_mb(const char* field) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(field)) return line.mid(static_cast<qsizetype>(std::strlen(field))).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

class Bench {
public:
    // The editor alone, not in its page: there the engine reads the set too, for its report.
    Bench(FakeStudio& studio, const std::string& path) : editor_(*studio.window), table_(editor_.findChild<QTableView*>(QStringLiteral("editor_table"))), path_(path) {}

    bool run() {
        editor_.resize(1100, 700);
        editor_.show();
        DataSettings data;
        data.path = path_;
        fmt::print("| act | seconds | longest stall ms (wall, own work) | rows | resident MB |\n| --- | ---: | ---: | ---: | ---: |\n");
        bool good = act("open for editing", [&] { editor_.open(data); }, [&] { return session().is_open() && model()->rowCount() > 0; });
        good = good && act("scroll: 400 steps over all rows", [&] { scroll(400); }, [&] { return steps_ == 0; });
        good = good && act("scroll: 400 lines by key", [&] { keys(400); }, [&] { return steps_ == 0; });
        good = good && filtered("filter by a text", "blue spice restaurant near zizzi", false) && filtered("filter: no match, every cell", "Chinese .*? pub", true);
        good = good && filtered("filter off", "", false);
        good = good && sorted("sort by a column of texts") && sorted("sort falling") && sorted("sort off");
        good = good && act("replace all in a column, every row", [&] { session().replace({"a(\\w)", true, false}, QStringLiteral("A$1"), 1, session().rows()); }, idle());
        good = good && act("undo it", [&] { session().undo(); }, idle()) && act("redo it", [&] { session().redo(); }, idle());
        good = good && act("select all and delete", [&] { session().erase(session().rows()); }, idle()) && act("undo it", [&] { session().undo(); }, idle());
        good = good && act("save", [&] { session().save(session().data().path); }, idle());
        good = good && act("changes since the import", [&] { session().compare_with_import(); }, idle());
        good = good && act("duplicates", [&] { session().find_duplicates(1); }, idle()) && act("near duplicates", [&] { session().find_duplicates(0.8); }, idle());
        good = good && act("problems, secrets, hidden characters", [&] { session().check(); }, idle());
        fmt::print("\nThe table itself (file, cells, history): {:.0f} MB. Peak of the process: {:.0f} MB.\n", static_cast<double>(session().table().memory_bytes()) / 1e6, resident_mb("VmHWM:"));
        return good;
    }

private:
    EditSession& session() { return editor_.session(); }
    QAbstractItemModel* model() { return table_->model(); }
    std::function<bool()> idle() { return [this] { return !session().is_busy(); }; }

    bool act(const char* name, const std::function<void()>& begin, const std::function<bool()>& done) {
        run_until([] { return true; }, 1);
        QCoreApplication::processEvents();
        StallWatch watch;
        watch.start();
        run_until([&] { return watch.turns() > 3; }, kPatience);
        const double from = monotonic_seconds();
        double seconds = 0;
        QTimer::singleShot(0, &editor_, begin);
        bool begun = false;
        QTimer::singleShot(0, &editor_, [&] { begun = true; });
        const bool good = run_until([&] {
            if (!begun || !done()) return false;
            if (seconds == 0) seconds = monotonic_seconds() - from;
            return true;
        }, kPatience);
        const int turns = watch.turns();
        run_until([&] { return watch.turns() > turns + 20; }, kPatience);   // and its painting
        watch.stop();
        fmt::print("| {} | {} | {:.0f}, {:.0f} | {} | {:.0f} |\n", name, good ? fmt::format("{:.2f}", seconds) : "not done", watch.worst_wall_ms(), watch.worst_work_ms(),
                   session().rows().size(), resident_mb("VmRSS:"));
        std::fflush(stdout);
        return good;
    }

    bool filtered(const char* name, const char* text, bool regex) {
        RowQuery query = session().query();
        query.filter = {text, regex, false};
        return act(name, [&] { session().set_query(query); }, idle());
    }

    bool sorted(const char* name) {
        return act(name, [&] { Q_EMIT table_->horizontalHeader()->sectionClicked(0); }, idle());
    }

    // A step at each turn of the event loop, as a drag of the scroll bar would be.
    void scroll(int steps) {
        steps_ = steps;
        auto* timer = new QTimer(&editor_);
        QObject::connect(timer, &QTimer::timeout, &editor_, [this, timer, steps] {
            auto* bar = table_->verticalScrollBar();
            bar->setValue(static_cast<int>(int64_t{bar->maximum()} * (steps - steps_) / steps));
            if (--steps_ == 0) timer->deleteLater();
        });
        timer->start(8);
    }

    void keys(int steps) {
        steps_ = steps;
        auto* timer = new QTimer(&editor_);
        QObject::connect(timer, &QTimer::timeout, &editor_, [this, timer] {
            QTest::keyClick(table_, steps_ % 20 == 0 ? Qt::Key_PageDown : Qt::Key_Up);
            if (--steps_ == 0) timer->deleteLater();
        });
        timer->start(8);
    }

    DataEditor editor_;
    QTableView* table_;
    std::string path_;
    int steps_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    GuiApplication gui(argc, argv);
    FakeStudio studio(*gui.theme);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const std::string path = write_rows(studio, rows);
    if (path.empty()) return 1;
    fmt::print("{} rows, {:.0f} MB\n\n", rows, static_cast<double>(QFile(QString::fromStdString(path)).size()) / 1e6);
    return Bench(studio, path).run() ? 0 : 1;
}
