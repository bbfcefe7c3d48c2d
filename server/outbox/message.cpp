#include "outbox/message.hpp"

#include "base/problem.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace succession {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};

template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

using Options = std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)>;

[[noreturn]] void refuse(std::string const& sentence) { throw Problem(Problem::Kind::bad_request, sentence); }

bool is_utf8(std::string const& text) { return g_utf8_validate_len(text.data(), text.size(), nullptr); }

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

/// The text again, if it can be part of a header.
std::string const& one_line(std::string const& text)
{
    if (std::ranges::any_of(text, is_control)) refuse("A mail header cannot hold a line break.");
    if (!is_utf8(text)) refuse("A mail header must be UTF-8.");
    return text;
}

std::string const& checked_address(std::string const& address)
{
    auto const is_one = std::ranges::count(one_line(address), '@') == 1 && !address.starts_with('@') &&
                        !address.ends_with('@') && address.find_first_of(" <>,;:\"()[]\\") == std::string::npos;
    if (!is_one) refuse("This is not a mail address: " + address);
    return address;
}

Owned<InternetAddress> mailbox(Correspondent const& box)
{
    auto const* name = box.name.empty() ? nullptr : one_line(box.name).c_str();
    Owned<InternetAddress> address(internet_address_mailbox_new(name, checked_address(box.address).c_str()));
    internet_address_set_charset(address.get(), "utf-8");
    return address;
}

void set_addresses(GMimeMessage* message, Message const& letter)
{
    auto add = [&](InternetAddressList* list, Correspondent const& box) {
        internet_address_list_add(list, mailbox(box).get());
    };
    add(g_mime_message_get_from(message), letter.from);
    add(g_mime_message_get_to(message), letter.to);
    if (letter.reply_to) add(g_mime_message_get_reply_to(message), *letter.reply_to);
}

void set_headers(GMimeMessage* message, Message const& letter)
{
    g_mime_message_set_subject(message, one_line(letter.subject).c_str(), "utf-8");
    g_mime_message_set_message_id(message, checked_address(letter.message_id).c_str());
    std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> const date(
        g_date_time_new_from_unix_utc(letter.date / 1000), g_date_time_unref);
    g_mime_message_set_date(message, date.get());
    if (letter.auto_submitted)
        g_mime_object_set_header(GMIME_OBJECT(message), "Auto-Submitted", "auto-generated", nullptr);
}

/// Quoted-printable keeps a paragraph one line for whoever reads it, and every line of the wire short.
Owned<GMimePart> text_part(std::string const& text)
{
    if (!is_utf8(text)) refuse("A letter must be UTF-8.");
    Owned<GMimePart> part(g_mime_part_new_with_type("text", "plain"));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    Owned<GMimeStream> const bytes(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
    Owned<GMimeDataWrapper> const content(
        g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

std::string written(GMimeMessage* message)
{
    Options const options(g_mime_format_options_new(), g_mime_format_options_free);
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    g_mime_format_options_set_param_encoding_method(options.get(), GMIME_PARAM_ENCODING_METHOD_RFC2231);
    Owned<GMimeStream> const stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), stream.get());
    auto const* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

} // namespace

std::string wire_format(Message const& letter)
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
    Owned<GMimeMessage> const message(g_mime_message_new(TRUE));
    set_addresses(message.get(), letter);
    set_headers(message.get(), letter);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(text_part(letter.body).get()));
    return written(message.get());
}

} // namespace succession
