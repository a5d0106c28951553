// SPDX-License-Identifier: GPL-3.0-or-later
// A row token by token: trained, ignored, end of turn and cut tokens each in a colour of their own. GUI thread.
#pragma once

#include <QTextEdit>
#include <nlohmann/json_fwd.hpp>

#include "ui/theme/theme.h"

namespace lorica {

class TokenText : public QTextEdit {
    Q_OBJECT
public:
    explicit TokenText(const Theme& theme, QWidget* parent = nullptr);
    // `tokens`: [{"id", "text", "state"}], as in a DataReport.
    void show_tokens(const nlohmann::json& tokens);
    void show_plain(const QString& text);

protected:
    bool event(QEvent* event) override;   // tooltip: id and state of the token under the mouse

private:
    void render();

    const Theme& theme_;
    std::vector<std::tuple<int, QString, QString>> tokens_;  // id, text, state
    std::vector<int> ends_;                                  // document position behind each token
    QString plain_;
    int64_t more_ = 0;                                       // tokens that are not shown
};

// The coloured squares that explain TokenText.
class TokenLegend : public QWidget {
    Q_OBJECT
public:
    explicit TokenLegend(const Theme& theme, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
};

}  // namespace lorica
