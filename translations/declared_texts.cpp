// SPDX-License-Identifier: GPL-3.0-or-later
// Prints, as C++ for lupdate, the texts of the studio that stand in declarations instead of tr(): settings and commands.
#include <cstdio>
#include <set>
#include <string>

#include "core/settings/blend_settings.h"
#include "core/settings/generation_settings.h"
#include "core/settings/presets.h"
#include "ui/shell/command_table.h"
#include "ui/shell/studio_settings.h"

namespace {

void print(const char* context, const char* text) {
    static std::set<std::pair<std::string, std::string>> printed;
    if (!*text || !printed.emplace(context, text).second) return;
    std::string literal;
    for (const char* at = text; *at; ++at) {
        if (*at == '"' || *at == '\\') literal += '\\';
        literal += *at == '\n' ? std::string("\\n") : std::string(1, *at);
    }
    std::printf("QT_TRANSLATE_NOOP(\"%s\", \"%s\")\n", context, literal.c_str());
}

}  // namespace

int main() {
    lorica::RunSpec run;
    lorica::StudioSettings studio;
    std::vector<lorica::FieldRef> fields = lorica::fields_of(run);
    lorica::append_fields(fields, studio, "");
    lorica::BlendSettings blend;
    lorica::append_fields(fields, blend, "");
    lorica::GenerationSettings generation;
    lorica::append_fields(fields, generation, "");
    std::puts("// Made by translations/update.");
    for (const lorica::FieldRef& one : fields)
        for (const char* text : {one.meta.label, one.meta.help, one.meta.unit}) print("settings", text);
    std::vector<lorica::FieldRef> own;
    lorica::append_fields(own, studio, "");
    for (const lorica::FieldRef& one : own)
        if (one.path != "language")      // named in its own tongue
            for (const std::string& option : lorica::split_options(one.meta.options)) print("options", option.c_str());
    for (const lorica::Preset& one : lorica::built_in_presets())
        for (const char* text : {one.title, one.help}) print("settings", text);
    for (const lorica::CommandInfo& one : lorica::command_table())
        for (const char* text : {one.menu, one.text, one.help}) print("lorica::CommandSet", text);
    return 0;
}
