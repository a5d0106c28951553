// SPDX-License-Identifier: GPL-3.0-or-later
// The Home page's widgets. GUI thread.
#include "ui/pages/home/home_page.h"

#include <QFile>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/widgets/basics.h"
#include "ui/widgets/device_tiles.h"
#include "ui/widgets/empty_state.h"

namespace lorica {
namespace {

enum Column { Name, State, Method, Model, Data, Curve, Loss, Evaluation, Steps, When, kColumns };
constexpr int kCurveRole = Qt::UserRole + 1;
constexpr int kRowHeight = 40;

// The loss from first to last step, scaled to the cell.
class CurveDelegate : public QStyledItemDelegate {
public:
    CurveDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariantList values = index.data(kCurveRole).toList();
        if (values.size() < 2) return;
        double low = values.first().toDouble(), high = low;
        for (const auto& value : values) {
            low = std::min(low, value.toDouble());
            high = std::max(high, value.toDouble());
        }
        const QRectF area = QRectF(option.rect).adjusted(8, 9, -8, -9);
        const double span = high > low ? high - low : 1;
        QPainterPath path;
        for (int i = 0; i < values.size(); ++i) {
            const QPointF at(area.left() + area.width() * i / (values.size() - 1), area.bottom() - area.height() * (values[i].toDouble() - low) / span);
            if (i == 0) path.moveTo(at);
            else path.lineTo(at);
        }
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme_.colour(&Tokens::accent), 1.6));
        painter->drawPath(path);
        painter->restore();
    }

private:
    const Theme& theme_;
};

QString state_text(const std::string& status) {
    if (status == "finished") return HomePage::tr("Finished");
    if (status == "stopped") return HomePage::tr("Stopped");
    if (status == "cancelled") return HomePage::tr("Stopped, not saved");
    if (status == "failed") return HomePage::tr("Failed");
    return HomePage::tr("Interrupted");
}

QTableWidgetItem* cell(const QString& text, bool right = false) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

}  // namespace

HomePage::HomePage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    auto* demo = new QAction(shell.theme().icon(QStringLiteral("play")), tr("Open the demo"), this);
    demo->setToolTip(tr("Set up a run on a small data set that comes with Lorica; any model will do"));
    connect(demo, &QAction::triggered, this, &HomePage::open_demo);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 3 * kGrid);
    column->setSpacing(12);
    connect(&shell.bridge(), &EngineBridge::state_changed, this, [this](const StateChanged& e) {
        paused_ = e.state == "paused" ? e.command : 0;
        reload();
    });
    connect(&shell.bridge(), &EngineBridge::job_finished, this, [this](const JobFinished& e) {
        if (e.command == paused_) paused_ = 0;
    });
    column->addWidget(new DeviceTiles(shell.bridge(), shell.theme(), this));
    stack_ = new QStackedLayout;
    column->addLayout(stack_, 1);
    stack_->addWidget(new EmptyState(shell.theme(), QStringLiteral("home"), tr("No runs yet"),
                                     tr("Import a data set, choose a model, start training: each run is listed here with its curve."),
                                     shell.action(UiCommand::ImportData), this, {demo, shell.action(UiCommand::TakeTour)}));
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(build_offer());
    table_ = new QTableWidget(0, kColumns, content);
    table_->setObjectName(QStringLiteral("runs"));
    table_->setAccessibleName(tr("Runs"));
    table_->setHorizontalHeaderLabels({tr("Run"), tr("State"), tr("Method"), tr("Model"), tr("Data"), tr("Loss curve"), tr("Loss"), tr("Evaluation"), tr("Steps"), tr("Begun")});
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setItemDelegateForColumn(Curve, new CurveDelegate(shell.theme(), table_));
    auto* head = table_->horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(Model, QHeaderView::Stretch);
    head->setSectionResizeMode(Curve, QHeaderView::Fixed);
    head->resizeSection(Curve, 130);
    for (const Column right : {Loss, Evaluation, Steps}) table_->horizontalHeaderItem(right)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(table_);
    layout->addWidget(make_label(tr("Return or a double click opens a run; an interrupted one can be resumed there."), "small", content));
    stack_->addWidget(content);
    connect(table_, &QTableWidget::cellActivated, this, [this](int row) { open_row(row); });
    reload();
}

QWidget* HomePage::build_offer() {
    offer_ = new QFrame(this);
    offer_->setProperty("role", QStringLiteral("card"));
    auto* row = new QHBoxLayout(offer_);
    row->setContentsMargins(2 * kGrid, 10, 2 * kGrid, 10);
    row->setSpacing(12);
    offer_text_ = make_label({}, "", offer_);
    offer_text_->setWordWrap(true);
    row->addWidget(offer_text_, 1);
    auto* show = make_button(tr("Show"), "", offer_);
    auto* resume = make_button(tr("Resume"), "primary", offer_);
    row->addWidget(show);
    row->addWidget(resume);
    connect(show, &QPushButton::clicked, this, [this] { shell_.open_run(interrupted_); });
    connect(resume, &QPushButton::clicked, this, [this] {
        shell_.open_run(interrupted_);
        shell_.action(UiCommand::ContinueRun)->trigger();
    });
    return offer_;
}

void HomePage::show_offer() {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [](const RunSummary& run) { return run.status == "open"; });
    const bool any = shell_.state().running.empty() && found != runs_.end();
    offer_->setVisible(any);
    if (!any) return;
    interrupted_ = found->folder;
    offer_text_->setText(found->total_steps > 0 ? tr("%1 was interrupted at step %2 of %3.").arg(qs(found->name), count_text(found->step), count_text(found->total_steps))
                                                : tr("%1 was interrupted before its first step.").arg(qs(found->name)));
}

// Its files are copied where the person may look at them and change them.
void HomePage::open_demo() {
    const fs::path folder = fs::path(shell_.state().home) / "demo";
    auto made = make_folders(folder);
    for (const char* name : {"armoury.csv", "run.json"}) {
        QFile file(QStringLiteral(":/demo/") + QLatin1String(name));
        std::error_code code;
        if (!made || fs::exists(folder / name, code) || !file.open(QIODevice::ReadOnly)) continue;
        made = write_file_atomic(folder / name, file.readAll().toStdString());
    }
    if (!made) shell_.show_notice(notice_of(made.error()));
    else shell_.open_files({qs((folder / "run.json").string())});
}

PageHeader HomePage::header() {
    return {tr("Home"), runs_.empty() ? QString() : count() == 1 ? tr("1 run") : tr("%1 runs").arg(count_text(count())), {shell_.action(UiCommand::ImportData)}, shell_.action(UiCommand::NewRun)};
}

void HomePage::state_changed() {
    const AppState& state = shell_.state();
    if (state.running == running_ && state.recent_runs.size() == known_) return;
    running_ = state.running;
    known_ = state.recent_runs.size();
    reload();
}

void HomePage::reload() {
    list_runs_later(shell_.state().runs_folder(), shell_.state().recent_runs, this, [this](std::vector<RunSummary> runs) { show_runs(std::move(runs)); });
}

void HomePage::show_runs(std::vector<RunSummary> runs) {
    const std::string before = table_->currentRow() >= 0 && table_->currentRow() < count() ? runs_[static_cast<size_t>(table_->currentRow())].folder : "";
    runs_ = std::move(runs);
    table_->setRowCount(count());
    for (int row = 0; row < count(); ++row) {
        const RunSummary& run = runs_[static_cast<size_t>(row)];
        table_->setItem(row, Name, cell(qs(run.name)));
        table_->item(row, Name)->setToolTip(plain_tip(qs(run.folder)));
        const bool training = run.status == "training" || (run.status == "open" && shell_.state().running == run.folder);
        table_->setItem(row, State, cell(!training ? state_text(run.status) : paused_ != 0 ? tr("Paused") : tr("Training")));
        table_->item(row, State)->setToolTip(plain_tip(qs(run.error)));
        table_->setItem(row, Method, cell(qs(run.spec.method)));
        table_->setItem(row, Model, cell(qs(fs::path(run.spec.model.path).filename().string())));
        table_->setItem(row, Data, cell(qs(fs::path(run.spec.data.path).filename().string())));
        QVariantList curve;
        for (const double value : run.curve) curve << value;
        table_->setItem(row, Curve, cell({}));
        table_->item(row, Curve)->setData(kCurveRole, curve);
        table_->setItem(row, Loss, cell(loss_text(run.loss), true));
        table_->setItem(row, Evaluation, cell(loss_text(run.eval_loss), true));
        table_->setItem(row, Steps, cell(QStringLiteral("%1 / %2").arg(run.step).arg(run.total_steps), true));
        table_->setItem(row, When, cell(when_text(run.created)));
        if (run.folder == before) table_->setCurrentCell(row, 0);
    }
    if (table_->currentRow() < 0 && count() > 0) table_->setCurrentCell(0, 0);
    stack_->setCurrentIndex(runs_.empty() ? 0 : 1);
    show_offer();
    Q_EMIT header_changed();
}

void HomePage::open_row(int row) {
    if (row < 0 || row >= count()) return;
    shell_.open_run(runs_[static_cast<size_t>(row)].folder);
}

}  // namespace lorica
