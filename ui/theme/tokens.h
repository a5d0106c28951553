// SPDX-License-Identifier: GPL-3.0-or-later
// The face in numbers: colours, grid, radius, type. Constants; any thread.
#pragma once

#include <QRgb>
#include <array>

namespace lorica {

inline constexpr int kGrid = 8;        // px; 4 inside controls
inline constexpr int kRadius = 6;      // px
inline constexpr int kControlHeight = 32;
inline constexpr double kTextPoints = 10;
inline constexpr const char* kTextFamily = "Inter";
inline constexpr const char* kMonoFamily = "JetBrains Mono";

// Every pair that carries text keeps WCAG AA (4.5:1); tests/gui/theme_test.cpp measures it.
struct Tokens {
    QRgb ground, panel, sunken, hover;
    QRgb border, border_strong, grid;
    QRgb text, muted, faint;               // faint: disabled text and placeholders only
    QRgb accent, accent_hover, accent_pressed, accent_soft, accent_text, on_accent;
    QRgb green, green_soft, amber, amber_soft, red, red_hover, red_soft, on_red;
    QRgb green_fill, amber_fill;           // of bars and dots, never of text
    QRgb tooltip, tooltip_text;
    std::array<QRgb, 6> cycle;             // blue, orange, green, purple, brown, pink
};

inline constexpr Tokens kLight = {
    .ground = 0xffFBFBFC, .panel = 0xffFFFFFF, .sunken = 0xffF4F4F7, .hover = 0xffEFEFF3,
    .border = 0xffE3E3E8, .border_strong = 0xffCFCFD8, .grid = 0xffEDEDF1,
    .text = 0xff1B1B1F, .muted = 0xff5C5C68, .faint = 0xff92929E,
    .accent = 0xff5B5BD6, .accent_hover = 0xff4F4FC7, .accent_pressed = 0xff4343B0, .accent_soft = 0xffEEEEFC,
    .accent_text = 0xff4747C2, .on_accent = 0xffFFFFFF,
    .green = 0xff17713F, .green_soft = 0xffE5F4EA, .amber = 0xff8A5200, .amber_soft = 0xffFDF1DC,
    .red = 0xffBE2A2F, .red_hover = 0xffA62227, .red_soft = 0xffFCEBEB, .on_red = 0xffFFFFFF,
    .green_fill = 0xff2FA567, .amber_fill = 0xffDB8B0B,
    .tooltip = 0xff2A2A31, .tooltip_text = 0xffF4F4F7,
    .cycle = {0xff2F6FDE, 0xffD06A05, 0xff178A55, 0xff8449CC, 0xff8C5A2B, 0xffCF3A89},
};

inline constexpr Tokens kDark = {
    .ground = 0xff17171A, .panel = 0xff1F1F24, .sunken = 0xff1A1A1E, .hover = 0xff2A2A31,
    .border = 0xff2F2F37, .border_strong = 0xff44444F, .grid = 0xff29292F,
    .text = 0xffECECF1, .muted = 0xffA3A3B0, .faint = 0xff6C6C78,
    .accent = 0xff8B8BF0, .accent_hover = 0xff9D9DF6, .accent_pressed = 0xff7B7BE2, .accent_soft = 0xff2B2B47,
    .accent_text = 0xffA9A9F8, .on_accent = 0xff17171A,
    .green = 0xff62CE91, .green_soft = 0xff1B3024, .amber = 0xffE6B565, .amber_soft = 0xff362B18,
    .red = 0xffF28A8A, .red_hover = 0xffF7A0A0, .red_soft = 0xff3B2226, .on_red = 0xff17171A,
    .green_fill = 0xff46B97B, .amber_fill = 0xffDDA13F,
    .tooltip = 0xff34343D, .tooltip_text = 0xffF4F4F7,
    .cycle = {0xff6EA3FF, 0xffFFA552, 0xff56CB93, 0xffB78FF5, 0xffC99D6E, 0xffF283BE},
};

}  // namespace lorica
