// SPDX-License-Identifier: GPL-3.0-or-later
// That every text of every page goes through the catalogues, and that each language is put to use. GUI thread.
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QFile>
#include <QTabBar>
#include <QTranslator>
#include <QXmlStreamReader>

#include "tests/support/gui/tour.h"

using namespace lorica;

namespace {

const QChar kOpen(0x27E6), kClose(0x27E7);   // ⟦ ⟧

// Puts every text into marks, so that one without is seen to have gone round the catalogues.
class MarkingTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char*, int) const override {
        const QString of = QString::fromLatin1(context);
        if (of == QLatin1String("options")) return {};
        if (of.startsWith(QLatin1String("lorica::")) || of == QLatin1String("settings") || of == QLatin1String("QObject")) asked.insert(of + QLatin1Char('|') + QString::fromUtf8(source));
        return kOpen + QString::fromUtf8(source) + kClose;
    }
    bool isEmpty() const override { return false; }
    mutable QSet<QString> asked;   // "context|source"
};

// "context|source" of every text of a .ts file.
QSet<QString> texts_of(const QString& path) {
    QSet<QString> out;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QString context;
    while (xml.readNextStartElement() || !xml.atEnd()) {
        if (!xml.isStartElement()) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        else if (xml.name() == QLatin1String("source")) out.insert(context + QLatin1Char('|') + xml.readElementText());
    }
    return out;
}

// What is left of `text` outside the marks; a placeholder's content stands inside them.
QString outside(const QString& text) {
    QString out;
    int depth = 0;
    for (const QChar c : text) {
        if (c == kOpen) ++depth;
        else if (c == kClose) --depth;
        else if (depth == 0) out += c;
    }
    return out;
}

// Content, not words of the studio: names of files, settings, columns, models, units and keys.
bool is_content(QString text) {
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,}"));
    static const QRegularExpression content(QStringLiteral(
        "^\\{ \"cuda\".*|The (adapter|base model) says: .*|Describe the restaurant.*|And what does it serve\\?|a note of the engine|tokenizer: \\d+ texts.*"                          // the engine's answers
        "|No model is chosen.*|is 0, but must be between 1 and 1024|Import one\\."                                                           // and findings, which stay English
        "|restaurants(.csv)?|songs|\\bmenus\\b|^: lora$|\\b[qv]_proj\\b|\\bref\\b|SmolLM2\\S*|run-\\d+\\S*|sweep-\\d+|benchmark-\\d+|method-\\w+_seed-\\d+"                                   // names
        "|^<p style=.*<code>.*|\\w+:(train|adapter)\\.\\w+=\\S+|\\bbase\\b|\\((model|quant|data|adapter|train)\\.[\\w.]+\\)|\\(method\\)|^(data|adapter|train|model)\\.\\w+ = .*|\\S*/\\S*|(lorica|llama-cli) .*"  // settings, paths, command lines
        "|LlamaForCausalLM|bfloat16: [\\d.]+ KB|float32: [\\d.]+ KB|Lorica|English|Deutsch|Español|Français|BLEU|chrF|ROUGE(-[12L])?|instruction|output"
        "|\\b(Ctrl|Shift|Alt|Return|Space|Esc|Del|Ins|Enter|PgUp|PgDown)\\b"));
    text.remove(content);
    return !text.contains(words);
}

// The values of settings are names that files and flags take.
QSet<QString> setting_values() {
    QSet<QString> out;
    RunSpec run;
    StudioSettings studio;
    auto fields = fields_of(run);
    append_fields(fields, studio, "");
    BlendSettings blend;
    append_fields(fields, blend, "");
    GenerationSettings generation;
    append_fields(fields, generation, "");
    for (const FieldRef& field : fields)
        for (const std::string& one : split_options(field.meta.options)) out.insert(QString::fromStdString(one));
    return out;
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT
public:
    explicit TranslationTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void every_text_goes_through_the_catalogues() {
        MarkingTranslator marks;
        QCoreApplication::installTranslator(&marks);
        QStringList missed;
        {
            FakeStudio studio(theme_, FakeOptions{.step_seconds = 0.01, .token_seconds = 0.002});
            studio.window->resize(1280, 800);
            Tour tour(studio, [&](QWidget& shown, const QString& stop) { look(shown, stop, missed); });
            QVERIFY2(tour.run(), qPrintable(tour.what()));
        }
        QCoreApplication::removeTranslator(&marks);
        const QSet<QString> known = texts_of(QStringLiteral(LORICA_SOURCE_ROOT "/translations/lorica_de.ts"));
        QVERIFY(marks.asked.size() > 500 && known.size() > 1000);
        for (const QString& one : marks.asked)
            if (!one.endsWith(QLatin1Char('|')) && !known.contains(one)) missed << QStringLiteral("in no catalogue: ") + one;
        for (const QString& one : missed) qWarning("%s", qPrintable(one));
        QVERIFY(missed.isEmpty());
    }

private:
    void say(const QWidget* widget, const char* what, const QString& stop, const QString& text, QStringList& missed) {
        const QString rest = outside(text).simplified();
        if (values_.contains(rest) || is_content(rest) || seen_.contains(rest)) return;
        seen_.insert(rest);
        missed << QStringLiteral("%1, %2 of %3: %4").arg(stop, QLatin1String(what), QLatin1String(widget->metaObject()->className()), rest.left(160));
    }
    void look(QWidget& shown, const QString& stop, QStringList& missed) {
        say(&shown, "title", stop, shown.isWindow() ? shown.windowTitle() : QString(), missed);
        for (auto* widget : shown.findChildren<QWidget*>()) {
            if (!widget->isVisible()) continue;
            say(widget, "tool tip", stop, widget->toolTip(), missed);
            say(widget, "name", stop, widget->accessibleName(), missed);
            if (auto* label = qobject_cast<QLabel*>(widget)) say(widget, "text", stop, label->text(), missed);
            if (auto* button = qobject_cast<QAbstractButton*>(widget)) say(widget, "text", stop, button->text(), missed);
            if (auto* line = qobject_cast<QLineEdit*>(widget)) say(widget, "hint", stop, line->placeholderText(), missed);
            if (auto* edit = qobject_cast<QPlainTextEdit*>(widget)) say(widget, "hint", stop, edit->placeholderText(), missed);
            if (auto* bar = qobject_cast<QTabBar*>(widget))
                for (int i = 0; i < bar->count(); ++i) say(widget, "tab", stop, bar->tabText(i), missed);
            if (auto* box = qobject_cast<QComboBox*>(widget))
                for (int i = 0; i < box->count(); ++i) say(widget, "choice", stop, box->itemText(i), missed);
            if (auto* header = qobject_cast<QHeaderView*>(widget); header && header->model() && header->orientation() == Qt::Horizontal)
                for (int i = 0; i < header->count(); ++i) say(widget, "column", stop, header->model()->headerData(i, Qt::Horizontal).toString(), missed);
        }
    }

    Theme& theme_;
    const QSet<QString> values_ = setting_values();
    QSet<QString> seen_;
};

LORICA_GUI_MAIN(TranslationTest)
#include "translation_test.moc"
