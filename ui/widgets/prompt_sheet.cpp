// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet's widgets. GUI thread; a model is opened and a prompt rendered on a worker's.
#include "ui/widgets/prompt_sheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QThreadPool>
#include <QVBoxLayout>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "ui/bridge/gui_thread.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"

namespace lorica {
namespace {

constexpr int kTypingMs = 200;

// Opens the model where that is not done yet.
Result<PromptView> view_of(const PromptSubject& subject, std::optional<PromptReader>& reader) {
    if (!reader) {
        LORICA_ASSIGN(reader, PromptReader::open(subject.home, subject.model));
    }
    return reader->read(subject.messages, subject.system_prompt);
}

}  // namespace

// A view as the widgets take it.
struct PromptSheet::Shown {
    explicit Shown(const PromptView& view)
        : prompt(qs(view.text)), count(PromptSheet::tr("%1 tokens, %2 of them control tokens").arg(count_text(static_cast<int64_t>(view.tokens.size())), count_text(view.control))) {
        if (!view.templated) count += QStringLiteral(". ") + PromptSheet::tr("The model has no chat template: it reads the texts as they are.");
        for (const PromptToken& token : view.tokens) tokens.push_back({{"id", token.id}, {"text", token.text}, {"state", token.control ? "control" : "text"}});
    }
    QString prompt, count;
    nlohmann::json tokens = nlohmann::json::array();
};

PromptSheet::PromptSheet(const Theme& theme, PromptSubject subject, QWidget* parent) : QDialog(parent), subject_(std::move(subject)) {
    setWindowTitle(tr("What the model reads: %1").arg(subject_.title));
    resize(760, 560);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    rows->setSpacing(12);
    if (subject_.messages.empty()) rows->addLayout(build_fields());
    auto* card = make_frame("card", this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    tokens_ = new TokenText(theme, card);
    tokens_->setAccessibleName(tr("Tokens of the prompt"));
    tokens_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    tokens_->setTabChangesFocus(true);
    error_ = make_label({}, "red", card);
    error_->setWordWrap(true);
    error_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    error_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    error_->hide();
    inside->addWidget(tokens_, 1);
    inside->addWidget(error_, 1);
    rows->addWidget(card, 1);
    count_ = make_label(tr("Reading"), "small", this);
    count_->setWordWrap(true);
    rows->addWidget(count_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    copy_ = make_button(tr("Copy the text"), "", this);
    copy_->setIcon(theme.icon(QStringLiteral("copy")));
    copy_->setToolTip(tr("The prompt as plain text, its control tokens spelled out"));
    copy_->setEnabled(false);
    auto* close = make_button(tr("Close"), "", this);
    buttons->addWidget(new TokenLegend(theme, this, {QStringLiteral("control"), QStringLiteral("text")}));
    buttons->addStretch(1);
    buttons->addWidget(copy_);
    buttons->addWidget(close);
    rows->addLayout(buttons);
    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(prompt_); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    read_soon_.setSingleShot(true);
    read_soon_.setInterval(kTypingMs);
    connect(&read_soon_, &QTimer::timeout, this, &PromptSheet::read);
    read();
}

QLayout* PromptSheet::build_fields() {
    auto* rows = new QVBoxLayout;
    rows->setSpacing(kGrid);
    const auto row = [&](const QString& name, QWidget* field) {
        auto* label = make_label(name, "small", this);
        label->setBuddy(field);
        field->setAccessibleName(name);
        rows->addWidget(label);
        rows->addWidget(field);
    };
    message_ = new TextInput(this);
    message_->setPlaceholderText(tr("Write a message to see what becomes of it"));
    message_->setFixedHeight(72);
    message_->setTabChangesFocus(true);
    system_ = new QLineEdit(this);
    system_->setPlaceholderText(tr("Left to the template"));
    row(tr("Message"), message_);
    row(tr("System prompt"), system_);
    connect(message_, &QPlainTextEdit::textChanged, &read_soon_, qOverload<>(&QTimer::start));
    connect(system_, &QLineEdit::textChanged, &read_soon_, qOverload<>(&QTimer::start));
    return rows;
}

// One at a time, so that the last one shown is the last one typed.
void PromptSheet::read() {
    again_ = reading_;
    if (reading_) return;
    reading_ = true;
    if (message_) {
        subject_.messages = {{"user", ss(message_->toPlainText().trimmed())}};
        subject_.system_prompt = ss(system_->text());
    }
    QThreadPool::globalInstance()->start([subject = subject_, reader = reader_, target = QPointer<PromptSheet>(this)]() mutable {
        const auto view = view_of(subject, reader);
        auto shown = std::make_shared<Result<Shown>>(view ? Result<Shown>(Shown(*view)) : Result<Shown>(view.error()));
        tell(target, [shown, reader](PromptSheet& to) {
            to.reader_ = reader;
            to.take(*shown);
        });
    });
}

void PromptSheet::take(const Result<Shown>& found) {
    reading_ = false;
    tokens_->setVisible(found.ok());
    error_->setVisible(!found.ok());
    copy_->setEnabled(found.ok());
    prompt_ = found ? found->prompt : QString();
    count_->setText(found ? found->count : QString());
    if (found) tokens_->show_tokens(found->tokens);
    else error_->setText(qs(found.error().text()));
    if (again_) read();
}

}  // namespace lorica
