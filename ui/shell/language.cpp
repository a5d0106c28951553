// SPDX-License-Identifier: GPL-3.0-or-later
// Finds and installs catalogues: the studio's own out of its resources, Qt's where Qt keeps them. GUI thread.
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "ui/shell/studio_settings.h"
#include "ui/widgets/basics.h"

static void register_translations() { Q_INIT_RESOURCE(translations); }

namespace lorica {

std::string language_code(const std::string& wanted) {
    if (wanted != "system") return wanted;
    for (const QString& one : QLocale::system().uiLanguages()) {
        const QString name = QString(one).replace(QLatin1Char('-'), QLatin1Char('_'));
        const QString language = name.section(QLatin1Char('_'), 0, 0);
        if (language == QLatin1String("zh")) {
            if (name.contains(QLatin1String("Hant")) || name.endsWith(QLatin1String("_TW")) || name.endsWith(QLatin1String("_HK"))) continue;
            return "zh_CN";
        }
        for (const char* known : {"en", "de", "es", "fr"})
            if (language == QLatin1String(known)) return known;
    }
    return "en";
}

void use_language(QCoreApplication& app, const std::string& wanted) {
    register_translations();
    const QString code = qs(language_code(wanted));
    const QLocale desktop = QLocale::system();
    const QLocale usual = code == QLatin1String("en") ? QLocale(QLocale::English, QLocale::UnitedStates) : QLocale(code);
    // Austria's dates for German there; the C locale has no grouping, so it is nobody's choice.
    QLocale::setDefault(desktop.language() == usual.language() ? desktop : usual);
    if (code == QLatin1String("en")) return;
    for (const auto& [name, folder] : {std::pair{QStringLiteral("qtbase_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)}, {QStringLiteral("lorica_"), QStringLiteral(":/translations")}}) {
        auto* translator = new QTranslator(&app);
        if (translator->load(name + code, folder)) QCoreApplication::installTranslator(translator);
        else delete translator;
    }
}

}  // namespace lorica
