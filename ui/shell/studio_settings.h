// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's own preferences, declared like every other setting: the dialog and studio.json derive from them. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct StudioSettings {
    std::string theme = "system";
    std::string language = "system";
    int64_t scale = 100;
    std::string on_close = "ask";
    bool notify = true;
    bool keep_awake = true;
    bool restore_session = true;

    static constexpr auto fields = std::tuple{
        field("theme", &StudioSettings::theme,
              {.label = "Colours", .help = "Light, dark, or as the desktop has it.", .options = "system|light|dark", .tier = Tier::Basic}),
        field("language", &StudioSettings::language,
              {.label = "Language", .help = "Of the window. What the engine and the command line say stays English. Takes effect at the next start.",
               .options = "system|en|de|es|fr|zh_CN", .tier = Tier::Basic}),
        field("scale", &StudioSettings::scale,
              {.label = "Size", .help = "Of everything in the window, beside what the desktop scales already. Takes effect at the next start.", .unit = "%", .min = 50, .max = 300, .step = 10, .tier = Tier::Basic}),
        field("on_close", &StudioSettings::on_close,
              {.label = "Closing during a run", .help = "ask; save: write a checkpoint and quit; tray: train on without a window, where the desktop has a tray.",
               .options = "ask|save|tray", .tier = Tier::Basic}),
        field("notify", &StudioSettings::notify,
              {.label = "Tell when a job ends", .help = "A message of the desktop, when the window is not the one in use.", .tier = Tier::Basic}),
        field("keep_awake", &StudioSettings::keep_awake,
              {.label = "No sleep during a run", .help = "Asks the system not to sleep while something trains. Closing a laptop's lid may still send it to sleep.", .tier = Tier::Basic}),
        field("restore_session", &StudioSettings::restore_session,
              {.label = "Begin where it ended", .help = "Window, page, open run, the settings of the next run and of the chat are as they were.", .tier = Tier::Basic}),
    };
};

}  // namespace lorica
