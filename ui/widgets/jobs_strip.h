// SPDX-License-Identifier: GPL-3.0-or-later
// The strip under the page: what the engine is doing now, how far it is, and what waits in line behind it. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/models/job_list.h"
#include "ui/theme/theme.h"

namespace lorica {

class JobsStrip : public QFrame {
    Q_OBJECT
public:
    JobsStrip(JobList& jobs, const Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void clicked(const QString& kind);  // on the line of a job

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void refresh();
    void refresh_list();

    JobList& jobs_;
    const Theme& theme_;
    QPushButton* fold_;
    QLabel* title_;
    QLabel* name_;
    QLabel* detail_;
    QProgressBar* bar_;
    QPushButton* cancel_;
    QWidget* list_;                     // a row for each waiting job
    QWidget* waiting_;                  // scrolls it; shown when unfolded
    std::vector<CommandId> listed_;
};

}  // namespace lorica
