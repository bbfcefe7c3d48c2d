#include "web/multipart.hpp"

#include "fuzz/forms.hpp"

#include <doctest/doctest.h>

#include <random>

namespace succession {

namespace {

std::string part(std::string const& disposition, std::string const& content)
{
    return "--leaf\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

/// What the form says, in whatever pieces it comes.
std::string read(std::string const& body)
{
    fuzz::try_multipart(body);
    return fuzz::Notes::read(body, body.size() + 1).value_or("refused");
}

std::string mutated(std::string text, std::mt19937& random)
{
    static constexpr std::string_view spice = "\r\n-=;\"%&+\\ \0lf";
    for (auto changes = random() % 4 + 1; changes > 0; --changes) {
        auto const at = random() % (text.size() + 1), length = random() % 8;
        switch (random() % 5) {
        case 0: text.insert(at, 1, spice[random() % spice.size()]); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(random() % (text.size() + 1), length * 4)); break;
        case 3: text.resize(at); break;
        default: text.insert(at, 1, static_cast<char>(random()));
        }
    }
    return text;
}

} // namespace

TEST_CASE("a multipart form says its fields and files in order")
{
    CHECK(read(part("name=\"title\"", "Salix") + part("name=\"f\"; filename=\"a.pdf\"", "%PDF") + "--leaf--\r\n") ==
          "[title|-|Salix][f|a.pdf|%PDF]");
    CHECK(read(part("name=a", "") + part("name=f; filename=\"\"", "") + "--leaf--") == "[a|-|][f||]");
    CHECK(read("--leaf--") == "");
}

TEST_CASE("what looks like a boundary in a file is the file's")
{
    std::string const tricky = "\r\n--lea\r\n--leef\r\r\n\n--leaf-\r\n-";
    CHECK(read(part("name=f; filename=f", tricky.substr(0, 15)) + "--leaf--") == "[f|f|" + tricky.substr(0, 15) + "]");
    CHECK(read("before it\r\n" + part("name=a", "b") + "--leaf--\r\nand after") == "[a|-|b]");
}

TEST_CASE("browsers' ways to write names are understood")
{
    CHECK(read(part("name=\"f\"; filename=\"say \\\"hi\\\".pdf\"", "") + "--leaf--") == "[f|say \"hi\".pdf|]");
    CHECK(read(part("name=\"f\"; filename=\"say %22hi%22.pdf\"", "") + "--leaf--") == "[f|say \"hi\".pdf|]");
    CHECK(read(part("name=\"f\"; filename=\"C:\\leaves\\a.pdf\"", "") + "--leaf--") == "[f|a.pdf|]");
    CHECK(read(part("name=\"f\"; filename=\"../../etc/a.pdf\"", "") + "--leaf--") == "[f|a.pdf|]");
    CHECK(read(part("name=\"f\"; filename=\"Grün; = .pdf\"", "") + "--leaf--") == "[f|Grün; = .pdf|]");
    CHECK(read("--leaf\r\nContent-Type: text/plain\r\ncontent-disposition:form-data;NAME=a\r\n\r\nb\r\n--leaf--") ==
          "[a|-|b]");
}

TEST_CASE("broken forms are refused")
{
    std::vector<std::string> const broken{
        "",
        "--leaf\r\n",
        part("name=a", "b"),
        part("name=a", "b") + "--leaf",
        part("name=a", "b") + "--leafy\r\n",
        part("filename=a", "b") + "--leaf--",
        "--leaf\r\n\r\nb\r\n--leaf--",
        "--leaf\r\nno colon\r\n\r\nb\r\n--leaf--",
        "--leaf\r\nContent-Disposition: attachment; name=a\r\n\r\nb\r\n--leaf--",
        part("name=\"open", "b") + "--leaf--",
        part("name=\"a\" b=c", "b") + "--leaf--",
        part("name=\"\xE9\"", "b") + "--leaf--",
        part("name=\"a\nb\"", "b") + "--leaf--",
        part("name=" + std::string(9000, 'a'), "b") + "--leaf--",
    };
    for (auto const& body : broken) {
        CAPTURE(body);
        CHECK(read(body) == "refused");
    }
}

TEST_CASE("a content type names the boundary or is none of ours")
{
    CHECK(boundary_of("multipart/form-data; boundary=leaf") == "leaf");
    CHECK(boundary_of("Multipart/Form-Data; charset=utf-8; Boundary=\"a leaf\"") == "a leaf");
    CHECK_FALSE(boundary_of("multipart/form-data"));
    CHECK_FALSE(boundary_of("multipart/mixed; boundary=leaf"));
    CHECK_FALSE(boundary_of("multipart/form-data; boundary="));
    CHECK_FALSE(boundary_of("multipart/form-data; boundary=" + std::string(71, 'x')));
}

TEST_CASE("thousands of damaged forms, addresses and cookies break no promise")
{
    std::string const whole =
        part("name=\"title\"", "Salix\r\n--lea") + part("name=f; filename=\"a%22\\\".pdf\"", "x") + "--leaf--\r\n";
    std::vector<std::string> const seeds{whole, "a=b&c=%C3%A9+d&e", "/manuscripts/REC-26-0001?q=Quercus%20robur",
                                         "theme=dark; session=abc; session=def",
                                         "multipart/form-data; boundary=\"leaf\"; charset=utf-8"};
    std::mt19937 random(2026);
    for (int i = 0; i < 10'000; ++i) {
        auto const input = mutated(seeds[random() % seeds.size()], random);
        CAPTURE(input);
        REQUIRE_NOTHROW(fuzz::try_all(input));
    }
}

} // namespace succession
