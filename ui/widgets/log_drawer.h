// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine and its jobs have told since the start: levels, search, copy. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <deque>
#include <vector>

#include "ui/bridge/engine_bridge.h"
#include "ui/theme/theme.h"

namespace lorica {

enum class LogLevel { Info, Warning, Error };

// The last kMostLines lines; those that pass level and search are its rows.
class LogModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr size_t kMostLines = 100000;

    LogModel(const Theme& theme, QObject* parent) : QAbstractListModel(parent), theme_(theme) {}

    // Kept until flush(), which shows all that came meanwhile at once.
    void add(LogLevel level, const QString& text);
    void flush();
    void clear();
    void set_filter(LogLevel least, const QString& search);
    size_t dropped() const { return dropped_; }   // lines that were too old

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Line {
        LogLevel level;
        QString text;                             // time first
    };
    bool passes(const Line& line) const { return line.level >= least_ && (search_.isEmpty() || line.text.contains(search_, Qt::CaseInsensitive)); }
    void refilter();

    const Theme& theme_;
    std::deque<Line> lines_;
    std::vector<Line> fresh_;
    std::vector<size_t> rows_;                    // numbers of lines, the first ever being 0
    size_t dropped_ = 0;
    LogLevel least_ = LogLevel::Info;
    QString search_;
};

class LogDrawer : public QFrame {
    Q_OBJECT
public:
    LogDrawer(EngineBridge& bridge, const Theme& theme, QWidget* parent = nullptr);
    LogModel& model() { return *model_; }
    QString text() const;                         // of every row, or of the chosen ones

protected:
    void showEvent(QShowEvent* event) override;

private:
    void connect_bridge(EngineBridge& bridge);
    void flush();

    LogModel* model_;
    QListView* view_;
    QComboBox* level_;
    QLineEdit* search_;
    QLabel* count_;
};

}  // namespace lorica
