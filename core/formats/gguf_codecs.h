// SPDX-License-Identifier: GPL-3.0-or-later
// The decoders and encoders behind the table of block types. Private to this folder; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lorica::codec {

void decode_q5_0(const std::byte* in, int64_t count, float* out);
void decode_q5_1(const std::byte* in, int64_t count, float* out);
void decode_q2_k(const std::byte* in, int64_t count, float* out);
void decode_q3_k(const std::byte* in, int64_t count, float* out);
void decode_q4_k(const std::byte* in, int64_t count, float* out);
void decode_q5_k(const std::byte* in, int64_t count, float* out);
void decode_q6_k(const std::byte* in, int64_t count, float* out);
void decode_iq4_nl(const std::byte* in, int64_t count, float* out);
void decode_iq4_xs(const std::byte* in, int64_t count, float* out);
void decode_tq1_0(const std::byte* in, int64_t count, float* out);
void decode_tq2_0(const std::byte* in, int64_t count, float* out);
void decode_mxfp4(const std::byte* in, int64_t count, float* out);

void encode_f32(const float* in, int64_t count, std::byte* out);
void encode_f16(const float* in, int64_t count, std::byte* out);
void encode_bf16(const float* in, int64_t count, std::byte* out);
void encode_q4_0(const float* in, int64_t count, std::byte* out);
void encode_q4_1(const float* in, int64_t count, std::byte* out);
void encode_q5_0(const float* in, int64_t count, std::byte* out);
void encode_q5_1(const float* in, int64_t count, std::byte* out);
void encode_q8_0(const float* in, int64_t count, std::byte* out);
void encode_q4_k(const float* in, int64_t count, std::byte* out);
void encode_q5_k(const float* in, int64_t count, std::byte* out);
void encode_q6_k(const float* in, int64_t count, std::byte* out);

// The eight 6-bit scales and minima of Q4_K and Q5_K in their 12 bytes.
void unpack_scales(const uint8_t* packed, uint8_t* scales, uint8_t* minima);
void pack_scales(const uint8_t* scales, const uint8_t* minima, uint8_t* packed);

}  // namespace lorica::codec
