// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax tree of a Jinja template. Immutable after parsing; any thread.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/tokenizers/jinja_value.h"

namespace lorica::jinja {

constexpr int kMaxTree = 256;  // levels of one expression, so that walking it cannot exhaust the stack

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct Call {
    std::vector<ExprPtr> list;
    std::vector<std::pair<std::string, ExprPtr>> named;
};

struct Expr {
    enum class Kind {
        Constant, Name, List, Tuple, Dict,      // kids: items; of Dict key, value, key, value …
        Attribute, Subscript, Slice,            // kids: object[, index | begin, end, step (may be null)]
        CallOf, Filter, Test,                   // kids: object; text: the name; call: arguments
        Not, Negate, Plus, And, Or, Binary,     // text: the operator of Binary
        Compare,                                // kids: operands; names: operators between
        Concat, Conditional                     // Conditional kids: value, condition, otherwise (may be null)
    };
    Kind kind = Kind::Constant;
    int line = 1;
    int depth = 1;
    std::string text = {};
    Value constant = {};
    std::vector<ExprPtr> kids = {};
    std::vector<std::string> names = {};
    Call call = {};
    int function = -1;  // index of the filter or test, found when parsing
};

struct Stmt;
using Body = std::vector<std::unique_ptr<Stmt>>;

struct Stmt {
    enum class Kind { Data, Output, If, For, Set, SetBlock, Macro, CallBlock, FilterBlock, Scope, Break, Continue };
    Kind kind = Kind::Data;
    int line = 1;
    Value data = {};                       // Data
    ExprPtr value = {};                    // Output, Set, For (what to walk), CallBlock (the call), FilterBlock (filters on a Name "")
    ExprPtr condition = {};                // For … if
    std::vector<std::string> names = {};   // For and Set targets, Macro and CallBlock parameters
    std::string name = {};                 // Macro's name; Set's attribute of a namespace
    std::vector<ExprPtr> defaults = {};    // of the last parameters; With's values
    std::vector<std::pair<ExprPtr, Body>> branches = {};  // If: condition (null for else) and body
    Body body = {}, otherwise = {};        // otherwise: For's else
};

}  // namespace lorica::jinja
