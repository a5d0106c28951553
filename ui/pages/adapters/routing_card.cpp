// SPDX-License-Identifier: GPL-3.0-or-later
// The card's widgets and words. GUI thread.
#include "ui/pages/adapters/routing_card.h"

#include <set>

#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

// Names of routes are the runs' names, with a number where two are alike.
std::vector<std::string> names_of(const std::vector<KnownAdapter>& adapters) {
    std::set<std::string> taken;
    std::vector<std::string> names;
    for (const KnownAdapter& one : adapters) {
        std::string name = one.name;
        for (int i = 2; !taken.insert(name).second; ++i) name = one.name + "-" + std::to_string(i);
        names.push_back(name);
    }
    return names;
}

// What a routing says of itself when it is made.
QString summary_text(const nlohmann::json& made) {
    const auto share = [&](const char* key) {
        const auto trial = made.value(key, nlohmann::json::object());
        return std::pair(trial.value("right", int64_t{0}), trial.value("all", int64_t{0}));
    };
    const auto [right, all] = share("leave_one_out");
    const auto [held_right, held_all] = share("held_out");
    QString text = RoutingCard::tr("%1 of the adapters' own %2 prompts go to the right one.").arg(count_text(right), count_text(all));
    if (held_all > 0) text += QLatin1Char(' ') + RoutingCard::tr("Of held-out prompts %1 of %2 do.").arg(count_text(held_right), count_text(held_all));
    if (5 * right < 4 * all) text += QLatin1Char(' ') + RoutingCard::tr("These adapters cannot be told apart by what they were trained on: give rules.");
    return text + QLatin1Char(' ') + RoutingCard::tr("Kept in %1.").arg(qs(made.value("folder", "")));
}

}  // namespace

RoutingCard::RoutingCard(Shell& shell, QWidget* parent)
    : Card(tr("Routing"), parent), shell_(shell), presenter_(shell.bridge(), routings_folder(shell.state().home).string(), this) {
    chosen_ = make_label({}, "muted", this);
    chosen_->setWordWrap(true);
    body()->addWidget(chosen_);
    rules_ = new TextInput(this);
    rules_->setPlaceholderText(tr("Rules, one a line; they come before likeness:\nname=prefix:TEXT, name=regex:EXPRESSION or name=tag:TEXT"));
    rules_->setAccessibleName(tr("Rules of the routing"));
    rules_->setTabChangesFocus(true);
    rules_->setFixedHeight(58);
    body()->addWidget(rules_);
    make_ = make_button(tr("Make a routing"), "", this);
    make_->setToolTip(tr("Keeps training prompts of each marked adapter to compare with, and tries itself on their held-out prompts"));
    cancel_ = make_button(tr("Cancel"), "ghost", this);
    auto* line = new QHBoxLayout;
    line->addWidget(make_);
    line->addWidget(cancel_);
    chat_ = make_button(tr("Chat with it"), "", this);
    chat_->setToolTip(tr("Each question goes to the adapter that the routing chooses for it, and the answer tells which one that was"));
    line->addWidget(chat_);
    line->addStretch();
    body()->addLayout(line);
    prompt_ = new QLineEdit(this);
    prompt_->setPlaceholderText(tr("A prompt: who would answer it?"));
    prompt_->setAccessibleName(tr("Prompt to try"));
    try_ = make_button(tr("Try"), "", this);
    auto* trial = new QHBoxLayout;
    trial->addWidget(prompt_, 1);
    trial->addWidget(try_);
    body()->addLayout(trial);
    said_ = make_label({}, "", this);
    said_->setTextFormat(Qt::PlainText);
    said_->setWordWrap(true);
    said_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(said_);
    connect(make_, &QPushButton::clicked, this, &RoutingCard::make);
    connect(chat_, &QPushButton::clicked, this, &RoutingCard::chat);
    connect(cancel_, &QPushButton::clicked, &presenter_, &RoutingPresenter::cancel);
    connect(try_, &QPushButton::clicked, this, &RoutingCard::attempt);
    connect(prompt_, &QLineEdit::returnPressed, this, &RoutingCard::attempt);
    connect(prompt_, &QLineEdit::textChanged, this, &RoutingCard::show_state);
    connect(&presenter_, &RoutingPresenter::changed, this, &RoutingCard::show_state);
    show_state();
}

void RoutingCard::set_adapters(std::vector<KnownAdapter> adapters) {
    adapters_ = std::move(adapters);
    show_state();
}

std::vector<std::string> RoutingCard::rules() const {
    std::vector<std::string> out;
    for (const QString& line : rules_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        if (!line.trimmed().isEmpty()) out.push_back(ss(line));
    return out;
}

void RoutingCard::make() {
    if (!make_->isEnabled()) return;
    std::vector<std::string> folders;
    for (const KnownAdapter& one : adapters_) folders.push_back(one.folder);
    presenter_.make(adapters_.front().spec.model, folders, names_of(adapters_), rules());
}

void RoutingCard::chat() {
    const auto all = known_routings(shell_.state().home);
    const auto found = std::find_if(all.begin(), all.end(), [&](const KnownRouting& one) { return one.folder == presenter_.routing(); });
    if (found == all.end()) return;
    ChatTarget target{routing_title(*found), {}, "", found->folder};
    target.model.path = found->base;
    shell_.update_state([&](AppState& state) { state.chat = target; });
    shell_.go(PageId::Chat);
}

void RoutingCard::attempt() {
    if (try_->isEnabled()) presenter_.attempt(ss(prompt_->text()), "");
}

void RoutingCard::show_state() {
    const bool one_base = std::all_of(adapters_.begin(), adapters_.end(), [&](const KnownAdapter& one) { return one.base == adapters_.front().base; });
    const bool unknown = std::any_of(adapters_.begin(), adapters_.end(), [](const KnownAdapter& one) { return one.base.empty(); });
    QStringList names;
    for (const std::string& name : names_of(adapters_)) names << qs(name);
    chosen_->setText(adapters_.size() < 2 ? tr("Mark two adapters or more in the table (Ctrl and click): each prompt then goes to the one that was trained on its like.")
                     : unknown            ? tr("A marked adapter's base is not known here.")
                     : !one_base          ? tr("The marked adapters belong to different base models; a routing needs one.")
                                          : names.join(QStringLiteral(", ")));
    const bool busy = presenter_.is_busy();
    make_->setEnabled(!busy && adapters_.size() > 1 && one_base && !unknown);
    cancel_->setVisible(busy);
    const bool ready = !presenter_.routing().empty();
    prompt_->setEnabled(ready);
    chat_->setVisible(ready && !busy);
    try_->setEnabled(ready && !busy && !prompt_->text().trimmed().isEmpty());
    QString text;
    const nlohmann::json &made = presenter_.made(), &choice = presenter_.choice();
    if (busy) {
        text = presenter_.progress().what.empty() ? tr("Waiting for its turn …") : qs(presenter_.progress().what) + QStringLiteral(" …");
    } else if (presenter_.error()) {
        text = qs(presenter_.error()->text());
    } else if (choice.is_object()) {
        const QString name = qs(choice.value("name", ""));
        text = tr("%1 (%2): %3").arg(name.isEmpty() ? tr("The base alone") : name, percent_text(choice.value("confidence", 0.0)), qs(choice.value("why", "")));
    } else if (made.is_object()) {
        text = summary_text(made);
    }
    said_->setText(text);
    said_->setVisible(!text.isEmpty());
}

}  // namespace lorica
