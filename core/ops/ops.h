// SPDX-License-Identifier: GPL-3.0-or-later
// The operations of a decoder's forward and backward pass: our kernels on the CPU, tensor formulas elsewhere. Engine thread.
//
// Rows are tokens. Activations are contiguous, float32 or bfloat16 (on a GPU also float16); sums, norms, exponentials and
// rotations are computed in float32. Outputs are given by the caller. Nothing here records an autograd graph.
#pragma once

#include <torch/types.h>

#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

namespace lorica::ops {

// rstd[t] = 1 / sqrt(mean(x[t]^2) + eps) (float32), y = x * rstd * weight. Zhang, Sennrich: "Root Mean Square Layer
// Normalization", NeurIPS 2019, eq. 4.
void rms_norm(const torch::Tensor& x, const torch::Tensor& weight, double eps, torch::Tensor& y, torch::Tensor& rstd);
// sum = x + delta, then rms_norm(sum).
void add_rms_norm(const torch::Tensor& x, const torch::Tensor& delta, const torch::Tensor& weight, double eps,
                  torch::Tensor& sum, torch::Tensor& y, torch::Tensor& rstd);
// y again, out of x and the rstd that was kept: the same bits as rms_norm gave.
void rms_norm_again(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& rstd, torch::Tensor& y);
// dx += d(loss)/dx of y = rms_norm(x), given dy.
void rms_norm_backward(const torch::Tensor& dy, const torch::Tensor& x, const torch::Tensor& weight,
                       const torch::Tensor& rstd, torch::Tensor& dx);

// The norm of a layer: RMS norm without a bias, with one LayerNorm (Ba, Kiros, Hinton, 2016): y = (x - mean) rstd weight + bias.
// The functions are the four above for either.
struct Norm {
    torch::Tensor weight, bias;   // float32
    double eps = 0;
};
void norm(const torch::Tensor& x, const Norm& how, torch::Tensor& y, torch::Tensor& rstd);
void add_norm(const torch::Tensor& x, const torch::Tensor& delta, const Norm& how, torch::Tensor& sum, torch::Tensor& y, torch::Tensor& rstd);
void norm_again(const torch::Tensor& x, const Norm& how, const torch::Tensor& rstd, torch::Tensor& y);
void norm_backward(const torch::Tensor& dy, const torch::Tensor& x, const Norm& how, const torch::Tensor& rstd, torch::Tensor& dx);
// gradient += factor d(loss)/d(weight, bias) of y = norm(x), given dy; what is undefined in `gradient` (float32) does not train.
void norm_parameters_backward(const torch::Tensor& dy, const torch::Tensor& x, const Norm& how, const torch::Tensor& rstd, double factor, const Norm& gradient);

// amplitude * cos and sin of position * frequency, [positions, frequencies], float32. Su et al., "RoFormer", eq. 34.
struct RopeTable {
    torch::Tensor cos, sin;
};
RopeTable rope_table(int64_t positions, const std::vector<float>& frequencies, double amplitude, torch::Device device);
// Rotates the first `heads` heads of each row of qkv in place; `positions` is int32 [rows]. With `inverse` by the
// negative angle, which is the gradient's way back. Pairs are (i, i + pairs), Hugging Face's order.
void rope(torch::Tensor& qkv, const torch::Tensor& positions, const RopeTable& table, int64_t heads, int64_t head_dim,
          bool inverse);

// gate_up = [gate; up] side by side: product = gate * sigmoid(gate) * up. Shazeer, "GLU variants improve transformer", eq. 6.
void swiglu(const torch::Tensor& gate_up, torch::Tensor& product);
// Overwrites gate_up with its gradient.
void swiglu_backward(torch::Tensor& gate_up, const torch::Tensor& dout);
// product = gelu(gate) * up, or gelu(x) of x alone where x is as wide as product; gelu by its tanh form (Hendrycks, Gimpel,
// 2016). Back: overwrites the inputs with their gradient.
void gelu_tanh(const torch::Tensor& gate_up, torch::Tensor& product);
void gelu_tanh_backward(torch::Tensor& gate_up, const torch::Tensor& dout);

// Causal attention within each document; document d is rows [offsets[d], offsets[d + 1]), and the rows before offsets[0] are a
// beginning that every document sees before its own. qkv holds heads query heads,
// then kv_heads key heads, then kv_heads value heads of head_dim each; query head h reads key head h / (heads / kv_heads).
// Token i sees the tokens i - window + 1 .. i (all before it if window is 0). With a cap scores become cap tanh(score / cap).
struct DocumentIndex;
struct AttentionShape {
    int64_t heads = 0, kv_heads = 0, head_dim = 0;
    double scale = 0;              // of the scores; 0: 1 / sqrt(head_dim)
    double score_scale() const { return scale > 0 ? scale : 1.0 / std::sqrt(static_cast<double>(head_dim)); }
    int64_t window = 0;
    double cap = 0;
    const int32_t* offsets = nullptr;
    int64_t documents = 0;
    std::shared_ptr<const DocumentIndex> index = {};   // the documents on a GPU; null: made at each call
};
// Where documents lie, for a GPU: made once a batch.
struct DocumentIndex {
    torch::Tensor query_offsets, key_offsets;   // int32 [documents + 1], the beginning being a document too
    torch::Tensor seen;                         // int64, the row of every key; undefined: the rows as they are
    int64_t longest_query = 0, longest_key = 0;
};
std::shared_ptr<const DocumentIndex> document_index(const int32_t* offsets, int64_t documents, torch::Device device);
// out [rows, heads * head_dim]; lse [heads, rows] float32: log of the sum of exp(scores), kept for the backward pass. On a GPU the
// results may come as new tensors in their place.
void attention(const torch::Tensor& qkv, const AttentionShape& shape, torch::Tensor& out, torch::Tensor& lse);
void attention_backward(const torch::Tensor& dout, const torch::Tensor& qkv, const torch::Tensor& out,
                        const torch::Tensor& lse, const AttentionShape& shape, torch::Tensor& dqkv);

// Overwrites logits [rows, vocab] with factor * d(sum of losses)/d(logits), and loss [rows] (float32) with
// -(1 - smoothing) log p(label) - smoothing * mean over the vocabulary of log p. labels: int32 [rows].
void cross_entropy(torch::Tensor& logits, const torch::Tensor& labels, float factor, float smoothing, torch::Tensor& loss);
// The losses alone; logits stay.
void cross_entropy_loss(const torch::Tensor& logits, const torch::Tensor& labels, torch::Tensor& loss);

// Inverted dropout whose mask is a function of (seed, stream, step, element index) alone; see kernels/dropout.
struct Dropout {
    float p = 0;
    uint64_t seed = 0;
    uint64_t step = 0;
    bool on() const { return p > 0; }
};
// y = x * mask / (1 - p).
void dropout(const torch::Tensor& x, const Dropout& how, uint64_t stream, torch::Tensor& y);
// dx += dy * mask / (1 - p).
void dropout_backward(const torch::Tensor& dy, const Dropout& how, uint64_t stream, torch::Tensor& dx);

// y = x w^T and dx = dy w for a frozen weight [out, in], by whichever library call is the fastest for the type.
void matmul_nt(const torch::Tensor& x, const torch::Tensor& w, torch::Tensor& y);
void matmul_nn(const torch::Tensor& dy, const torch::Tensor& w, torch::Tensor& dx);
// gradient += factor left^T right; gradient is float32, and on a GPU so is the sum, whatever the factors' type.
void matmul_tn_add(const torch::Tensor& left, const torch::Tensor& right, double factor, torch::Tensor& gradient);

}  // namespace lorica::ops
