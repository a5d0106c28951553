// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet's text: rules with @token and $image names, filled in from the tokens. Pure.
#include "ui/theme/style_sheet.h"

#include <QColor>
#include <algorithm>
#include <utility>
#include <vector>

namespace lorica {
namespace {

constexpr const char* kBase = R"(
* { outline: none; }
QWidget { color: @text; }
QMainWindow, QDialog, QWidget[role="ground"] { background: @ground; }
QWidget[role="panel"] { background: @panel; }
QFrame[role="line"] { background: @border; border: none; }
QFrame[role="card"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QFrame[role="card"][active="true"] { border-color: @accent; }
QFrame[role="well"] { background: @sunken; border: 1px solid @border; border-radius: 6px; }
QFrame[role="sidebar"] { background: @sunken; border: none; border-right: 1px solid @border; }
QFrame[role="aside"] { background: @sunken; border: none; border-left: 1px solid @border; }
QFrame[role="header"] { background: @ground; border: none; border-bottom: 1px solid @border; }
QFrame[role="strip"] { background: @panel; border: none; border-top: 1px solid @border; }
QFrame[role="statusbar"] { background: @sunken; border: none; border-top: 1px solid @border; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 11pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: 9pt; }
QLabel[role="section"] { color: @muted; font-size: 8.5pt; font-weight: 600; }
QLabel[role="big"] { font-size: 18pt; font-weight: 600; }
QLabel[role="mono"] { font-family: "JetBrains Mono"; font-size: 9.5pt; }
QLabel[role="monomuted"] { font-family: "JetBrains Mono"; font-size: 9pt; color: @muted; }
QLabel[role="green"] { color: @green; }
QLabel[role="amber"] { color: @amber; }
QLabel[role="red"] { color: @red; }
QLabel[role="chip"] { background: @accent_soft; color: @accent_text; border-radius: 9px; padding: 1px 8px; font-size: 8.5pt; font-weight: 500; }
QLabel[role="chip"][state="green"] { background: @green_soft; color: @green; }
QLabel[role="chip"][state="amber"] { background: @amber_soft; color: @amber; }
QLabel[role="chip"][state="red"] { background: @red_soft; color: @red; }
QLabel[role="chip"][state="neutral"] { background: @hover; color: @muted; }
QFrame[role="notice"] { background: @accent_soft; border: none; border-radius: 6px; }
QFrame#notice_bar, QFrame#tour_bar { margin: 8px 24px 0 24px; }
QFrame[role="notice"][state="error"] { background: @red_soft; }
QFrame[role="notice"][state="warning"] { background: @amber_soft; }
QFrame[role="notice"][state="success"] { background: @green_soft; }
)";

constexpr const char* kButtons = R"(
QPushButton, QToolButton[role="button"] {
    background: @panel; color: @text; border: 1px solid @border_strong; border-radius: 6px;
    padding: 0 12px; min-height: 30px; font-weight: 500; }
QPushButton:hover, QToolButton[role="button"]:hover { background: @hover; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: @border; }
QPushButton:focus, QToolButton[role="button"]:focus { border-color: @accent; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: @faint; background: @sunken; border-color: @border; }
QPushButton:checked { background: @accent_soft; color: @accent_text; border-color: @accent; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[role="primary"]:pressed { background: @accent_pressed; border-color: @accent_pressed; }
QPushButton[role="primary"]:focus { border-color: @text; }
QPushButton[role="primary"]:disabled { background: @hover; color: @faint; border-color: @hover; }
QPushButton[role="danger"] { background: @red; color: @on_red; border: 1px solid @red; font-weight: 600; }
QPushButton[role="danger"]:hover { background: @red_hover; border-color: @red_hover; }
QPushButton[role="ghost"], QToolButton[role="ghost"] { background: transparent; border: 1px solid transparent; border-radius: 6px; color: @text; padding: 0 8px; min-height: 26px; }
QPushButton[role="ghost"]:hover, QToolButton[role="ghost"]:hover { background: @hover; }
QPushButton[role="ghost"]:pressed, QToolButton[role="ghost"]:pressed { background: @border; }
QPushButton[role="ghost"]:checked, QToolButton[role="ghost"]:checked { background: @accent_soft; color: @accent_text; }
QPushButton[role="ghost"]:focus, QToolButton[role="ghost"]:focus { border-color: @accent; }
QPushButton[role="ghost"]:disabled, QToolButton[role="ghost"]:disabled { color: @faint; }
QToolButton[role="icon"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton[role="icon"]:hover { background: @hover; }
QToolButton[role="icon"]:pressed { background: @border; }
QToolButton[role="icon"]:focus { border-color: @accent; }
QToolButton[role="icon"]::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="link"] { background: transparent; border: none; color: @accent_text; padding: 0; min-height: 20px; text-align: left; font-weight: 500; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; }
QPushButton[role="nav"] { background: transparent; border: 1px solid transparent; border-radius: 6px; color: @muted; text-align: left; padding: 0 10px; min-height: 32px; font-weight: 500; }
QPushButton[role="nav"]:hover { background: @hover; color: @text; }
QPushButton[role="nav"]:checked { background: @accent_soft; color: @accent_text; font-weight: 600; }
QPushButton[role="nav"]:focus { border-color: @accent; }
QPushButton[role="segment"] { border-radius: 0; border: 1px solid @border_strong; border-left: none; padding: 0 14px; min-height: 26px; color: @muted; }
QPushButton[role="segment"][first="true"] { border-left: 1px solid @border_strong; border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[role="segment"][last="true"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[role="segment"]:checked { background: @accent_soft; color: @accent_text; font-weight: 600; }
QPushButton[role="segment"]:focus { color: @text; }
QPushButton[role="segment"]:focus:checked { color: @accent_text; }
QPushButton[role="option"] { padding: 0; min-height: 64px; }
QPushButton[role="option"]:checked { background: @accent_soft; border: 1px solid @accent; }
QPushButton[role="rowbutton"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; }
QPushButton[role="rowbutton"]:hover { background: @hover; }
QPushButton[role="rowbutton"]:focus { border-color: @accent; }
)";

constexpr const char* kInputs = R"(
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: @panel; color: @text; border: 1px solid @border_strong; border-radius: 6px; selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 30px; padding: 0 8px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QPlainTextEdit[role="bare"], QTextEdit[role="bare"] { border: none; background: transparent; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @faint; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: @sunken; color: @faint; border-color: @border; }
QLineEdit[state="error"], QAbstractSpinBox[state="error"], QComboBox[state="error"], QPlainTextEdit[state="error"] { border-color: @red; }
QLineEdit[state="warning"], QAbstractSpinBox[state="warning"], QComboBox[state="warning"] { border-color: @amber; }
QPlainTextEdit[role="log"], QTextEdit[role="log"] { border: none; background: transparent; font-family: "JetBrains Mono"; font-size: 9pt; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 22px; height: 15px; border: none; background: transparent; margin-top: 1px; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 22px; height: 15px; border: none; background: transparent; margin-bottom: 1px; }
QAbstractSpinBox::up-arrow { image: url($up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 10px; height: 10px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; border-radius: 3px; }
QComboBox { padding-right: 26px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($down); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border_strong; border-radius: 6px; padding: 4px; outline: none; selection-background-color: @accent_soft; selection-color: @accent_text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 4px; color: @text; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: @accent_soft; color: @accent_text; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox:disabled, QRadioButton:disabled { color: @faint; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @border_strong; background: @panel; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url($check); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url($radio); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @sunken; border-color: @border; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @panel; border: 1px solid @border_strong; width: 14px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border-color: @accent; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; text-align: right; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QProgressBar[state="green"]::chunk { background: @green_fill; }
QProgressBar[state="amber"]::chunk { background: @amber_fill; }
QProgressBar[state="red"]::chunk { background: @red; }
)";

constexpr const char* kViews = R"(
QScrollArea, QScrollArea > QWidget > QWidget[role="clear"] { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @border_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractItemView { background: @panel; alternate-background-color: @sunken; border: 1px solid @border; border-radius: 6px; gridline-color: @border;
    selection-background-color: @accent_soft; selection-color: @text; }
QAbstractItemView[role="bare"] { border: none; background: transparent; border-radius: 0; }
QListView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QListView::item:hover { background: @hover; }
QListView::item:selected { background: @accent_soft; color: @accent_text; }
QListView[role="log"]::item { min-height: 0px; padding: 0 4px; border-radius: 0px; }
QTableView::item { padding: 0 8px; border: none; }
QTableView::item:selected, QTreeView::item:selected { background: @accent_soft; color: @text; }
QHeaderView { background: @sunken; border: none; }
QHeaderView::section { background: @sunken; color: @muted; border: none; border-bottom: 1px solid @border; border-right: 1px solid @border; padding: 0 8px; min-height: 28px; font-weight: 500; font-size: 9pt; }
QHeaderView::section:last { border-right: none; }
QTableCornerButton::section { background: @sunken; border: none; border-bottom: 1px solid @border; }
QTabWidget::pane { border: none; border-top: 1px solid @border; top: -1px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 0 4px; margin-right: 16px; min-height: 34px; border: none; border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent_text; }
QTabBar::tab:disabled { color: @faint; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: @panel; border: 1px solid @border_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @accent_soft; color: @accent_text; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenuBar { background: @sunken; border-bottom: 1px solid @border; padding: 0 4px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; color: @muted; }
QMenuBar::item:selected { background: @hover; color: @text; }
QToolTip { background: @tooltip; color: @tooltip_text; border: none; padding: 6px 8px; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: @muted; }
)";

QString url(const char* name, bool dark) {
    return QStringLiteral(":/icons/%1-%2.svg").arg(QLatin1String(name), QLatin1String(dark ? "dark" : "light"));
}

}  // namespace

QString style_sheet(const Tokens& t, bool dark) {
    std::vector<std::pair<QString, QString>> names;
    const auto add = [&](const char* name, QRgb rgb) {
        names.emplace_back(QLatin1Char('@') + QLatin1String(name), QColor::fromRgba(rgb).name());
    };
    add("ground", t.ground); add("panel", t.panel); add("sunken", t.sunken); add("hover", t.hover);
    add("border", t.border); add("border_strong", t.border_strong); add("grid", t.grid);
    add("text", t.text); add("muted", t.muted); add("faint", t.faint);
    add("accent", t.accent); add("accent_hover", t.accent_hover); add("accent_pressed", t.accent_pressed);
    add("accent_soft", t.accent_soft); add("accent_text", t.accent_text); add("on_accent", t.on_accent);
    add("green", t.green); add("green_soft", t.green_soft); add("amber", t.amber); add("amber_soft", t.amber_soft);
    add("red", t.red); add("red_hover", t.red_hover); add("red_soft", t.red_soft); add("on_red", t.on_red);
    add("green_fill", t.green_fill); add("amber_fill", t.amber_fill);
    add("tooltip", t.tooltip); add("tooltip_text", t.tooltip_text);
    names.emplace_back(QStringLiteral("$up"), url("up", dark));
    names.emplace_back(QStringLiteral("$down"), url("down", dark));
    names.emplace_back(QStringLiteral("$check"), url("check-on", dark));
    names.emplace_back(QStringLiteral("$radio"), url("radio-on", dark));
    // Longest first, so that @accent does not eat the start of @accent_soft.
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    QString out = QLatin1String(kBase) + QLatin1String(kButtons) + QLatin1String(kInputs) + QLatin1String(kViews);
    for (const auto& [name, value] : names) out.replace(name, value);
    return out;
}

}  // namespace lorica
