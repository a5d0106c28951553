// SPDX-License-Identifier: GPL-3.0-or-later
// Names and sizes of the element types. Pure; any thread.
#include "core/formats/dtype.h"

#include <array>

namespace lorica {
namespace {

struct Row {
    const char* name;
    int bits;
};
constexpr std::array<Row, 22> kRows = {{{"BOOL", 8}, {"F4", 4}, {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8}, {"I8", 8}, {"F8_E5M2", 8},
                                        {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"I16", 16}, {"U16", 16},
                                        {"F16", 16}, {"BF16", 16}, {"I32", 32}, {"U32", 32}, {"F32", 32}, {"C64", 64}, {"F64", 64},
                                        {"I64", 64}, {"U64", 64}}};

}  // namespace

const char* to_string(DType dtype) { return kRows[static_cast<size_t>(dtype)].name; }
int bits_of(DType dtype) { return kRows[static_cast<size_t>(dtype)].bits; }

std::optional<DType> dtype_from(std::string_view name) {
    for (size_t i = 0; i < kRows.size(); ++i)
        if (name == kRows[i].name) return static_cast<DType>(i);
    return std::nullopt;
}

std::string all_dtype_names() {
    std::string out;
    for (const auto& row : kRows) out += (out.empty() ? "" : " ") + std::string(row.name);
    return out;
}

uint16_t float_to_half(float value) {
    const uint32_t bits = std::bit_cast<uint32_t>(value);
    const auto sign = static_cast<uint16_t>((bits >> 16) & 0x8000u);
    uint32_t magnitude = bits & 0x7fffffffu;
    if (magnitude > 0x7f800000u) return static_cast<uint16_t>(sign | 0x7e00u);
    if (magnitude >= 0x477ff000u) return static_cast<uint16_t>(sign | 0x7c00u);
    if (magnitude < 0x38800000u) {  // subnormal or zero: adding 0.5 aligns the mantissa, rounding as the FPU does
        const float sum = std::bit_cast<float>(magnitude) + 0.5f;
        return static_cast<uint16_t>(sign | (std::bit_cast<uint32_t>(sum) - 0x3f000000u));
    }
    magnitude += 0xfffu + ((magnitude >> 13) & 1u);
    return static_cast<uint16_t>(sign | ((magnitude - 0x38000000u) >> 13));
}

}  // namespace lorica
