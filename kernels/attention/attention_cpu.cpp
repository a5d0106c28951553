// SPDX-License-Identifier: GPL-3.0-or-later
// See attention.h. Any thread.
#include "kernels/attention/attention.h"

#include "kernels/simd/simd.h"

#include <algorithm>
#include <cmath>

#include "kernels/attention/soft_cap.h"

namespace lorica::kernels {
namespace {

constexpr int64_t kQueries = 4;  // query rows of one block
constexpr int64_t kPad = 16;     // score rows are padded to this many keys

int64_t padded(int64_t rows) { return (rows + kPad - 1) / kPad * kPad; }

// x [rows, dim], strided, as float32, contiguous; rows up to `total` are zero.
template <int W, class T>
LORICA_INLINE void widen_rows(const T* x, int64_t stride, int64_t rows, int64_t total, int64_t dim, float* out) {
    for (int64_t i = 0; i < rows; ++i) {
        for (int64_t d = 0; d < dim; d += W) store<W>(out + i * dim + d, load<W>(x + i * stride + d));
    }
    std::fill(out + rows * dim, out + total * dim, 0.0f);
}

// The beginning's keys or values and behind them the document's own.
template <int W, class T>
LORICA_INLINE void widen_all(const AttentionDocument& how, const void* before, const void* own, int64_t total, float* out) {
    widen_rows<W>(static_cast<const T*>(before), how.stride, how.before, how.before, how.head_dim, out);
    widen_rows<W>(static_cast<const T*>(own), how.stride, how.rows, total - how.before, how.head_dim, out + how.before * how.head_dim);
}

// The same, to [dim, total].
template <class T>
LORICA_INLINE void transpose_all(const AttentionDocument& how, const void* before, const void* own, int64_t total, float* out) {
    const int64_t dim = how.head_dim;
    const T* first = static_cast<const T*>(before);
    for (int64_t i = 0; i < how.before; ++i) {
        for (int64_t d = 0; d < dim; ++d) out[d * total + i] = to_float(first[i * how.stride + d]);
    }
    const T* rest = static_cast<const T*>(own);
    for (int64_t i = 0; i < how.rows; ++i) {
        for (int64_t d = 0; d < dim; ++d) out[d * total + how.before + i] = to_float(rest[i * how.stride + d]);
    }
    for (int64_t d = 0; d < dim; ++d) std::fill(out + d * total + how.before + how.rows, out + (d + 1) * total, 0.0f);
}

// out[4][keys] = factor * left[4][dim] * right[dim][keys], for keys in whole vectors below `keys`.
template <int W, int kN>
LORICA_INLINE void product_tile(const float* left, const float* right, int64_t dim, int64_t right_stride, float factor, float* out, int64_t out_stride) {
    F<W> acc[kQueries][kN] = {};
    for (int64_t d = 0; d < dim; ++d) {
        F<W> r[kN];
        for (int j = 0; j < kN; ++j) r[j] = load<W>(right + d * right_stride + j * W);
        for (int i = 0; i < kQueries; ++i) {
            for (int j = 0; j < kN; ++j) acc[i][j] += r[j] * left[i * dim + d];
        }
    }
    for (int i = 0; i < kQueries; ++i) {
        for (int j = 0; j < kN; ++j) store<W>(out + i * out_stride + j * W, acc[i][j] * factor);
    }
}

template <int W>
LORICA_INLINE void product(const float* left, const float* right, int64_t dim, int64_t keys, int64_t stride, float factor, float* out) {
    int64_t j = 0;
    for (; j + 4 * W <= keys; j += 4 * W) product_tile<W, 4>(left, right + j, dim, stride, factor, out + j, stride);
    for (; j < keys; j += W) product_tile<W, 1>(left, right + j, dim, stride, factor, out + j, stride);
}

// out[4][dim] = p[4][keys] * right[keys][dim] for kN vectors of dim.
template <int W, int kN>
LORICA_INLINE void combine_tile(const float* p, int64_t p_stride, const float* right, int64_t keys, int64_t dim, float* out) {
    F<W> acc[kQueries][kN] = {};
    for (int64_t j = 0; j < keys; ++j) {
        F<W> r[kN];
        for (int n = 0; n < kN; ++n) r[n] = load<W>(right + j * dim + n * W);
        for (int i = 0; i < kQueries; ++i) {
            for (int n = 0; n < kN; ++n) acc[i][n] += r[n] * p[i * p_stride + j];
        }
    }
    for (int i = 0; i < kQueries; ++i) {
        for (int n = 0; n < kN; ++n) store<W>(out + i * dim + n * W, acc[i][n]);
    }
}

template <int W>
LORICA_INLINE void combine(const float* p, int64_t p_stride, const float* right, int64_t keys, int64_t dim, float* out) {
    int64_t d = 0;
    for (; d + 4 * W <= dim; d += 4 * W) combine_tile<W, 4>(p, p_stride, right + d, keys, dim, out + d);
    for (; d < dim; d += W) combine_tile<W, 1>(p, p_stride, right + d, keys, dim, out + d);
}

// out[keys][dim] += p[4][keys]^T * left[4][dim] for kN vectors of dim.
template <int W, int kN>
LORICA_INLINE void spread_tile(const float* p, int64_t p_stride, const float* left, int64_t keys, int64_t dim, float* out) {
    F<W> l[kQueries][kN];
    for (int i = 0; i < kQueries; ++i) {
        for (int n = 0; n < kN; ++n) l[i][n] = load<W>(left + i * dim + n * W);
    }
    for (int64_t j = 0; j < keys; ++j) {
        for (int n = 0; n < kN; ++n) {
            F<W> sum = load<W>(out + j * dim + n * W);
            for (int i = 0; i < kQueries; ++i) sum += l[i][n] * p[i * p_stride + j];
            store<W>(out + j * dim + n * W, sum);
        }
    }
}

template <int W>
LORICA_INLINE void spread(const float* p, int64_t p_stride, const float* left, int64_t keys, int64_t dim, float* out) {
    int64_t d = 0;
    for (; d + 4 * W <= dim; d += 4 * W) spread_tile<W, 4>(p, p_stride, left + d, keys, dim, out + d);
    for (; d < dim; d += W) spread_tile<W, 1>(p, p_stride, left + d, keys, dim, out + d);
}

// The keys of a block of queries that begins at key i: [from, last), from a multiple of kPad; `end` is last padded. Row a of
// the block sees [first(a), visible(a)), counted from `from`.
struct KeyRange {
    int64_t from, last, end, window, query;
    KeyRange(const AttentionDocument& how, int64_t i, int64_t count)
        : from(how.window > 0 ? std::max<int64_t>(0, i - how.window + 1) / kPad * kPad : 0), last(i + count),
          end(std::min(padded(i + count), padded(how.before + how.rows))), window(how.window), query(i) {}
    int64_t keys() const { return end - from; }
    int64_t first(int64_t a) const { return window > 0 ? std::max<int64_t>(0, std::min(query + a, last - 1) - window + 1 - from) : 0; }
    int64_t visible(int64_t a) const { return std::min(query + a + 1, last) - from; }
};

LORICA_INLINE void mask_row(float* s, int64_t first, int64_t visible, int64_t keys) {
    for (int64_t j = 0; j < first; ++j) s[j] = -1e30f;
    for (int64_t j = visible; j < keys; ++j) s[j] = -1e30f;
}

// Scores to probabilities for keys [first, visible); zero before and from there to `keys`. Returns the log of the sum.
template <int W>
LORICA_INLINE float softmax_row(float* s, int64_t first, int64_t visible, int64_t keys) {
    mask_row(s, first, visible, keys);
    F<W> most = load<W>(s);
    for (int64_t j = W; j < keys; j += W) most = max<W>(most, load<W>(s + j));
    const float top = max<W>(most);
    F<W> total{};
    for (int64_t j = 0; j < keys; j += W) {
        const F<W> e = exp<W>(load<W>(s + j) - top);
        store<W>(s + j, e);
        total += e;
    }
    const float all = sum<W>(total);
    const float inverse = 1.0f / all;
    for (int64_t j = 0; j < keys; j += W) store<W>(s + j, load<W>(s + j) * inverse);
    return top + std::log(all);
}

template <int W, class T>
LORICA_INLINE void forward_document(const AttentionDocument& how, T* out, float* lse, float* scratch) {
    const int64_t rows = how.rows, dim = how.head_dim, total = padded(how.before + rows);
    float* keys_t = scratch;                          // [dim, total]
    float* values = keys_t + dim * total;             // [total, dim]
    float* query = values + total * dim;              // [4, dim]
    float* scores = query + kQueries * dim;           // [4, total]
    float* result = scores + kQueries * total;        // [4, dim]
    transpose_all<T>(how, how.k_before, how.k, total, keys_t);
    widen_all<W, T>(how, how.v_before, how.v, total, values);
    for (int64_t head = 0; head < how.queries; ++head) {
        const T* q = static_cast<const T*>(how.q) + head * dim;
        for (int64_t i = 0; i < rows; i += kQueries) {
            const int64_t count = std::min(kQueries, rows - i);
            const KeyRange range(how, how.before + i, count);
            widen_rows<W>(q + i * how.stride, how.stride, count, kQueries, dim, query);
            product<W>(query, keys_t + range.from, dim, range.keys(), total, how.scale, scores);
            for (int64_t a = 0; a < kQueries; ++a) {
                if (how.cap > 0) cap_row<W>(scores + a * total, range.keys(), how.cap);
                const float log_sum = softmax_row<W>(scores + a * total, range.first(a), range.visible(a), range.keys());
                if (a < count) lse[head * how.lse_stride + i + a] = log_sum;
            }
            combine<W>(scores, total, values + range.from * dim, range.last - range.from, dim, result);
            for (int64_t a = 0; a < count; ++a) {
                T* o = out + (i + a) * how.out_stride + head * dim;
                for (int64_t d = 0; d < dim; d += W) store<W>(o + d, load<W>(result + a * dim + d));
            }
        }
    }
}

// P and dS of one query row, in place of S and dP; zero outside the keys it sees.
template <int W>
LORICA_INLINE void backward_row(const AttentionDocument& how, float* s, float* dp, float log_sum, float dot, int64_t first, int64_t visible, int64_t keys) {
    if (how.cap > 0) cap_row<W>(s, keys, how.cap);
    mask_row(s, first, visible, keys);
    if (how.cap > 0) {
        for (int64_t j = 0; j < keys; j += W) {
            const F<W> bent = max<W>(load<W>(s + j) / how.cap, splat<W>(-1.0f));  // a masked key has no slope
            const F<W> p = exp<W>(load<W>(s + j) - log_sum);
            store<W>(dp + j, p * (load<W>(dp + j) - dot) * how.scale * (1.0f - bent * bent));
            store<W>(s + j, p);
        }
        return;
    }
    for (int64_t j = 0; j < keys; j += W) {
        const F<W> p = exp<W>(load<W>(s + j) - log_sum);
        store<W>(dp + j, p * (load<W>(dp + j) - dot) * how.scale);
        store<W>(s + j, p);
    }
}

template <int W, class T>
struct BackwardScratch {
    float *keys, *keys_t, *values_t, *dkeys, *dvalues, *query, *dout, *scores, *dscores, *dquery;

    LORICA_INLINE BackwardScratch(float* at, int64_t total, int64_t dim) {
        keys = at;
        keys_t = keys + total * dim;
        values_t = keys_t + total * dim;
        dkeys = values_t + total * dim;
        dvalues = dkeys + total * dim;
        query = dvalues + total * dim;
        dout = query + kQueries * dim;
        dquery = dout + kQueries * dim;
        scores = dquery + kQueries * dim;
        dscores = scores + kQueries * total;
    }
};

template <int W, class T>
LORICA_INLINE void backward_block(const AttentionDocument& how, const BackwardScratch<W, T>& at, const float* lse, T* dq, int64_t head, int64_t i) {
    const int64_t rows = how.rows, dim = how.head_dim, total = padded(how.before + rows);
    const int64_t count = std::min(kQueries, rows - i);
    const KeyRange range(how, how.before + i, count);
    const int64_t from = range.from, keys = range.keys(), seen = range.last - from;
    const T* q = static_cast<const T*>(how.q) + head * dim + i * how.stride;
    const T* o = static_cast<const T*>(how.out) + head * dim + i * how.out_stride;
    const T* g = static_cast<const T*>(how.dout) + head * dim + i * how.out_stride;
    widen_rows<W>(q, how.stride, count, kQueries, dim, at.query);
    widen_rows<W>(g, how.out_stride, count, kQueries, dim, at.dout);
    product<W>(at.query, at.keys_t + from, dim, keys, total, how.scale, at.scores);
    product<W>(at.dout, at.values_t + from, dim, keys, total, 1.0f, at.dscores);
    for (int64_t a = 0; a < kQueries; ++a) {
        float dot = 0, log_sum = 0;
        if (a < count) {
            F<W> products{};
            for (int64_t d = 0; d < dim; d += W) products += load<W>(at.dout + a * dim + d) * load<W>(o + a * how.out_stride + d);
            dot = sum<W>(products);
            log_sum = lse[head * how.lse_stride + i + a];
        }
        backward_row<W>(how, at.scores + a * total, at.dscores + a * total, log_sum, dot, range.first(a), a < count ? range.visible(a) : 0, keys);
    }
    combine<W>(at.dscores, total, at.keys + from * dim, seen, dim, at.dquery);
    spread<W>(at.dscores, total, at.query, seen, dim, at.dkeys + from * dim);
    spread<W>(at.scores, total, at.dout, seen, dim, at.dvalues + from * dim);
    for (int64_t a = 0; a < count; ++a) {
        T* row = dq + (i + a) * how.stride + head * dim;
        for (int64_t d = 0; d < dim; d += W) store<W>(row + d, load<W>(at.dquery + a * dim + d));
    }
}

template <int W, class T>
LORICA_INLINE void backward_document(const AttentionDocument& how, const float* lse, T* dq, T* dk, T* dv, float* dkv_before, float* scratch) {
    const int64_t rows = how.rows, before = how.before, dim = how.head_dim, total = padded(before + rows);
    const BackwardScratch<W, T> at(scratch, total, dim);
    widen_all<W, T>(how, how.k_before, how.k, total, at.keys);
    transpose_all<T>(how, how.k_before, how.k, total, at.keys_t);
    transpose_all<T>(how, how.v_before, how.v, total, at.values_t);
    std::fill(at.dkeys, at.dkeys + total * dim, 0.0f);
    std::fill(at.dvalues, at.dvalues + total * dim, 0.0f);
    for (int64_t head = 0; head < how.queries; ++head) {
        for (int64_t i = 0; i < rows; i += kQueries) backward_block<W, T>(how, at, lse, dq, head, i);
    }
    for (int64_t j = 0; j < rows; ++j) {
        for (int64_t d = 0; d < dim; d += W) {
            store<W>(dk + j * how.stride + d, load<W>(at.dkeys + (before + j) * dim + d));
            store<W>(dv + j * how.stride + d, load<W>(at.dvalues + (before + j) * dim + d));
        }
    }
    for (int64_t n = 0; n < before * dim; n += W) {
        store<W>(dkv_before + n, load<W>(dkv_before + n) + load<W>(at.dkeys + n));
        store<W>(dkv_before + before * dim + n, load<W>(dkv_before + before * dim + n) + load<W>(at.dvalues + n));
    }
}

template <int W>
LORICA_INLINE void attention_forward_body(const AttentionDocument& how, void* out, float* lse, float* scratch) {
    if (how.type == Type::F32) {
        forward_document<W>(how, static_cast<float*>(out), lse, scratch);
    } else {
        forward_document<W>(how, static_cast<Bf16*>(out), lse, scratch);
    }
}

template <int W>
LORICA_INLINE void attention_backward_body(const AttentionDocument& how, const float* lse, void* dq, void* dk, void* dv, float* dkv_before, float* scratch) {
    if (how.type == Type::F32) {
        backward_document<W>(how, lse, static_cast<float*>(dq), static_cast<float*>(dk), static_cast<float*>(dv), dkv_before, scratch);
    } else {
        backward_document<W>(how, lse, static_cast<Bf16*>(dq), static_cast<Bf16*>(dk), static_cast<Bf16*>(dv), dkv_before, scratch);
    }
}

}  // namespace

int64_t attention_forward_scratch(int64_t rows, int64_t head_dim) {
    const int64_t total = padded(rows);
    return 2 * total * head_dim + 2 * kQueries * head_dim + kQueries * total;
}

int64_t attention_backward_scratch(int64_t rows, int64_t head_dim) {
    const int64_t total = padded(rows);
    return 5 * total * head_dim + 3 * kQueries * head_dim + 2 * kQueries * total;
}

LORICA_KERNEL(attention_forward, (const AttentionDocument& how, void* out, float* lse, float* scratch), (how, out, lse, scratch))
LORICA_KERNEL(attention_backward, (const AttentionDocument& how, const float* lse, void* dq, void* dk, void* dv, float* dkv_before, float* scratch),
              (how, lse, dq, dk, dv, dkv_before, scratch))

}  // namespace lorica::kernels
