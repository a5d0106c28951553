// SPDX-License-Identifier: GPL-3.0-or-later
// The strip under the page: what the engine is doing now, how far it is, and Cancel. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <map>

#include "ui/bridge/engine_bridge.h"
#include "ui/theme/theme.h"

namespace lorica {

class JobsStrip : public QFrame {
    Q_OBJECT
public:
    JobsStrip(EngineBridge& bridge, const Theme& theme, QWidget* parent = nullptr);
    int count() const { return static_cast<int>(jobs_.size()); }
    // True while a StartRun or a StartSweep is among the jobs.
    bool is_training() const;

Q_SIGNALS:
    void clicked(const QString& kind);  // of the job shown

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Job {
        QString kind, what, name;
        int64_t done = 0, total = 0;
        double seconds_left = -1, step_seconds = 0, began = 0;
        bool paused = false, listed = false;
    };
    void connect_bridge();
    void refresh();
    const Job* shown() const;

    EngineBridge& bridge_;
    std::map<CommandId, Job> jobs_;      // in order of their ids
    bool dirty_ = false;
    QLabel* title_;
    QLabel* name_;
    QLabel* detail_;
    QProgressBar* bar_;
    QPushButton* cancel_;
};

}  // namespace lorica
