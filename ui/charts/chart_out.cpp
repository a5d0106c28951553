// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart shows, taken out of it: as a table, as CSV, as a picture. GUI thread.
#include <fmt/format.h>

#include <QAbstractTableModel>
#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

#include "core/base/csv_text.h"
#include "core/base/files.h"
#include "ui/charts/chart_parts.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

constexpr int kPictureWidth = 1200, kPictureHeight = 600;   // points

class ValuesModel : public QAbstractTableModel {
public:
    ValuesModel(ChartTable table, QObject* parent) : QAbstractTableModel(parent), table_(std::move(table)) {}
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : static_cast<int>(table_.x.size()); }
    int columnCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : static_cast<int>(table_.columns.size()); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole) return table_.columns[section];
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::DisplayRole) return {};
        const auto row = static_cast<size_t>(index.row());
        const auto value = index.column() == 0 ? std::optional(table_.x[row]) : table_.values[row][static_cast<size_t>(index.column()) - 1];
        return value ? local_number(QString::number(*value, 'g', 9)) : QString();
    }

private:
    ChartTable table_;
};

std::string table_csv(const ChartTable& table) {
    std::string out;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (i > 0) out += ',';
        add_csv_cell(out, ss(table.columns[i]), ',');
    }
    out += '\n';
    for (size_t row = 0; row < table.x.size(); ++row) {
        out += fmt::format("{}", table.x[row]);
        for (const auto& value : table.values[row]) out += value ? fmt::format(",{}", *value) : ",";
        out += '\n';
    }
    return out;
}

}  // namespace

ChartTable Chart::table() const {
    ChartTable out{{text_.x_label}, {}, {}};
    std::vector<size_t> next(lines_.size(), 0);
    for (const auto& line : lines_) out.columns << line->name;
    while (true) {
        double x = INFINITY;
        for (size_t i = 0; i < lines_.size(); ++i)
            if (next[i] < lines_[i]->series.size()) x = std::min(x, lines_[i]->series.x()[next[i]]);
        if (x == INFINITY) return out;
        out.x.push_back(x);
        auto& row = out.values.emplace_back(lines_.size());
        for (size_t i = 0; i < lines_.size(); ++i) {
            const Series& s = lines_[i]->series;
            if (next[i] < s.size() && s.x()[next[i]] == x) row[i] = s.y()[next[i]++];
        }
    }
}

void Chart::build_menu(QToolButton* button) {
    menu_ = new QMenu(button);
    menu_->addAction(tr("Values as a table"), this, &Chart::show_values);
    menu_->addAction(tr("Save values as CSV"), this, [this] { save_as(tr("Save values as CSV"), tr("CSV files (*.csv)")); });
    menu_->addAction(tr("Save picture"), this, [this] { save_as(tr("Save picture"), tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)")); });
    connect(menu_, &QMenu::aboutToShow, this, [this] { note_x_ = INFINITY; });
    button->setMenu(menu_);
    button->setPopupMode(QToolButton::InstantPopup);
}

void Chart::set_takes_notes() {
    auto* note = new QAction(tr("Note here"), menu_);
    connect(note, &QAction::triggered, this, [this] { Q_EMIT note_requested(note_x_); });
    menu_->insertAction(menu_->actions().front(), note);
}

void Chart::show_values() {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(text_.title);
    dialog->setObjectName(QStringLiteral("chart values"));
    dialog->resize(520, 480);
    auto* column = new QVBoxLayout(dialog);
    QTableView* view = make_row_view(new ValuesModel(table(), dialog), tr("Values of %1").arg(text_.title), dialog);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    column->addWidget(view);
    auto* close = make_button(tr("Close"), "", dialog);
    connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    column->addWidget(close, 0, Qt::AlignRight);
    dialog->open();
}

void Chart::save_as(const QString& title, const QString& filters) {
    auto* dialog = new QFileDialog(this, title, {}, filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const auto suffix_of = [](const QString& filter) { return filter.section(QStringLiteral("*."), 1).chopped(1); };
    dialog->setDefaultSuffix(suffix_of(filters.section(QStringLiteral(";;"), 0, 0)));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, suffix_of](const QString& filter) { dialog->setDefaultSuffix(suffix_of(filter)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const bool csv = QFileInfo(file).suffix().toLower() == QStringLiteral("csv");
        if (const auto done = csv ? write_file_atomic(ss(file), table_csv(table())) : save_picture(ss(file)); !done)
            QMessageBox::warning(this, text_.title, qs(done.error().text()));
    });
    dialog->open();
}

Result<void> Chart::save_picture(const std::string& file) const {
    QCustomPlot* plot = plot_->plot;
    const QString suffix = QFileInfo(qs(file)).suffix().toLower();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const bool cross_hair = plot_->hair->visible();
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{plot_->hair, plot_->hair_text}) item->setVisible(false);
    const auto draw = [&](QPaintDevice& device) {
        QCPPainter painter;
        painter.begin(&device);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        plot->toPainter(&painter, kPictureWidth, kPictureHeight);
        painter.end();
    };
    bool known = true;
    if (suffix == QStringLiteral("png")) {
        plot->toPixmap(kPictureWidth, kPictureHeight, 2).save(&buffer, "PNG");
    } else if (suffix == QStringLiteral("svg")) {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setTitle(text_.title);
        svg.setSize({kPictureWidth, kPictureHeight});
        svg.setViewBox(QRect(0, 0, kPictureWidth, kPictureHeight));
        draw(svg);
    } else if (suffix == QStringLiteral("pdf")) {
        QPdfWriter pdf(&buffer);
        pdf.setTitle(text_.title);
        pdf.setResolution(72);
        pdf.setPageMargins({});
        pdf.setPageSize(QPageSize(QSizeF(kPictureWidth, kPictureHeight), QPageSize::Point));
        draw(pdf);
    } else {
        known = false;
    }
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{plot_->hair, plot_->hair_text}) item->setVisible(cross_hair);
    if (!known) return Error{ErrorCode::BadInput, "a picture is a .png, .svg or .pdf file", file, "give the file one of these endings"};
    return write_file_atomic(file, std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
}

}  // namespace lorica
