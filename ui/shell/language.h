// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: catalogues for its texts, and the locale of its numbers and dates. GUI thread.
#pragma once

#include <string>

class QCoreApplication;

namespace lorica {

// StudioSettings::language with "system" resolved: "en", "de", "es", "fr" or "zh_CN". English where the desktop speaks none of them.
std::string language_code(const std::string& wanted);

// Installs the catalogues and the default locale of `wanted`, before the first widget is made. Files keep the C locale.
void use_language(QCoreApplication& app, const std::string& wanted);

}  // namespace lorica
