// SPDX-License-Identifier: GPL-3.0-or-later
// A titled card: heading, optional widgets at its right, content below. GUI thread.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace lorica {

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return body_; }
    void add_header_widget(QWidget* widget) { header_->addWidget(widget); }
    void set_title(const QString& title) { title_->setText(title); }

private:
    QLabel* title_;
    QHBoxLayout* header_;
    QVBoxLayout* body_;
};

// Joined buttons of which one is down.
class Segments : public QWidget {
    Q_OBJECT
public:
    explicit Segments(const QStringList& names, QWidget* parent = nullptr);
    void set_current(int index);
    int current() const;

Q_SIGNALS:
    void chosen(int index);
};

// How much of what is there is taken: a bar with the uncertainty of a forecast as a paler end.
class ShareBar : public QWidget {
    Q_OBJECT
public:
    ShareBar(const class Theme& theme, QWidget* parent = nullptr);
    // All in the same unit; used_low <= used <= used_high.
    void set_values(double used_low, double used, double used_high, double total);
    QSize sizeHint() const override { return {200, 10}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const class Theme& theme_;
    double low_ = 0, used_ = 0, high_ = 0, total_ = 0;
};

// A curve without axes, for lists.
class Sparkline : public QWidget {
    Q_OBJECT
public:
    Sparkline(const class Theme& theme, int colour, QWidget* parent = nullptr);
    void set_values(std::vector<double> values);
    QSize sizeHint() const override { return {120, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const class Theme& theme_;
    int colour_;
    std::vector<double> values_;
};

}  // namespace lorica
