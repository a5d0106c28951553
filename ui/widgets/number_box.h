// SPDX-License-Identifier: GPL-3.0-or-later
// A spin box for any number: 64-bit integers, 2e-4, 0.05. Steps by a fixed amount, or along 1-2-5 where none is set.
#pragma once

#include <QAbstractSpinBox>

namespace lorica {

class NumberBox : public QAbstractSpinBox {
    Q_OBJECT
public:
    NumberBox(double min, double max, double step, bool integer, QWidget* parent = nullptr);

    double value() const { return value_; }
    void set_value(double value);                    // no signal
    static QString text_of(double value, bool integer);
    QSize sizeHint() const override { return {120, 32}; }
    QSize minimumSizeHint() const override { return {90, 32}; }

Q_SIGNALS:
    void edited(const QString& text);                // by a person; not yet checked

protected:
    void stepBy(int steps) override;
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent* event) override;    // only with focus: scrolling a page changes no setting

private:
    double min_, max_, step_;
    bool integer_;
    double value_ = 0;
};

}  // namespace lorica
