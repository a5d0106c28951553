// SPDX-License-Identifier: GPL-3.0-or-later
// Stop texts in streams, cut in every way. One thread.
#include "core/tokenizers/stop_text.h"

#include "tests/support/check.h"

using namespace lorica;

TEST(a_stop_text_is_never_shown_however_it_is_cut) {
    const std::string text = "one <two> <end> three", expected = "one <two> ";
    for (size_t a = 0; a <= text.size(); ++a) {
        for (size_t b = a; b <= text.size(); ++b) {
            StopText stop({"<end>", "", "four"});
            std::string shown = stop.push(text.substr(0, a));
            CHECK_EQ(shown, expected.substr(0, shown.size()));
            shown += stop.push(text.substr(a, b - a));
            shown += stop.push(text.substr(b));
            shown += stop.finish();
            CHECK_EQ(shown, expected);
            CHECK(stop.stopped());
        }
    }
}

TEST(what_only_begins_like_a_stop_text_is_shown) {
    StopText stop({"<end>", "nd!"});
    CHECK_EQ(stop.push("a<e"), std::string("a"));
    CHECK_EQ(stop.push("n"), std::string(""));
    CHECK_EQ(stop.push("d"), std::string(""));
    CHECK_EQ(stop.push("!"), std::string("<e"));
    CHECK(stop.stopped());
    StopText none({"\n\n"});
    CHECK_EQ(none.push("line\n"), std::string("line"));
    CHECK_EQ(none.push("next"), std::string("\nnext"));
    CHECK_EQ(none.push("\n"), std::string(""));
    CHECK_EQ(none.finish(), std::string("\n"));
    CHECK(!none.stopped());
}
