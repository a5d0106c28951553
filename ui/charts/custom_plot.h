// SPDX-License-Identifier: GPL-3.0-or-later
// QCustomPlot's header under QT_NO_KEYWORDS: it uses `signals`, `slots` and `foreach`. Included by the chart's sources only.
#pragma once

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
