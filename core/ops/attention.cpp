// SPDX-License-Identifier: GPL-3.0-or-later
// Causal attention over packed documents. Engine thread.
#include <cmath>
#include <limits>

#include "core/ops/ops.h"

namespace lorica::ops {
namespace {

// [rows of the document, n heads, head_dim] as float32 [n, rows, head_dim].
torch::Tensor heads_of(const torch::Tensor& all, int64_t start, int64_t rows, int64_t head, int64_t count, int64_t head_dim) {
    return all.narrow(0, start, rows).narrow(1, head * head_dim, count * head_dim).view({rows, count, head_dim})
        .transpose(0, 1).to(torch::kFloat32);
}

struct Document {
    int64_t start, rows;
    torch::Tensor q, k, v;  // k, v repeated for the query heads
    torch::Tensor scores;   // scaled, masked
};

Document document(const torch::Tensor& qkv, const AttentionShape& shape, int64_t d) {
    Document doc;
    doc.start = shape.offsets[d];
    doc.rows = shape.offsets[d + 1] - doc.start;
    const int64_t group = shape.heads / shape.kv_heads;
    doc.q = heads_of(qkv, doc.start, doc.rows, 0, shape.heads, shape.head_dim);
    doc.k = heads_of(qkv, doc.start, doc.rows, shape.heads, shape.kv_heads, shape.head_dim).repeat_interleave(group, 0);
    doc.v = heads_of(qkv, doc.start, doc.rows, shape.heads + shape.kv_heads, shape.kv_heads, shape.head_dim)
                .repeat_interleave(group, 0);
    doc.scores = torch::matmul(doc.q, doc.k.transpose(1, 2)).mul_(1.0 / std::sqrt(static_cast<double>(shape.head_dim)));
    const torch::Tensor future = torch::ones({doc.rows, doc.rows}, doc.q.options().dtype(torch::kBool)).triu_(1);
    doc.scores.masked_fill_(future, -std::numeric_limits<float>::infinity());
    return doc;
}

void put_heads(torch::Tensor& all, const Document& doc, int64_t head, int64_t count, int64_t head_dim, const torch::Tensor& part) {
    all.narrow(0, doc.start, doc.rows).narrow(1, head * head_dim, count * head_dim).view({doc.rows, count, head_dim})
        .copy_(part.transpose(0, 1));
}

}  // namespace

void attention(const torch::Tensor& qkv, const AttentionShape& shape, torch::Tensor& out, torch::Tensor& lse) {
    for (int64_t d = 0; d < shape.documents; ++d) {
        const Document doc = document(qkv, shape, d);
        const torch::Tensor sum = doc.scores.logsumexp(2, true);
        lse.narrow(1, doc.start, doc.rows).copy_(sum.squeeze(2));
        put_heads(out, doc, 0, shape.heads, shape.head_dim, torch::matmul((doc.scores - sum).exp_(), doc.v));
    }
}

void attention_backward(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& out,
                        const torch::Tensor& lse, const AttentionShape& shape, torch::Tensor& dqkv) {
    const int64_t heads = shape.heads, kv = shape.kv_heads, dim = shape.head_dim, group = heads / kv;
    for (int64_t d = 0; d < shape.documents; ++d) {
        const Document doc = document(qkv, shape, d);
        const torch::Tensor p = (doc.scores - lse.narrow(1, doc.start, doc.rows).unsqueeze(2)).exp_();
        const torch::Tensor o = heads_of(out, doc.start, doc.rows, 0, heads, dim);
        const torch::Tensor g = heads_of(dout, doc.start, doc.rows, 0, heads, dim);
        const torch::Tensor dp = torch::matmul(g, doc.v.transpose(1, 2));
        const torch::Tensor ds = p * (dp - (g * o).sum(2, true)) / std::sqrt(static_cast<double>(dim));
        const auto over_group = [&](const torch::Tensor& t) { return t.view({kv, group, doc.rows, dim}).sum(1); };
        put_heads(dqkv, doc, 0, heads, dim, torch::matmul(ds, doc.k));
        put_heads(dqkv, doc, heads, kv, dim, over_group(torch::matmul(ds.transpose(1, 2), doc.q)));
        put_heads(dqkv, doc, heads + kv, kv, dim, over_group(torch::matmul(p.transpose(1, 2), g)));
    }
}

}  // namespace lorica::ops
