// SPDX-License-Identifier: GPL-3.0-or-later
// Colours: every pair that carries text keeps WCAG AA in both themes; the style sheet has no token left over. GUI thread.
#include <QFile>
#include <QRegularExpression>
#include <cmath>

#include "tests/support/gui/gui_support.h"
#include "ui/theme/style_sheet.h"

using namespace lorica;

namespace {

struct Pair {
    const char* name;
    QRgb Tokens::*text;
    QRgb Tokens::*ground;
};
constexpr Pair kPairs[] = {
    {"text on ground", &Tokens::text, &Tokens::ground},          {"text on panel", &Tokens::text, &Tokens::panel},
    {"text on sunken", &Tokens::text, &Tokens::sunken},          {"text on hover", &Tokens::text, &Tokens::hover},
    {"muted on ground", &Tokens::muted, &Tokens::ground},        {"muted on panel", &Tokens::muted, &Tokens::panel},
    {"muted on sunken", &Tokens::muted, &Tokens::sunken},        {"accent on panel", &Tokens::accent_text, &Tokens::panel},
    {"accent on its soft", &Tokens::accent_text, &Tokens::accent_soft}, {"text on the accent", &Tokens::on_accent, &Tokens::accent},
    {"green on panel", &Tokens::green, &Tokens::panel},          {"green on its soft", &Tokens::green, &Tokens::green_soft},
    {"amber on panel", &Tokens::amber, &Tokens::panel},          {"amber on its soft", &Tokens::amber, &Tokens::amber_soft},
    {"red on panel", &Tokens::red, &Tokens::panel},              {"red on its soft", &Tokens::red, &Tokens::red_soft},
    {"text on red", &Tokens::on_red, &Tokens::red},              {"text on a green notice", &Tokens::text, &Tokens::green_soft},
    {"text on an amber notice", &Tokens::text, &Tokens::amber_soft}, {"text on a red notice", &Tokens::text, &Tokens::red_soft},
    {"tooltip", &Tokens::tooltip_text, &Tokens::tooltip},
};

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT
public:
    explicit ThemeTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void contrast_is_measured_as_wcag_says() {
        QVERIFY(std::abs(contrast(0xff000000, 0xffffffff) - 21) < 1e-9);
        QVERIFY(std::abs(contrast(0xff777777, 0xffffffff) - 4.478) < 1e-3);
        QCOMPARE(contrast(0xff336699, 0xff336699), 1.0);
    }

    void text_keeps_aa_in_both_themes() {
        for (const auto& [name, tokens] : {std::pair{"light", kLight}, {"dark", kDark}})
            for (const Pair& pair : kPairs) {
                const double found = contrast(tokens.*pair.text, tokens.*pair.ground);
                QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("%1, %2: %3").arg(QLatin1String(name), QLatin1String(pair.name)).arg(found)));
            }
    }

    void lines_of_charts_stand_out_from_the_panel() {
        for (const Tokens& tokens : {kLight, kDark})
            for (const QRgb colour : tokens.cycle) QVERIFY(contrast(colour, tokens.panel) >= 3);
    }

    void the_style_sheet_knows_every_token() {
        static const QRegularExpression left(QStringLiteral("[@$][a-z_]+"));
        for (const bool dark : {false, true}) {
            const auto found = left.match(style_sheet(dark ? kDark : kLight, dark));
            QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
        }
    }

    void switching_tells_once_and_icons_follow() {
        int told = 0;
        const auto connection = connect(&theme_, &Theme::changed, this, [&] { ++told; });
        const QImage light = theme_.icon(QStringLiteral("home")).pixmap(24, 24).toImage();
        theme_.set_mode(ThemeMode::Dark);
        theme_.set_mode(ThemeMode::Dark);
        QCOMPARE(told, 1);
        QVERIFY(theme_.icon(QStringLiteral("home")).pixmap(24, 24).toImage() != light);
        theme_.set_mode(ThemeMode::Light);
        disconnect(connection);
        QCOMPARE(told, 2);
    }

    void every_command_has_an_icon_that_is_there() {
        for (const auto& info : command_table())
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(info.icon))), info.icon);
    }

    void no_key_is_given_twice() {
        QStringList keys;
        for (const auto& info : command_table()) {
            const QString key = QString::fromLatin1(info.shortcut);
            if (key.isEmpty()) continue;
            QVERIFY2(!keys.contains(key), info.shortcut);
            QVERIFY2(!QKeySequence::fromString(key, QKeySequence::PortableText).isEmpty(), info.shortcut);
            keys << key;
        }
        QVERIFY(keys.size() > 10);
    }

private:
    Theme& theme_;
};

LORICA_GUI_MAIN(ThemeTest)
#include "theme_test.moc"
