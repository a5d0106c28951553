// SPDX-License-Identifier: GPL-3.0-or-later
// A form made from the declarations of a RunSpec: no field is named here. GUI thread.
#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

#include "core/settings/run_spec.h"
#include "ui/theme/theme.h"

namespace lorica {

// Label, control and diagnostic of one field.
class FieldCell : public QWidget {
    Q_OBJECT
public:
    FieldCell(const Theme& theme, const FieldRef& ref, const FieldRef& standard, QWidget* parent = nullptr);

    const FieldRef& ref() const { return ref_; }
    QWidget* control() const { return control_; }
    // Shows the value of the spec again (after it was changed elsewhere).
    void refresh();
    // Back to the default, also from a text that was refused.
    void reset();
    // Disables the field and says in its tip why it has no effect; empty: it has one.
    void set_idle(const QString& why);
    // Shows what validate() says about this field; null: nothing.
    void show_diagnostic(const Diagnostic* diagnostic);
    // The text in the control that the field refused, if any.
    bool has_refused() const { return !refused_.empty(); }
    bool differs() const { return ref_.get() != standard_.get(); }

Q_SIGNALS:
    void changed();

private:
    void make_control();
    void take_text(const QString& text);
    void mark();

    const Theme& theme_;
    FieldRef ref_;
    FieldRef standard_;
    std::string refused_;
    QString diagnostic_;
    bool diagnostic_is_error_ = false;
    QLabel* label_;
    QToolButton* reset_;
    QWidget* control_ = nullptr;
    QLabel* message_;
    std::function<void()> show_value_;
};

class SettingsForm : public QWidget {
    Q_OBJECT
public:
    using Filter = std::function<bool(const FieldRef&)>;

    // Shows the fields that `filter` lets through and whose tier is unfolded.
    SettingsForm(const Theme& theme, Filter filter, QWidget* parent = nullptr);

    const RunSpec& spec() const { return spec_; }
    void set_spec(const RunSpec& spec);
    void set_tier(Tier tier);
    Tier tier() const { return tier_; }
    // Findings to show beside their fields; those without a visible field are left to the caller.
    void show_diagnostics(const std::vector<Diagnostic>& diagnostics);
    bool has_refused() const;              // some control holds a text that is no value
    int differing() const;                 // fields of this form that are not at their default
    FieldCell* cell(const std::string& path) const;

Q_SIGNALS:
    void changed();                        // by a person; spec() is the new value

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void place_cells();
    bool is_shown(const FieldCell& cell) const;
    QLabel* section_of(const FieldCell& cell) const;

    const Theme& theme_;
    RunSpec spec_;
    RunSpec standard_;
    Tier tier_ = Tier::Basic;
    std::vector<FieldCell*> cells_;
    std::vector<QLabel*> sections_;        // one a group, above its cells; only beyond Basic
    QGridLayout* grid_;
    int columns_ = 0;
    bool arranging_ = false;
};

}  // namespace lorica
