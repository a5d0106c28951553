// SPDX-License-Identifier: GPL-3.0-or-later
// Causal attention over packed documents that may share a beginning. Engine thread.
#include <limits>

#include "core/ops/flash_attention.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/attention/attention.h"

namespace lorica::ops {
namespace {

// [rows of the document, n heads, head_dim] as float32 [n, rows, head_dim].
torch::Tensor heads_of(const torch::Tensor& all, int64_t start, int64_t rows, int64_t head, int64_t count, int64_t head_dim) {
    return all.narrow(0, start, rows).narrow(1, head * head_dim, count * head_dim).view({rows, count, head_dim})
        .transpose(0, 1).to(torch::kFloat32);
}

// The rows before the first document: the beginning that all of them see.
int64_t beginning(const AttentionShape& shape) { return shape.documents > 0 ? shape.offsets[0] : 0; }

// A document; document -1 is the beginning itself.
struct Span {
    int64_t start, rows, before;
};
Span span_of(const AttentionShape& shape, int64_t d) {
    if (d < 0) return {0, beginning(shape), 0};
    return {shape.offsets[d], shape.offsets[d + 1] - shape.offsets[d], beginning(shape)};
}

struct Document {
    int64_t start, rows, before;
    torch::Tensor q, k, v;  // k, v repeated for the query heads
    torch::Tensor scores;   // scaled, capped, masked
    torch::Tensor slope;    // of the cap, d(capped) / d(scaled); undefined without one
};

Document document(const torch::Tensor& qkv, const AttentionShape& shape, int64_t d) {
    Document doc;
    const Span span = span_of(shape, d);
    doc.start = span.start;
    doc.rows = span.rows;
    doc.before = span.before;
    const auto seen = [&](int64_t head) {
        torch::Tensor own = heads_of(qkv, doc.start, doc.rows, head, shape.kv_heads, shape.head_dim);
        return doc.before == 0 ? own : torch::cat({heads_of(qkv, 0, doc.before, head, shape.kv_heads, shape.head_dim), own}, 1);
    };
    const int64_t group = shape.heads / shape.kv_heads;
    doc.q = heads_of(qkv, doc.start, doc.rows, 0, shape.heads, shape.head_dim);
    doc.k = seen(shape.heads).repeat_interleave(group, 0);
    doc.v = seen(shape.heads + shape.kv_heads).repeat_interleave(group, 0);
    doc.scores = torch::matmul(doc.q, doc.k.transpose(1, 2)).mul_(shape.score_scale());
    if (shape.cap > 0) {
        const torch::Tensor bent = torch::tanh(doc.scores / shape.cap);
        doc.slope = 1 - bent * bent;
        doc.scores = bent * shape.cap;
    }
    const torch::Tensor all = torch::ones({doc.rows, doc.before + doc.rows}, doc.q.options().dtype(torch::kBool));
    doc.scores.masked_fill_(all.triu(doc.before + 1), -std::numeric_limits<float>::infinity());
    if (shape.window > 0) doc.scores.masked_fill_(all.tril(doc.before - shape.window), -std::numeric_limits<float>::infinity());
    return doc;
}

void put_heads(torch::Tensor& all, const Document& doc, int64_t head, int64_t count, int64_t head_dim, const torch::Tensor& part) {
    all.narrow(0, doc.start, doc.rows).narrow(1, head * head_dim, count * head_dim).view({doc.rows, count, head_dim})
        .copy_(part.transpose(0, 1));
}

// What one task of the kernel needs: document d and key head h of it.
kernels::AttentionDocument kernel_document(const torch::Tensor& qkv, const AttentionShape& shape, int64_t d, int64_t h, int64_t out_stride) {
    const Span span = span_of(shape, d);
    const int64_t queries = shape.heads / shape.kv_heads, element = static_cast<int64_t>(qkv.element_size());
    const auto at = [&](int64_t head, int64_t row) {
        return static_cast<const char*>(in(qkv)) + (row * qkv.stride(0) + head * shape.head_dim) * element;
    };
    return {.type = kernel_type(qkv), .rows = span.rows, .before = span.before, .head_dim = shape.head_dim, .queries = queries,
            .scale = static_cast<float>(shape.score_scale()), .cap = static_cast<float>(shape.cap), .window = shape.window, .stride = qkv.stride(0),
            .out_stride = out_stride, .lse_stride = qkv.size(0), .q = at(h * queries, span.start), .k = at(shape.heads + h, span.start),
            .v = at(shape.heads + shape.kv_heads + h, span.start), .k_before = at(shape.heads + h, 0), .v_before = at(shape.heads + shape.kv_heads + h, 0)};
}

// With its beginning.
int64_t longest_document(const AttentionShape& shape) {
    int64_t longest = 0;
    for (int64_t d = 0; d < shape.documents; ++d) longest = std::max<int64_t>(longest, shape.offsets[d + 1] - shape.offsets[d]);
    return beginning(shape) + longest;
}

// The kernel takes head sizes in whole vectors.
bool has_kernel(const torch::Tensor& qkv, const AttentionShape& shape) { return on_host(qkv) && shape.head_dim % 16 == 0; }

void attention_on_host(const torch::Tensor& qkv, const AttentionShape& shape, torch::Tensor& result, torch::Tensor& lse) {
    const int64_t longest = longest_document(shape), element = static_cast<int64_t>(qkv.element_size());
    const int64_t queries = shape.heads / shape.kv_heads;
    const int64_t first = beginning(shape) > 0 ? -1 : 0;
    at::parallel_for(first * shape.kv_heads, shape.documents * shape.kv_heads, 1, [&](int64_t from, int64_t to) {
        std::vector<float> scratch(static_cast<size_t>(kernels::attention_forward_scratch(longest, shape.head_dim)));
        for (int64_t task = from; task < to; ++task) {
            const int64_t d = task < 0 ? -1 : task / shape.kv_heads, h = task - d * shape.kv_heads, start = span_of(shape, d).start;
            const auto how = kernel_document(qkv, shape, d, h, result.stride(0));
            if (how.rows == 0) continue;
            char* o = static_cast<char*>(out(result)) + (start * result.stride(0) + h * queries * shape.head_dim) * element;
            kernels::attention_forward(how, o, lse.data_ptr<float>() + h * queries * how.lse_stride + start, scratch.data());
        }
    });
}

// One document and key head. `before`: see the kernel's dkv_before.
void backward_task(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& result, const torch::Tensor& lse, const AttentionShape& shape,
                   int64_t d, int64_t h, torch::Tensor& dqkv, float* before, float* scratch) {
    const int64_t queries = shape.heads / shape.kv_heads, element = static_cast<int64_t>(qkv.element_size()), start = span_of(shape, d).start;
    auto how = kernel_document(qkv, shape, d, h, result.stride(0));
    if (how.rows == 0) return;
    const int64_t o = (start * result.stride(0) + h * queries * shape.head_dim) * element;
    how.out = static_cast<const char*>(in(result)) + o;
    how.dout = static_cast<const char*>(in(dout)) + o;
    const auto at = [&](int64_t head) { return static_cast<char*>(out(dqkv)) + (start * dqkv.stride(0) + head * shape.head_dim) * element; };
    kernels::attention_backward(how, lse.const_data_ptr<float>() + h * queries * how.lse_stride + start, at(h * queries), at(shape.heads + h),
                                at(shape.heads + shape.kv_heads + h), before, scratch);
}

// What the documents give their beginning is summed in kChunks groups of documents and then over these, so that the sum does
// not depend on the threads.
constexpr int64_t kChunks = 8;

void attention_backward_on_host(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& result,
                                const torch::Tensor& lse, const AttentionShape& shape, torch::Tensor& dqkv) {
    const int64_t before = beginning(shape), kv = shape.kv_heads, dim = shape.head_dim, scratch_size = kernels::attention_backward_scratch(longest_document(shape), dim);
    const int64_t chunks = before > 0 ? std::min(kChunks, shape.documents) : shape.documents;
    const torch::Tensor sums = torch::zeros({before > 0 ? chunks : 0, kv, 2, before, dim}, torch::kFloat32);
    at::parallel_for(before > 0 ? -kv : 0, chunks * kv, 1, [&](int64_t from, int64_t to) {
        std::vector<float> scratch(static_cast<size_t>(scratch_size));
        for (int64_t task = from; task < to; ++task) {
            if (task < 0) {
                backward_task(dout, qkv, result, lse, shape, -1, task + kv, dqkv, nullptr, scratch.data());
                continue;
            }
            const int64_t chunk = task / kv, h = task % kv;
            float* sum = sums.numel() > 0 ? sums.data_ptr<float>() + task * 2 * before * dim : nullptr;
            for (int64_t d = chunk * shape.documents / chunks; d < (chunk + 1) * shape.documents / chunks; ++d)
                backward_task(dout, qkv, result, lse, shape, d, h, dqkv, sum, scratch.data());
        }
    });
    if (before == 0) return;
    torch::Tensor own = dqkv.narrow(0, 0, before).narrow(1, shape.heads * dim, 2 * kv * dim).view({before, 2, kv, dim});
    own.add_(sums.sum(0).permute({2, 1, 0, 3}));
}

}  // namespace

void attention(const torch::Tensor& qkv, const AttentionShape& shape, torch::Tensor& out, torch::Tensor& lse) {
    if (has_kernel(qkv, shape)) return attention_on_host(qkv, shape, out, lse);
    if (has_flash_attention(qkv, shape)) return flash_attention(qkv, shape, out, lse);
    for (int64_t d = beginning(shape) > 0 ? -1 : 0; d < shape.documents; ++d) {
        const Document doc = document(qkv, shape, d);
        const torch::Tensor sum = doc.scores.logsumexp(2, true);
        lse.narrow(1, doc.start, doc.rows).copy_(sum.squeeze(2));
        put_heads(out, doc, 0, shape.heads, shape.head_dim, torch::matmul((doc.scores - sum).exp_(), doc.v));
    }
}

void attention_backward(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& out,
                        const torch::Tensor& lse, const AttentionShape& shape, torch::Tensor& dqkv) {
    if (has_kernel(qkv, shape)) return attention_backward_on_host(dout, qkv, out, lse, shape, dqkv);
    if (has_flash_attention(qkv, shape)) return flash_attention_backward(dout, qkv, out, lse, shape, dqkv);
    const int64_t heads = shape.heads, kv = shape.kv_heads, dim = shape.head_dim, group = heads / kv;
    for (int64_t d = beginning(shape) > 0 ? -1 : 0; d < shape.documents; ++d) {   // the beginning first: documents add to its gradient
        const Document doc = document(qkv, shape, d);
        const torch::Tensor p = (doc.scores - lse.narrow(1, doc.start, doc.rows).unsqueeze(2)).exp_();
        const torch::Tensor o = heads_of(out, doc.start, doc.rows, 0, heads, dim);
        const torch::Tensor g = heads_of(dout, doc.start, doc.rows, 0, heads, dim);
        const torch::Tensor dp = torch::matmul(g, doc.v.transpose(1, 2));
        torch::Tensor ds = p * (dp - (g * o).sum(2, true)) * shape.score_scale();
        if (doc.slope.defined()) ds *= doc.slope;
        const auto put_seen = [&](int64_t head, const torch::Tensor& all) {
            const torch::Tensor part = all.view({kv, group, doc.before + doc.rows, dim}).sum(1);
            put_heads(dqkv, doc, head, kv, dim, part.narrow(1, doc.before, doc.rows));
            if (doc.before == 0) return;
            dqkv.narrow(0, 0, doc.before).narrow(1, head * dim, kv * dim).view({doc.before, kv, dim}).add_(part.narrow(1, 0, doc.before).transpose(0, 1));
        };
        put_heads(dqkv, doc, 0, heads, dim, torch::matmul(ds, doc.k));
        put_seen(heads, torch::matmul(ds.transpose(1, 2), doc.q));
        put_seen(heads + kv, torch::matmul(p.transpose(1, 2), g));
    }
}

}  // namespace lorica::ops
