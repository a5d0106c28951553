// SPDX-License-Identifier: GPL-3.0-or-later
// See few_rows.h. One row is multiplied while the weights are decoded; for more, four rows of W are decoded once.
#include "kernels/few_rows/few_rows.h"

#include "kernels/simd/simd.h"

namespace lorica::kernels {
namespace {

constexpr int kTile = 4;      // rows of W at a time
constexpr int64_t kAhead = 2 * kTile;   // rows fetched before their turn: short rows, four at once, are no pattern that a processor foresees
constexpr int64_t kBlock = 32;
constexpr int kLanes = 16;
constexpr int64_t kGroupBytes = 4 * kLanes;

// Half floats to floats. Exact, subnormals too: the exponent is rebased by a multiplication. No infinities: files with such scales
// are refused.
constexpr float kRebase = 5.192296858534828e33f;  // 2^112

template <int W>
LORICA_INLINE void widen_halves(const char* p, int64_t count, float* to) {
    int64_t i = 0;
    for (; i + W <= count; i += W) {
        H<W> h;
        std::memcpy(&h, p + 2 * i, sizeof h);
        const U<W> u = __builtin_convertvector(h, U<W>);
        const F<W> magnitude = (F<W>)((u & 0x7fffu) << 13) * kRebase;
        store<W>(to + i, (F<W>)((U<W>)magnitude | (u & 0x8000u) << 16));
    }
    for (; i < count; ++i) {
        uint16_t h;
        std::memcpy(&h, p + 2 * i, 2);
        const uint32_t bits = static_cast<uint32_t>(h & 0x7fff) << 13;
        float f;
        std::memcpy(&f, &bits, 4);
        f *= kRebase;
        to[i] = (h & 0x8000) ? -f : f;
    }
}

template <int W>
LORICA_INLINE F<W> to_bfloat(F<W> v) {
    U<W> u = (U<W>)v;
    u = (u + 0x7fffu + ((u >> 16) & 1u)) & 0xffff0000u;
    return (F<W>)u;
}

// A row of W: plain numbers, or the codes of its blocks with their scales.
struct Row {
    const char* codes;
    const float *d, *m;
};

constexpr bool is_plain(WeightType type) { return type == WeightType::F32 || type == WeightType::BF16; }

// `scales` has room for two floats a block.
template <int W, WeightType kType>
LORICA_INLINE Row open_row(const char* row, int64_t k, float* scales) {
    if constexpr (is_plain(kType)) return {row, nullptr, nullptr};
    const int64_t blocks = k / kBlock;
    widen_halves<W>(row, blocks, scales);
    if constexpr (kType != WeightType::Q4_1) return {row + 2 * blocks, scales, nullptr};
    widen_halves<W>(row + 2 * blocks, blocks, scales + blocks);
    return {row + 4 * blocks, scales, scales + blocks};
}

// The words of a group's lanes that the i-th vector of a block is taken from.
template <int W>
LORICA_INLINE I<W> words(const Row& row, int64_t group, int i) {
    I<W> out;
    std::memcpy(&out, row.codes + group * kGroupBytes + i * W % kLanes * 4, sizeof out);
    return out;
}

// The 32 values of a block as 32 / W vectors.
template <int W, WeightType kType, bool kRounded>
LORICA_INLINE void unpack(const Row& row, int64_t block, F<W>* out) {
    if constexpr (kType == WeightType::F32) {
        for (int i = 0; i < kBlock / W; ++i) out[i] = load<W>(reinterpret_cast<const float*>(row.codes) + block * kBlock + i * W);
    } else if constexpr (kType == WeightType::BF16) {
        for (int i = 0; i < kBlock / W; ++i) out[i] = load<W>(reinterpret_cast<const Bf16*>(row.codes) + block * kBlock + i * W);
    } else if constexpr (kType == WeightType::Q8_0) {
        const float d = row.d[block];
        for (int i = 0; i < kBlock / W; ++i) {
            const int step = static_cast<int>(block % 2) * 2 + i * W / kLanes;
            const I<W> code = (words<W>(row, block / 2, i) << (24 - 8 * step)) >> 24;
            out[i] = __builtin_convertvector(code, F<W>) * d;
            if constexpr (kRounded) out[i] = to_bfloat<W>(out[i]);
        }
    } else {
        const float d = row.d[block], m = kType == WeightType::Q4_1 ? row.m[block] : -8 * d;
#if !defined(__clang__)
        if constexpr (W == 16) {  // the sixteen values a nibble can stand for are one vector; the shuffle reads four bits of each lane
            const F<16> count = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
            F<16> values = count * d + m;
            if constexpr (kRounded) values = to_bfloat<16>(values);
            const I<16> codes = words<16>(row, block / 4, 0) >> static_cast<int>(block % 4 * 8);
            out[0] = __builtin_shuffle(values, codes);
            out[1] = __builtin_shuffle(values, codes >> 4);
            return;
        }
#endif
        for (int i = 0; i < kBlock / W; ++i) {
            const int step = static_cast<int>(block % 4) * 2 + i * W / kLanes;
            const I<W> code = (words<W>(row, block / 4, i) >> (4 * step)) & 15;
            out[i] = __builtin_convertvector(code, F<W>) * d + m;
            if constexpr (kRounded) out[i] = to_bfloat<W>(out[i]);
        }
    }
}

template <WeightType kType>
LORICA_INLINE float single(const char* row, int64_t k) {
    if constexpr (kType == WeightType::BF16) return to_float(reinterpret_cast<const Bf16*>(row)[k]);
    else return reinterpret_cast<const float*>(row)[k];
}

// What lies behind the last whole block; only rows of plain numbers have that.
template <int W, WeightType kType>
LORICA_INLINE float rest(const char* row, const float* x, int64_t from, int64_t k) {
    float total = 0;
    if constexpr (kType == WeightType::F32 || kType == WeightType::BF16) {
        F<4> acc = {};
        for (; from + 4 <= k; from += 4) {
            if constexpr (kType == WeightType::F32) acc += load<4>(reinterpret_cast<const float*>(row) + from) * load<4>(x + from);
            else acc += load<4>(reinterpret_cast<const Bf16*>(row) + from) * load<4>(x + from);
        }
        total = sum<4>(acc);
        for (; from < k; ++from) total += single<kType>(row, from) * x[from];
    }
    return total;
}

LORICA_INLINE void put(const FewRows& how, int64_t m, int64_t n, float value) {
    if (how.out == Type::F32) {
        float* to = static_cast<float*>(how.y) + m * how.y_stride + n;
        *to = how.add ? *to + value : value;
    } else {
        Bf16* to = static_cast<Bf16*>(how.y) + m * how.y_stride + n;
        kernels::put(to, how.add ? to_float(*to) + value : value);
    }
}

// kN rows of W times kM rows of x; rows[i] is row n + i of W.
template <int W, WeightType kType, bool kRounded, int kN, int kM>
LORICA_INLINE void tile(const FewRows& how, const Row* rows, int64_t n, int64_t m) {
    F<W> acc[kN][kM] = {};
    const int64_t blocks = how.k / kBlock;
    for (int64_t b = 0; b < blocks; ++b) {
        F<W> x[kM][kBlock / W];
        for (int j = 0; j < kM; ++j) {
            for (int i = 0; i < kBlock / W; ++i) x[j][i] = load<W>(how.x + (m + j) * how.x_stride + b * kBlock + i * W);
        }
        for (int r = 0; r < kN; ++r) {
            F<W> w[kBlock / W];
            unpack<W, kType, kRounded>(rows[r], b, w);
            for (int j = 0; j < kM; ++j) {
                for (int i = 0; i < kBlock / W; ++i) acc[r][j] += w[i] * x[j][i];
            }
        }
    }
    for (int r = 0; r < kN; ++r) {
        for (int j = 0; j < kM; ++j) {
            put(how, m + j, n + r, sum<W>(acc[r][j]) + rest<W, kType>(rows[r].codes, how.x + (m + j) * how.x_stride, blocks * kBlock, how.k));
        }
    }
}

// A row of W as floats.
template <int W, WeightType kType, bool kRounded>
LORICA_INLINE void widen_row(const FewRows& how, const Row& row, float* to) {
    const int64_t blocks = how.k / kBlock;
    for (int64_t b = 0; b < blocks; ++b) {
        F<W> w[kBlock / W];
        unpack<W, kType, kRounded>(row, b, w);
        for (int i = 0; i < kBlock / W; ++i) store<W>(to + b * kBlock + i * W, w[i]);
    }
    for (int64_t k = blocks * kBlock; k < how.k; ++k) to[k] = single<kType>(row.codes, k);
}

// `kOne` for one row of x: multiplied while decoding. Else kN rows of W are left in `rows` as floats.
template <int W, int kN, WeightType kType, bool kRounded, bool kOne>
LORICA_INLINE void of_type(const FewRows& how, const char* const* starts, Row* rows, int64_t n, float* scratch) {
    float* scales = scratch + kTile * how.k;
    for (int r = 0; r < kN; ++r) rows[r] = open_row<W, kType>(starts[r], how.k, scales + r * 2 * (how.k / kBlock));
    if constexpr (kOne) {
        tile<W, kType, kRounded, kN, 1>(how, rows, n, 0);
    } else {
        for (int r = 0; r < kN; ++r) {
            widen_row<W, kType, kRounded>(how, rows[r], scratch + r * how.k);
            rows[r].codes = reinterpret_cast<const char*>(scratch + r * how.k);
        }
    }
}

template <int W, int kN, bool kOne>
LORICA_INLINE void of_any_type(const FewRows& how, const char* const* starts, Row* rows, int64_t n, float* scratch) {
    switch (how.type) {
        case WeightType::F32:
            if constexpr (kOne) of_type<W, kN, WeightType::F32, false, kOne>(how, starts, rows, n, scratch);
            else for (int r = 0; r < kN; ++r) rows[r] = {starts[r], nullptr, nullptr};
            break;
        case WeightType::BF16: of_type<W, kN, WeightType::BF16, false, kOne>(how, starts, rows, n, scratch); break;
        case WeightType::Q4_0:
            if (how.rounded) of_type<W, kN, WeightType::Q4_0, true, kOne>(how, starts, rows, n, scratch);
            else of_type<W, kN, WeightType::Q4_0, false, kOne>(how, starts, rows, n, scratch);
            break;
        case WeightType::Q4_1:
            if (how.rounded) of_type<W, kN, WeightType::Q4_1, true, kOne>(how, starts, rows, n, scratch);
            else of_type<W, kN, WeightType::Q4_1, false, kOne>(how, starts, rows, n, scratch);
            break;
        case WeightType::Q8_0:
            if (how.rounded) of_type<W, kN, WeightType::Q8_0, true, kOne>(how, starts, rows, n, scratch);
            else of_type<W, kN, WeightType::Q8_0, false, kOne>(how, starts, rows, n, scratch);
            break;
    }
}

template <int W, int kN>
LORICA_INLINE void rows_of(const FewRows& how, int64_t n, float* scratch) {
    const char* starts[kN];
    Row rows[kN];
    const char* const ahead = static_cast<const char*>(how.w) + (n + kAhead) * how.w_stride;
    for (int64_t at = 0; at < kN * how.w_stride; at += 64) __builtin_prefetch(ahead + at);
    for (int r = 0; r < kN; ++r) starts[r] = static_cast<const char*>(how.w) + (n + r) * how.w_stride;
    if (how.rows == 1) {
        of_any_type<W, kN, true>(how, starts, rows, n, scratch);
        return;
    }
    of_any_type<W, kN, false>(how, starts, rows, n, scratch);
    int64_t m = 0;
    for (; m + 4 <= how.rows; m += 4) tile<W, WeightType::F32, false, kN, 4>(how, rows, n, m);
    for (; m < how.rows; ++m) tile<W, WeightType::F32, false, kN, 1>(how, rows, n, m);
}

template <int W>
LORICA_INLINE void few_rows_body(const FewRows& how, int64_t from, int64_t to, float* scratch) {
    int64_t n = from;
    for (; n + kTile <= to; n += kTile) rows_of<W, kTile>(how, n, scratch);
    for (; n < to; ++n) rows_of<W, 1>(how, n, scratch);
}

}  // namespace

int64_t few_rows_scratch(int64_t k) { return kTile * (k + 2 * (k / kBlock)); }

int64_t spread_bytes(WeightType type, int64_t k) {
    const int64_t blocks = k / kBlock, in_group = type == WeightType::Q8_0 ? 2 : 4;
    return (type == WeightType::Q4_1 ? 4 : 2) * blocks + (blocks + in_group - 1) / in_group * kGroupBytes;
}

// Of the codes as they lie in the file, byte j of a block of 4 bits holds the values j and j + 16; so a word takes a byte of each of four
// blocks as it is, or of each half of two blocks of 8 bits.
void spread_row(WeightType type, const std::byte* blocks, int64_t k, std::byte* to) {
    static constexpr std::byte kNothing[kLanes] = {};
    const bool halves = type == WeightType::Q8_0;
    const int64_t count = k / kBlock, scales = type == WeightType::Q4_1 ? 2 : 1, stride = 2 * scales + (halves ? kBlock : kBlock / 2);
    for (int64_t b = 0; b < count; ++b)
        for (int64_t i = 0; i < scales; ++i) std::memcpy(to + 2 * (i * count + b), blocks + b * stride + 2 * i, 2);
    std::byte* group = to + 2 * scales * count;
    for (int64_t first = 0; first < count; first += halves ? 2 : 4, group += kGroupBytes) {
        const std::byte* from[4];
        for (int64_t i = 0; i < 4; ++i) {
            const int64_t b = first + (halves ? i / 2 : i);
            from[i] = b < count ? blocks + b * stride + 2 * scales + (halves ? i % 2 * kLanes : 0) : kNothing;
        }
        for (int64_t lane = 0; lane < kLanes; ++lane)
            for (int64_t i = 0; i < 4; ++i) group[4 * lane + i] = from[i][lane];
    }
}

LORICA_KERNEL(few_rows, (const FewRows& how, int64_t from, int64_t to, float* scratch), (how, from, to, scratch))

}  // namespace lorica::kernels
