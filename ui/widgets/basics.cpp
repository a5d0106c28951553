// SPDX-License-Identifier: GPL-3.0-or-later
// Makers of styled widgets and number texts. GUI thread.
#include "ui/widgets/basics.h"

#include <QApplication>
#include <QDateTime>
#include <QLocale>
#include <QScrollArea>
#include <QStyle>
#include <QTextDocument>
#include <cmath>

#include "core/data/table.h"
#include "ui/theme/tokens.h"

namespace lorica {

QString plain_tip(const QString& text) {
    return Qt::mightBeRichText(text) ? QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped()) : text;
}

QString qs(const std::string& text) { return QString::fromStdString(text); }
std::string ss(const QString& text) { return text.toStdString(); }

QLabel* make_label(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (*role) label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QPushButton* make_button(const QString& text, const char* role, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    if (*role) button->setProperty("role", QString::fromLatin1(role));
    button->setIconSize({16, 16});
    button->setAutoDefault(false);
    return button;
}

QPushButton* make_action_button(QAction* action, const char* role, QWidget* parent) {
    auto* button = make_button(action->text(), role, parent);
    const bool primary = QByteArray(role) == "primary";
    const auto mirror = [button, action, primary] {
        button->setText(action->text());
        // The action's own icon is drawn for a plain ground; on the accent it needs the accent's text colour.
        const QVariant on_accent = primary ? action->property("on_accent_icon") : QVariant();
        button->setIcon(on_accent.isValid() ? on_accent.value<QIcon>() : action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setAccessibleName(action->text());
    };
    mirror();
    QObject::connect(action, &QAction::changed, button, mirror);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QToolButton* make_icon_button(const QIcon& icon, const QString& tooltip, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon);
    button->setIconSize({18, 18});
    button->setToolTip(tooltip);
    button->setAccessibleName(tooltip);
    button->setProperty("role", QStringLiteral("icon"));
    return button;
}

QFrame* make_frame(const char* role, QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setProperty("role", QString::fromLatin1(role));
    return frame;
}

QFrame* make_line(Qt::Orientation orientation, QWidget* parent) {
    auto* line = make_frame("line", parent);
    if (orientation == Qt::Horizontal) line->setFixedHeight(1);
    else line->setFixedWidth(1);
    return line;
}

void set_style_property(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value) return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void clear_layout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clear_layout(inner);
        }
        delete item;
    }
}

QWidget* make_scroll(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->setProperty("role", QStringLiteral("clear"));
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

QScrollArea* make_window_scroll(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(content);
    // Qt scrolls only the area that the focus was in before: here every area around what has it now, the innermost first.
    QObject::connect(qApp, &QApplication::focusChanged, area, [area] {
        QWidget* focus = QApplication::focusWidget();
        if (!focus || !area->isAncestorOf(focus)) return;
        for (QWidget* around = focus->parentWidget(); around && around != area->parentWidget(); around = around->parentWidget())
            if (auto* scrolls = qobject_cast<QScrollArea*>(around)) scrolls->ensureWidgetVisible(focus, kGrid, kGrid);
    }, Qt::QueuedConnection);
    return area;
}

QString data_file_filter() {
    QStringList patterns;
    for (const DataSuffix& one : kDataSuffixes) patterns << QStringLiteral("*") + QLatin1String(one.suffix);
    return QCoreApplication::translate("lorica::DataPage", "Data sets (%1);;All files (*)").arg(patterns.join(QLatin1Char(' ')));
}

QString setting_text(const char* text) { return QCoreApplication::translate("settings", text); }

QString local_number(QString text) { return text.replace(QLatin1Char('.'), QLocale().decimalPoint()); }

QString number_text(double value) {
    if (!std::isfinite(value)) return std::isnan(value) ? QObject::tr("not a number") : QStringLiteral("∞");
    const double size = std::abs(value);
    if (size == 0) return QStringLiteral("0");
    if (size < 1e-3 || size >= 1e7) return local_number(QString::number(value, 'e', 2));
    if (size < 1) return QLocale().toString(value, 'g', 4);
    if (size < 100) return QLocale().toString(value, 'f', 3);
    return QLocale().toString(value, 'f', size < 1e4 ? 1 : 0);
}

QString bytes_text(double bytes) {
    static constexpr const char* kUnits[] = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    while (std::abs(bytes) >= 1000 && unit < 4) { bytes /= 1000; ++unit; }
    const int digits = unit == 0 || bytes >= 100 ? 0 : 1;
    return QStringLiteral("%1 %2").arg(QLocale().toString(bytes, 'f', digits), QString::fromLatin1(kUnits[unit]));
}

QString count_text(int64_t count) { return QLocale().toString(static_cast<qlonglong>(count)); }

QString short_count_text(double count) {
    static constexpr const char* kUnits[] = {"", "k", "M", "B", "T"};
    int unit = 0;
    while (std::abs(count) >= 1000 && unit < 4) { count /= 1000; ++unit; }
    const int digits = unit == 0 || count >= 100 ? 0 : count >= 10 ? 1 : 2;
    return QLocale().toString(count, 'f', digits) + QString::fromLatin1(kUnits[unit]);
}

QString duration_text(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0) return QStringLiteral("–");
    if (seconds < 10) return QObject::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    const auto whole = static_cast<int64_t>(std::lround(seconds));
    if (whole < 60) return QObject::tr("%1 s").arg(whole);
    if (whole < 3600) return QObject::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return QObject::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60, 2, 10, QLatin1Char('0'));
}

QString when_text(const std::string& utc) {
    const QDateTime at = QDateTime::fromString(qs(utc), Qt::ISODate).toLocalTime();
    if (!at.isValid()) return qs(utc);
    return at.date() == QDate::currentDate() ? QObject::tr("today %1").arg(QLocale().toString(at.time(), QLocale::ShortFormat)) : QLocale().toString(at, QLocale::ShortFormat);
}

QString loss_text(double loss, int digits) { return std::isfinite(loss) && loss > 0 ? QLocale().toString(loss, 'f', digits) : QStringLiteral("–"); }

QString percent_text(double share, int digits) { return QObject::tr("%1 %").arg(QLocale().toString(100 * share, 'f', digits)); }

}  // namespace lorica
