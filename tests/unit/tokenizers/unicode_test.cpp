// SPDX-License-Identifier: GPL-3.0-or-later
// Characters that newer versions of Unicode added or changed, as the `tokenizers` package 0.22 takes them. One thread.
#include "core/tokenizers/unicode_text.h"

#include "core/tokenizers/text_pipeline.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(a_letter_of_unicode_16_is_part_of_a_word) {
    CHECK(is_word(0x14363));    // hieroglyph, extended
    CHECK(is_word(0x10D40));    // Garay digit
    CHECK(!is_word(0x1CC11));   // legacy computing symbol
}

TEST(lower_case_is_that_of_unicode_17) {
    CHECK_EQ(lower_case('A'), uint32_t{'a'});
    CHECK_EQ(lower_case(0x10D58), 0x10D78u);
    CHECK_EQ(lower_case(0xA7DC), 0x19Bu);
    CHECK_EQ(lower_case(0x16EA0), 0x16EBBu);
    CHECK_EQ(lower_case(0xA7DB), 0xA7DBu);
}

TEST(a_version_knows_its_characters) {
    CHECK(known_in('a', 8));
    CHECK(known_in(0x166D, 8));
    CHECK(!known_in(0x0C84, 8));    // of Unicode 11
    CHECK(known_in(0x0C84, 11));
    CHECK(!known_in(0x0378, 99));
}

TEST(expressions_get_what_newer_versions_added) {
    CHECK(newer_members("S").find("\\x{1CC00}-\\x{1CCEF}") != std::string::npos);
    CHECK(newer_members("P").find("\\x{1B7F}") != std::string::npos);
    CHECK(newer_members("M").find("\\x{897}") != std::string::npos);
    CHECK(newer_members("Q").empty());
}

TEST(accents_and_forms_are_those_of_older_versions) {
    const auto normal = [](const char* type, std::string_view text) {
        return Normalizer::parse(nlohmann::ordered_json{{"type", type}}, "test")->apply(text);
    };
    CHECK_EQ(normal("StripAccents", "e\u0301\u089A"), std::string("e\u089A"));            // the second is of Unicode 14
    CHECK_EQ(normal("StripAccents", "\u1CF2"), std::string());                             // a mark in Unicode 8, a letter now
    CHECK_EQ(normal("NFD", "a\u0301\u0323"), std::string("a\u0323\u0301"));
    CHECK_EQ(normal("NFD", "a\u0301\U000119E0"), std::string("a\u0301\U000119E0"));      // its class is not known yet
    CHECK_EQ(normal("NFKD", "\u32FF"), std::string("\u32FF"));
}
