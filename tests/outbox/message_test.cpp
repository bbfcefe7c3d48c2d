#include "outbox/message.hpp"

#include "base/problem.hpp"

#include <doctest/doctest.h>
#include <gmime/gmime.h>

#include <algorithm>

using namespace succession;

namespace {

Message letter()
{
    return {.from = {"Restoration Ecology", "office@journal.example"},
            .to = {"Salix alba", "salix@river.example"},
            .subject = "Your manuscript REC-26-0001",
            .body = "Dear Salix,\n\nwe have it.\n",
            .message_id = "letter.17@journal.example",
            .date = 1'792'569'600'000};
}

bool contains(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What a mail program makes of the bytes.
struct Read {
    std::string subject, to_name, body;
};

Read read(std::string const& bytes)
{
    g_mime_init();
    auto* stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
    auto* parser = g_mime_parser_new_with_stream(stream);
    auto* message = g_mime_parser_construct_message(parser, nullptr);
    auto* text = g_mime_text_part_get_text(GMIME_TEXT_PART(g_mime_message_get_mime_part(message)));
    auto* to = internet_address_list_get_address(g_mime_message_get_to(message), 0);
    auto* name = internet_address_get_name(to);
    Read result{g_mime_message_get_subject(message), name ? name : "", text};
    std::erase(result.body, '\r');
    g_free(text);
    for (gpointer object : {gpointer(message), gpointer(parser), gpointer(stream)}) g_object_unref(object);
    return result;
}

} // namespace

TEST_CASE("a letter's headers are those of RFC 5322")
{
    auto message = letter();
    message.reply_to = Correspondent{"", "reply@journal.example"};
    auto const bytes = wire_format(message);
    CHECK(contains(bytes, "From: Restoration Ecology <office@journal.example>\r\n"));
    CHECK(contains(bytes, "To: Salix alba <salix@river.example>\r\n"));
    CHECK(contains(bytes, "Reply-To: reply@journal.example\r\n"));
    CHECK(contains(bytes, "Subject: Your manuscript REC-26-0001\r\n"));
    CHECK(contains(bytes, "Message-Id: <letter.17@journal.example>\r\n"));
    CHECK(contains(bytes, "Date: Wed, 21 Oct 2026 08:00:00 +0000\r\n"));
    CHECK(contains(bytes, "Auto-Submitted: auto-generated\r\n"));
    CHECK(contains(bytes, "\r\n\r\nDear Salix,\r\n\r\nwe have it.\r\n"));
}

TEST_CASE("a letter that a person wrote does not call itself automatic")
{
    auto message = letter();
    message.auto_submitted = false;
    CHECK_FALSE(contains(wire_format(message), "Auto-Submitted"));
    CHECK_FALSE(contains(wire_format(message), "Reply-To"));
}

TEST_CASE("every script arrives as it was written, in seven bits and short lines")
{
    auto message = letter();
    message.to.name = "Žižkov, \"柳\" Überlang-" + std::string(60, 'x') + " ö";
    message.subject = "“Rewetting” — ünïcödé 湿地 " + std::string(90, 'y') + " und Grime & Philip's";
    message.body = "Grime & Philip's 柳 = " + std::string(3000, 'z') + "\n.\n..dots  \nFrom here\n-- \n\tend\n";
    auto const bytes = wire_format(message);

    auto const seen = read(bytes);
    CHECK(seen.subject == message.subject);
    CHECK(seen.to_name == message.to.name);
    CHECK(seen.body == message.body);

    CHECK(std::ranges::all_of(bytes, [](unsigned char c) { return c < 0x80; }));
    for (std::size_t from = 0, end = 0; (end = bytes.find("\r\n", from)) != std::string::npos; from = end + 2) {
        CHECK(end - from <= 200);
        CHECK(bytes.substr(from, end - from).find_first_of("\r\n") == std::string::npos);
    }
}

TEST_CASE("both kinds of line end become the wire's")
{
    auto message = letter();
    message.body = "one\r\ntwo\nthree";
    CHECK(wire_format(message).ends_with("\r\n\r\none\r\ntwo\r\nthree\r\n"));
}

TEST_CASE("no header can be slipped in")
{
    auto message = letter();
    SUBCASE("by the subject") { message.subject = "Hello\r\nBcc: everyone@journal.example"; }
    SUBCASE("by a lone line feed") { message.subject = "Hello\nBcc: everyone@journal.example"; }
    SUBCASE("by a name") { message.to.name = "Salix\r\nBcc: everyone@journal.example"; }
    SUBCASE("by the office's name") { message.from.name = "Office\rBcc: everyone@journal.example"; }
    SUBCASE("by an address") { message.to.address = "salix@river.example\r\nBcc: everyone@journal.example"; }
    SUBCASE("by a second address") { message.to.address = "salix@river.example, acer@ridge.example"; }
    SUBCASE("by the address for answers") { message.reply_to = Correspondent{"", "a@b.example>\r\nX: <c"}; }
    SUBCASE("by the identity") { message.message_id = "17@journal.example>\r\nBcc: <x"; }
    CHECK_THROWS_AS(wire_format(message), Problem);
}

TEST_CASE("what is no address, or no text, is refused")
{
    auto message = letter();
    for (auto const* address : {"", "salix", "@river.example", "salix@", "salix@river@example", "salix alba@river"}) {
        CAPTURE(address);
        message.to.address = address;
        CHECK_THROWS_AS(wire_format(message), Problem);
    }
    message = letter();
    message.body = "\xff\xfe";
    CHECK_THROWS_AS(wire_format(message), Problem);
    message = letter();
    message.subject = "\xff\xfe";
    CHECK_THROWS_AS(wire_format(message), Problem);
}
