// SPDX-License-Identifier: GPL-3.0-or-later
// The test harness of everything without Qt: TEST(name) { CHECK... }. One thread. main() is in check_main.cpp.
#pragma once

#include <cmath>
#include <filesystem>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace lorica::test {

struct Case {
    const char* name;
    void (*body)();
};
std::vector<Case>& cases();
struct Register {
    Register(const char* name, void (*body)()) { cases().push_back({name, body}); }
};
// Marks the running test failed and prints where and why.
void fail(const char* file, int line, const std::string& what);
// Ends the running test as skipped, with the reason.
[[noreturn]] void skip(const std::string& why);
// A fresh folder for this test, removed when the process ends.
std::filesystem::path temporary_folder();
// The repository's root, and the folder of real test data (LORICA_TEST_DATA, else ../shared/data); the second may not exist.
std::filesystem::path source_root();
std::filesystem::path test_data();

template <class T>
std::string show(const T& value) {
    if constexpr (requires(std::ostringstream& s) { s << value; }) {
        std::ostringstream s;
        s.precision(12);
        s << value;
        return s.str();
    } else {
        return "<value>";
    }
}

template <class A, class B>
void check_eq(const A& a, const B& b, const char* text, const char* file, int line) {
    if (!(a == b)) fail(file, line, std::string(text) + "\n    left  " + show(a) + "\n    right " + show(b));
}

}  // namespace lorica::test

#define TEST(name)                                                              \
    static void test_##name();                                                  \
    static const ::lorica::test::Register register_##name{#name, &test_##name}; \
    static void test_##name()
#undef CHECK  // c10 has one of its own
#define CHECK(cond) \
    do { if (!(cond)) ::lorica::test::fail(__FILE__, __LINE__, #cond); } while (0)
#define CHECK_EQ(a, b) ::lorica::test::check_eq((a), (b), #a " == " #b, __FILE__, __LINE__)
#define CHECK_NEAR(a, b, tol)                                                                                     \
    do {                                                                                                          \
        const double check_a_ = (a), check_b_ = (b);                                                              \
        if (!(std::abs(check_a_ - check_b_) <= (tol)))                                                            \
            ::lorica::test::fail(__FILE__, __LINE__, std::string(#a " ~ " #b "\n    left  ") +                    \
                                 ::lorica::test::show(check_a_) + "\n    right " + ::lorica::test::show(check_b_)); \
    } while (0)
// Fails with the error's text if a Result is an error, and leaves the test.
#define REQUIRE_OK(result)                                                                   \
    do {                                                                                     \
        if (!(result).ok()) {                                                                \
            ::lorica::test::fail(__FILE__, __LINE__, #result ": " + (result).error().text()); \
            return;                                                                          \
        }                                                                                    \
    } while (0)
