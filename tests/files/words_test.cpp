#include "files/words.hpp"

#include "files/child.hpp"
#include "files/sample_pdf.hpp"
#include "folder.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

using namespace succession;
using namespace std::chrono_literals;

namespace {

constexpr ChildBounds wide{.time = 10s, .memory = 1u << 30, .output = 1u << 20};

std::string numbered(int lines, std::string const& words, int from = 1, int step = 1)
{
    std::string text;
    for (int i = 0; i < lines; ++i) text += words + "\n\n" + std::to_string(from + i * step) + "\n\n";
    return text;
}

bool is_running(std::string const& pid)
{
    return std::filesystem::exists("/proc/" + pid + "/cmdline") && !content_of("/proc/" + pid + "/cmdline").empty();
}

} // namespace

TEST_CASE("the words of a PDF are its text's")
{
    Folder const folder;
    auto const text = text_of(sample_pdf(folder.path / "-a b.pdf", nothing, "Alder returns to 12 wet meadows"));
    REQUIRE(text);
    CHECK(text->words == 6);
    CHECK(text->text.starts_with("Alder returns"));
}

TEST_CASE("what is no PDF has no words")
{
    Folder const folder;
    CHECK_FALSE(text_of(folder.write("a.pdf", "nothing")));
    CHECK_FALSE(text_of(folder.path / "missing.pdf"));
}

TEST_CASE("continuous line numbers are not words")
{
    CHECK(without_line_numbers(numbered(30, "Alder returns.")).find_first_of("0123456789") == std::string::npos);
    CHECK(without_line_numbers(numbered(30, "Alder returns.", 5, 5)).find('5') == std::string::npos);
    auto const out_of_order = "19\n\nAbstract\n\n17\n\n" + numbered(30, "Alder returns.", 20);
    CHECK(without_line_numbers(out_of_order).find_first_of("0123456789") == std::string::npos);
}

TEST_CASE("the numbers of tables and pages stay")
{
    auto const few = numbered(10, "Page");
    CHECK(without_line_numbers(few) == few);
    std::string table;
    for (int i = 0; i < 40; ++i) table += std::to_string((i * 7919) % 101) + "\n";
    CHECK(without_line_numbers(table) == table);
    CHECK(without_line_numbers("") == "");
    CHECK(without_line_numbers("12 plots in 3 years") == "12 plots in 3 years");
}

TEST_CASE("a program's output is returned, and nothing of ours is passed on")
{
    CHECK(output_of({"echo", "a b", "$HOME; *"}, wide) == "a b $HOME; *\n");
    auto const environment = output_of({"env"}, wide);
    REQUIRE(environment);
    CHECK(environment->find("HOME=") == std::string::npos);
    auto const file = std::fopen("/dev/null", "r"); // without O_CLOEXEC
    CHECK(output_of({"ls", "/proc/self/fd"}, wide) == "0\n1\n2\n3\n");
    std::fclose(file);
}

TEST_CASE("a program that is missing or fails gives nothing")
{
    CHECK_FALSE(output_of({"no-such-program-here"}, wide));
    CHECK_FALSE(output_of({"false"}, wide));
    CHECK_FALSE(output_of({"sh", "-c", "echo much; exit 3"}, wide));
}

TEST_CASE("a program that goes beyond its bounds is stopped")
{
    auto const start = std::chrono::steady_clock::now();
    CHECK_FALSE(output_of({"sleep", "60"}, {.time = 100ms, .memory = 1u << 30, .output = 99}));
    CHECK_FALSE(output_of({"yes"}, {.time = 10s, .memory = 1u << 30, .output = 1u << 20}));
    CHECK_FALSE(output_of({"sh", "-c", "exec >&-; sleep 60"}, {.time = 100ms, .memory = 1u << 30, .output = 99}));
    CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("what a program started dies with it")
{
    auto pid = output_of({"sh", "-c", "sleep 60 >/dev/null & echo $!"}, wide);
    REQUIRE(pid);
    pid->pop_back();
    for (int i = 0; i < 1000 && is_running(*pid); ++i) std::this_thread::sleep_for(1ms);
    CHECK_FALSE(is_running(*pid));
}
