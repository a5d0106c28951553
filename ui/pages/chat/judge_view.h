// SPDX-License-Identifier: GPL-3.0-or-later
// Judging blind: two answers side by side, four verdicts. GUI thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/pages/chat/judge_presenter.h"
#include "ui/pages/chat/sampling_panel.h"
#include "ui/shell/page.h"
#include "ui/widgets/plain_text.h"

namespace lorica {

class JudgeView : public QWidget {
    Q_OBJECT
public:
    JudgeView(Shell& shell, const SamplingPanel& sampling, QWidget* parent = nullptr);

    void set_targets(std::vector<ChatTarget> targets);   // whom one may choose
    void set_sources(std::vector<PromptSource> sources);
    JudgePresenter& presenter() { return presenter_; }
    QPlainTextEdit* prompt() const { return prompt_; }
    TextView* answer(size_t index) const { return sides_[index].text; }
    QString name(size_t index) const { return sides_[index].name->text(); }
    void focus_prompt();

Q_SIGNALS:
    void answering_changed();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct SideView {
        QLabel *name, *remark;
        TextView* text;
    };
    QWidget* build_choices();
    QWidget* build_prompt();
    SideView build_side(const QString& letter, QLayout* into);
    QWidget* build_verdicts();
    void install_keys();
    void pick();
    void pick_source(int index);
    void browse();
    void ask();
    void vote(Choice choice);
    void show_stage();
    void show_answers();
    void show_prompt();
    void allow_asking();
    QString state_text() const;

    Shell& shell_;
    const SamplingPanel& sampling_;
    JudgePresenter presenter_;
    std::vector<ChatTarget> targets_;
    std::vector<PromptSource> sources_;
    std::array<QComboBox*, 2> pickers_{};
    QComboBox* source_ = nullptr;
    QLineEdit *category_ = nullptr, *note_ = nullptr;
    QPlainTextEdit* prompt_ = nullptr;
    QPushButton *ask_ = nullptr, *stop_ = nullptr, *take_back_ = nullptr;
    std::array<SideView, 2> sides_{};
    std::vector<QPushButton*> verdicts_, tags_;
    QLabel* state_ = nullptr;
};

}  // namespace lorica
