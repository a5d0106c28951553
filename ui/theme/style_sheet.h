// SPDX-License-Identifier: GPL-3.0-or-later
// The one style sheet, generated from the tokens. Pure function.
#pragma once

#include <QString>

#include "ui/theme/tokens.h"

namespace lorica {

// Widgets choose a look by dynamic properties: role="card|title|heading|muted|mono|danger|primary|ghost|link|chip|bar|...".
QString style_sheet(const Tokens& tokens, bool dark);

}  // namespace lorica
