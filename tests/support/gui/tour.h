// SPDX-License-Identifier: GPL-3.0-or-later
// One way through every page, view and dialog of the studio by mouse and keyboard, in any language. GUI thread.
#pragma once

#include <functional>

#include "tests/support/gui/gui_support.h"
#include "ui/widgets/prompt_sheet.h"

namespace lorica {

class Tour {
public:
    // Sees each stop: the window or dialog in view, and the stop's name ("train-running").
    using Stop = std::function<void(QWidget& shown, const QString& name)>;

    Tour(FakeStudio& studio, Stop stop);
    // Every stop from the empty pages to the report. False, with what() set, where the studio did not follow.
    bool run();
    QString what() const { return what_; }

private:
    void empty_pages();
    void dialogs();
    void data();
    void editor();
    void models();
    PromptSheet* open_prompt(QAbstractButton* button);
    void training();
    void after_training();
    void chat();
    void judging();
    void experiments();
    void benchmark();
    void adapters();
    void exporting();

    MainWindow& window() const { return *studio_.window; }
    template <class T> T* page(PageId id) const { return static_cast<T*>(window().page(id)); }
    void stop(const QString& name) { show(window(), name); }
    void show(QWidget& widget, const QString& name);
    // By its key, else by the visible button that has its name.
    void command(UiCommand id);
    void key(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void click(QAbstractButton* button);
    void click_segment(QWidget* inside, int segments, int index);   // of the row of buttons that has so many
    void type(QWidget* into, const QString& text);
    void choose(QComboBox* box, int index);
    struct DialogStop {
        QString name;
        std::function<void(QWidget&)> act;
    };
    // `open` opens a modal dialog, and each dialog's act the next one. What an act leaves open, Escape closes.
    void in_dialogs(const std::function<void()>& open, const std::vector<DialogStop>& stops);
    void wait(const std::function<bool()>& done, const char* what, int ms = 20000);

    FakeStudio& studio_;
    Stop stop_;
    QString what_;
};

}  // namespace lorica
