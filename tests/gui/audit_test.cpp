// SPDX-License-Identifier: GPL-3.0-or-later
// What a page owes people who do not see or do not use a mouse: names, Tab, contrast; at every stop of the tour. GUI thread.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QMainWindow>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <cmath>

#include "tests/support/gui/tour.h"
#include "ui/shell/language.h"

using namespace lorica;

namespace {

constexpr double kLeastContrast = 4.5;   // WCAG 2.1, 1.4.3 (AA)

double luminance(QRgb colour) {
    const auto part = [](int value) {
        const double c = value / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour)) + 0.0722 * part(qBlue(colour));
}

double contrast_ratio(QRgb a, QRgb b) {
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

// A control: what one clicks, types into or walks through.
bool is_control(const QWidget* widget) {
    if (qobject_cast<const QScrollBar*>(widget)) return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTabBar*>(widget);
}

// A picture that follows the theme: drawn by a button that takes neither clicks nor the focus.
bool is_picture(const QWidget* widget) { return widget->testAttribute(Qt::WA_TransparentForMouseEvents) && widget->focusPolicy() == Qt::NoFocus; }

// What a screen reader calls it: its own name, its text, or that of the label it is the buddy of.
QString name_of(const QWidget* widget) {
    if (!widget->accessibleName().trimmed().isEmpty()) return widget->accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) return button->text().trimmed();
    if (const auto* bar = qobject_cast<const QTabBar*>(widget)) return bar->tabText(bar->currentIndex());
    for (const auto* label : widget->window()->findChildren<QLabel*>())
        if (label->buddy() == widget) return label->text();
    return {};
}

// A part of another control: a spin box's line, a table's corner and headers, a combo's list.
bool is_part(const QWidget* widget) {
    for (const QWidget* parent = widget->parentWidget(); parent && !parent->isWindow(); parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractItemView*>(parent) || qobject_cast<const QTabBar*>(parent) ||
            parent->inherits("QKeySequenceEdit") || qobject_cast<const QLineEdit*>(parent))
            return true;
    }
    return widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton");
}

QString described(const QWidget* widget) {
    QStringList path;
    for (const QWidget* one = widget; one && path.size() < 4; one = one->parentWidget()) path << QLatin1String(one->metaObject()->className());
    QString out = path.join(QStringLiteral(" < "));
    if (!widget->objectName().isEmpty()) out += QStringLiteral(" \"%1\"").arg(widget->objectName());
    if (const auto* label = qobject_cast<const QLabel*>(widget)) out += QStringLiteral(" '%1'").arg(label->text().left(60));
    if (const auto* box = qobject_cast<const QComboBox*>(widget)) out += QStringLiteral(" '%1'").arg(box->currentText());
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) out += QStringLiteral(" '%1' tip '%2'").arg(button->text(), button->toolTip().left(40));
    return out;
}

}  // namespace

class AuditTest : public QObject {
    Q_OBJECT
public:
    explicit AuditTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void contrast_is_what_the_guidelines_say() {
        QCOMPARE(std::round(contrast_ratio(qRgb(0, 0, 0), qRgb(255, 255, 255))), 21.0);
        QVERIFY(contrast_ratio(qRgb(119, 119, 119), qRgb(255, 255, 255)) < kLeastContrast);   // WebAIM: #777 on white is 4.48
        QVERIFY(contrast_ratio(qRgb(118, 118, 118), qRgb(255, 255, 255)) >= kLeastContrast);  // #767676: 4.54
    }
    void what_is_wrong_is_found() {
        QWidget window;
        auto* button = new QToolButton(&window);
        button->setFocusPolicy(Qt::NoFocus);
        auto* label = new QLabel(QStringLiteral("pale words"), &window);
        label->setStyleSheet(QStringLiteral("color: #bbbbbb; background: white"));
        label->move(0, 40);
        label->resize(20, 20);
        window.resize(200, 80);
        window.show();
        look(window, QStringLiteral("here"));
        QCOMPARE(faults_.size(), 4);
        faults_.clear();
        known_.clear();
    }
    void every_stop_is_named_reached_and_read_in_light() { tour(ThemeMode::Light); }
    void every_stop_is_named_reached_and_read_in_dark() { tour(ThemeMode::Dark); }
    void every_stop_has_room_for_longer_words() {   // the last: the language stays
        use_language(*qApp, "de");
        tour(ThemeMode::Light);
    }

private:
    void tour(ThemeMode mode) {
        theme_.set_mode(mode);
        known_.clear();
        {
            FakeStudio studio(theme_, FakeOptions{.step_seconds = 0.01, .token_seconds = 0.002});
            studio.window->resize(1280, 800);
            Tour tour(studio, [&](QWidget& shown, const QString& stop) { look(shown, stop); });
            QVERIFY2(tour.run(), qPrintable(tour.what()));
        }
        theme_.set_mode(ThemeMode::Light);
        for (const QString& one : faults_) qWarning("%s", qPrintable(one));
        const bool clean = faults_.isEmpty();
        faults_.clear();
        QVERIFY(clean);
        QVERIFY(looked_at_ > 500);
    }

    void fault(const QString& stop, const char* what, const QWidget* widget, const QString& detail = {}) {
        const QString key = QLatin1String(what) + (qobject_cast<const QScrollArea*>(widget) ? stop : described(widget)) + detail.section(QLatin1Char(':'), 0, 0);
        if (known_.contains(key)) return;
        known_.insert(key);
        faults_ << QStringLiteral("%1: %2: %3 %4").arg(stop, QLatin1String(what), described(widget), detail);
    }

    void look(QWidget& shown, const QString& stop) {
        const QSet<QWidget*> reached = reached_by_tab(shown);
        const QImage picture = shown.grab().toImage().convertToFormat(QImage::Format_RGB32);
        if (auto* window = qobject_cast<QMainWindow*>(&shown))
            if (auto* area = qobject_cast<QScrollArea*>(window->centralWidget()); area && (area->horizontalScrollBar()->maximum() > 0 || (area->verticalScrollBar()->maximum() > 0 && stop != QStringLiteral("train-in-line"))))   // the log and the line open over all charts
                fault(stop, "larger than the window", area, QStringLiteral("%1 × %2").arg(area->horizontalScrollBar()->maximum()).arg(area->verticalScrollBar()->maximum()));
        for (auto* widget : shown.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->window() != shown.window()) continue;
            ++looked_at_;
            if (is_control(widget) && !is_part(widget) && !is_picture(widget)) {
                if (name_of(widget).isEmpty()) fault(stop, "no name", widget);
                if (widget->isEnabled() && !reached.contains(widget)) fault(stop, "not reached by Tab", widget);
            }
            check_room(*widget, stop);
            if (auto* label = qobject_cast<QLabel*>(widget); label && !label->text().isEmpty() && label->isEnabled()) check_contrast(*label, shown, picture, stop);
            else if (auto* button = qobject_cast<QAbstractButton*>(widget); button && !button->text().trimmed().isEmpty() && button->isEnabled()) check_contrast(*button, shown, picture, stop);
        }
    }

    // Words that need more room than they have. What is elided on purpose (tables, lists, long paths) ends in "…" and is not asked here.
    void check_room(const QWidget& widget, const QString& stop) {
        QSize needed, room = widget.size();
        if (const auto* label = qobject_cast<const QLabel*>(&widget); label && !label->text().isEmpty() && label->textFormat() != Qt::RichText) {
            room = label->contentsRect().size();
            const QFontMetrics metrics(label->fontMetrics());
            needed = metrics.boundingRect(QRect(0, 0, label->wordWrap() ? room.width() : 100000, 100000), static_cast<int>(label->alignment()) | (label->wordWrap() ? Qt::TextWordWrap : 0), label->text()).size();
            needed.rheight() -= metrics.leading() + 2;
            if (label->wordWrap()) needed.rwidth() = 0;
        } else if (const auto* button = qobject_cast<const QPushButton*>(&widget); button && !button->text().isEmpty()) {
            needed = QSize(button->fontMetrics().horizontalAdvance(button->text()), 0);
        } else if (const auto* box = qobject_cast<const QComboBox*>(&widget); box && box->isEnabled()) {
            constexpr int kArrow = 24;
            needed = QSize(box->minimumContentsLength() > 0 ? 0 : box->fontMetrics().horizontalAdvance(box->currentText()) + kArrow, 0);
        } else if (const auto* number = qobject_cast<const QAbstractSpinBox*>(&widget)) {
            if (const auto* edit = number->findChild<const QLineEdit*>()) {
                room = edit->contentsRect().size();
                needed = QSize(number->fontMetrics().horizontalAdvance(number->text()), 0);
            }
        }
        if (const auto* head = qobject_cast<const QHeaderView*>(&widget); head && head->orientation() == Qt::Horizontal && head->model()) {
            for (int i = 0; i < head->count(); ++i) {
                const QString title = head->model()->headerData(i, Qt::Horizontal).toString();
                const bool told = head->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString().contains(title);   // elided, and whole in its tool tip
                if (!told && !head->isSectionHidden(i) && !title.isEmpty() && head->fontMetrics().horizontalAdvance(title) > head->sectionSize(i) - 4) {
                    fault(stop, "too narrow", &widget, QStringLiteral("column '%1': %2").arg(title).arg(head->sectionSize(i)));
                }
            }
        }
        if (needed.width() > room.width() || needed.height() > room.height())
            fault(stop, "too narrow", &widget, QStringLiteral("%1 × %2 for %3 × %4").arg(room.width()).arg(room.height()).arg(needed.width()).arg(needed.height()));
    }

    // Follows Qt's chain as Tab does; a group of exclusive buttons is one stop, its other buttons answer to the arrow keys.
    static QSet<QWidget*> reached_by_tab(QWidget& shown) {
        QSet<QWidget*> out;
        QWidget* window = shown.window();
        QWidget* at = window;
        do {
            if (at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)) {
                out.insert(at);
                auto* button = qobject_cast<QAbstractButton*>(at);
                if (button && (button->autoExclusive() || button->group()) && button->parentWidget())
                    for (auto* other : button->group() ? button->group()->buttons() : button->parentWidget()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly))
                        if (other->focusPolicy() != Qt::NoFocus && (button->group() || other->autoExclusive())) out.insert(other);
            }
            at = at->nextInFocusChain();
        } while (at && at != window);
        return out;
    }

    // The text's pixels against the ground they stand on: of what was painted, not of what a palette says.
    void check_contrast(QWidget& widget, QWidget& shown, const QImage& picture, const QString& stop) {
        const double scale = picture.width() / static_cast<double>(shown.width());
        const QRect visible = widget.visibleRegion().boundingRect();
        const QRect area(widget.mapTo(&shown, visible.topLeft()), visible.size());
        const QRect pixels = QRect(static_cast<int>(area.x() * scale), static_cast<int>(area.y() * scale), static_cast<int>(area.width() * scale), static_cast<int>(area.height() * scale)).intersected(picture.rect());
        if (pixels.width() < 8 || pixels.height() < 8) return;
        QHash<QRgb, int> counts;
        for (int y = pixels.top(); y <= pixels.bottom(); ++y)
            for (int x = pixels.left(); x <= pixels.right(); ++x) ++counts[picture.pixel(x, y)];
        const QRgb ground = std::max_element(counts.keyValueBegin(), counts.keyValueEnd(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
        double best = 1;   // strokes are blended at their edges: the farthest colour is the text's
        for (auto one = counts.begin(); one != counts.end(); ++one) best = std::max(best, contrast_ratio(one.key(), ground));
        if (best < kLeastContrast && counts.size() > 1) fault(stop, "too pale", &widget, QStringLiteral("%1:1 on %2").arg(best, 0, 'f', 2).arg(QColor(ground).name()));
    }

    Theme& theme_;
    QStringList faults_;
    QSet<QString> known_;
    int looked_at_ = 0;
};

LORICA_GUI_MAIN(AuditTest)
#include "audit_test.moc"
