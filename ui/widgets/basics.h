// SPDX-License-Identifier: GPL-3.0-or-later
// Small makers that give a widget its role in the style sheet, and texts for numbers. GUI thread.
#pragma once

#include <QAction>
#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <cstdint>

class QScrollArea;

namespace lorica {

// role: title, heading, strong, muted, small, section, big, mono, monomuted, chip, green, amber, red.
QLabel* make_label(const QString& text, const char* role = "", QWidget* parent = nullptr);
// role: "", primary, danger, ghost, link.
QPushButton* make_button(const QString& text, const char* role = "", QWidget* parent = nullptr);
// A button that mirrors `action`: text, icon, tooltip, enabled, visible; a click triggers it.
QPushButton* make_action_button(QAction* action, const char* role = "", QWidget* parent = nullptr);
// An icon alone; its tooltip is its name for people and for screen readers.
QToolButton* make_icon_button(const QIcon& icon, const QString& tooltip, QWidget* parent = nullptr);
QFrame* make_frame(const char* role, QWidget* parent = nullptr);
QFrame* make_line(Qt::Orientation orientation, QWidget* parent = nullptr);
// Sets a style-sheet property and applies it at once.
void set_style_property(QWidget* widget, const char* name, const QVariant& value);
// Removes every item and deletes the widgets.
void clear_layout(QLayout* layout);
// A scroll area without frame around `content`.
QWidget* make_scroll(QWidget* content, QWidget* parent = nullptr);
// Around all of a window: scrolls both ways where there is no room, is no stop of Tab, and brings what has the focus into view.
QScrollArea* make_window_scroll(QWidget* content, QWidget* parent);

// A tool tip that shows `text` as it is: Qt would take what looks like HTML for HTML, and load what it names.
QString plain_tip(const QString& text);

QString qs(const std::string& text);
std::string ss(const QString& text);

// A text of one of the declarations (settings, their units and sections) in the window's language.
QString setting_text(const char* text);

// For file dialogs: every suffix a data set can have, then all files.
QString data_file_filter();

// A number as QString::number writes it, with the decimal point of the window's language.
QString local_number(QString text);
// "1.1 GB", "12,345", "3 min 20 s", "68 %", "2.0e-4".
QString bytes_text(double bytes);
QString count_text(int64_t count);
QString short_count_text(double count);     // 135M, 1.2k
QString duration_text(double seconds);
QString percent_text(double share, int digits = 0);
QString number_text(double value);
QString loss_text(double loss, int digits = 3);   // "0.742"; "–" where there is none: 0, or no number
// "today 14:33" or date and time as the window's language writes them, in local time; of what is no UTC time, the text itself.
QString when_text(const std::string& utc);

}  // namespace lorica
