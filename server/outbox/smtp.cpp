#include "outbox/smtp.hpp"

#include "base/problem.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>

namespace succession {

namespace {

/// One message's talk with the server.
struct Talk {
    std::string rest; ///< of the text, not yet handed over
    std::function<void()> const& before_data;
    bool begun = false;             ///< the server waits for the text
    bool ended = false;             ///< the whole text is on its way
    bool about_the_letter = false;  ///< the server's next word concerns this letter, not us
    bool over = false;              ///< nothing more but good-bye
    std::string reply{};            ///< to the last thing we said, one line of plain characters
    std::exception_ptr exception{}; ///< of `before_data`
};

/// curl asks for the text only after the server's 354.
std::size_t give_text(char* buffer, std::size_t size, std::size_t count, void* user)
{
    auto& talk = *static_cast<Talk*>(user);
    try {
        if (!talk.begun) talk.before_data();
    }
    catch (...) {
        talk.exception = std::current_exception();
        return CURL_READFUNC_ABORT;
    }
    if (!talk.begun) talk.reply.clear();
    talk.begun = true;
    auto const given = std::min(size * count, talk.rest.size());
    talk.rest.copy(buffer, given);
    talk.rest.erase(0, given);
    talk.ended = given == 0;
    return given;
}

void keep(std::string& reply, std::string_view words)
{
    static constexpr std::size_t enough = 500;
    for (char const c : words.substr(0, enough - std::min(enough, reply.size())))
        if (c != '\r') reply += c >= ' ' && c <= '~' ? c : ' ';
}

/// Keeps what the server says; of what we say, which may be a password, only where in the talk we are.
int overhear(CURL*, curl_infotype kind, char* text, std::size_t size, void* user)
{
    auto& talk = *static_cast<Talk*>(user);
    std::string_view const line(text, size);
    if (kind == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) talk.over = true;
    if (talk.over) return 0;
    if (kind == CURLINFO_HEADER_IN) keep(talk.reply, line);
    if (kind == CURLINFO_HEADER_OUT) {
        talk.about_the_letter = line.starts_with("RCPT ") || line.starts_with("DATA");
        talk.reply.clear();
    }
    return 0;
}

/// An unknown sender or a wrong password ends the talk with a 5xx too; only the letter's own refusal is for good.
Fate fate_of(CURLcode result, Talk const& talk, char const* error)
{
    auto const words = talk.reply.substr(0, talk.reply.find_last_not_of(' ') + 1);
    if (result == CURLE_OK) return {Fate::Kind::sent, words};
    auto kind = Fate::Kind::later;
    if (talk.ended && !words.starts_with('4')) kind = Fate::Kind::unknown;
    if (talk.about_the_letter && words.starts_with('5')) kind = Fate::Kind::refused;
    if (!words.empty()) return {kind, words};
    return {kind, *error ? error : curl_easy_strerror(result)};
}

using Recipients = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

template <class Value>
void set(void* curl, CURLoption option, Value value)
{
    if (curl_easy_setopt(curl, option, value) != CURLE_OK) throw std::runtime_error("libcurl lacks a mail option");
}

void* new_handle()
{
    static auto const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    auto* handle = ready == CURLE_OK ? curl_easy_init() : nullptr;
    if (!handle) throw std::runtime_error("libcurl does not start");
    return handle;
}

} // namespace

Smtp::Smtp(Settings settings) : settings_(std::move(settings)), curl_(new_handle(), curl_easy_cleanup)
{
    auto* const curl = curl_.get();
    set(curl, CURLOPT_URL, fmt::format("smtp://{}:{}", settings_.host, settings_.port).c_str());
    set(curl, CURLOPT_PROTOCOLS_STR, "smtp");
    set(curl, CURLOPT_PROXY, "");
    set(curl, CURLOPT_USE_SSL, static_cast<long>(settings_.starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (!settings_.ca_file.empty()) set(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
    if (!settings_.user.empty()) {
        set(curl, CURLOPT_USERNAME, settings_.user.c_str());
        set(curl, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    set(curl, CURLOPT_MAIL_FROM, settings_.from.c_str());
    set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_UPLOAD, 1L);
    set(curl, CURLOPT_READFUNCTION, give_text);
    set(curl, CURLOPT_DEBUGFUNCTION, overhear);
}

std::string Smtp::fault()
{
    auto* const curl = curl_.get();
    std::array<char, CURL_ERROR_SIZE> error{};
    set(curl, CURLOPT_ERRORBUFFER, error.data());
    set(curl, CURLOPT_NOBODY, 1L);
    set(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
    auto const result = curl_easy_perform(curl);
    set(curl, CURLOPT_CUSTOMREQUEST, nullptr);
    set(curl, CURLOPT_NOBODY, 0L);
    set(curl, CURLOPT_UPLOAD, 1L);
    set(curl, CURLOPT_ERRORBUFFER, nullptr);
    if (result == CURLE_OK) return {};
    return error.front() ? error.data() : curl_easy_strerror(result);
}

Fate Smtp::deliver(Message const& message, std::function<void()> const& before_data)
{
    std::string text;
    try {
        text = wire_format(message);
    }
    catch (Problem const& problem) {
        return {Fate::Kind::refused, problem.what()};
    }
    Talk talk{.rest = std::move(text), .before_data = before_data};
    Recipients const recipient(curl_slist_append(nullptr, message.to.address.c_str()), curl_slist_free_all);
    std::array<char, CURL_ERROR_SIZE> error{};
    auto* const curl = curl_.get();
    set(curl, CURLOPT_MAIL_RCPT, recipient.get());
    set(curl, CURLOPT_READDATA, &talk);
    set(curl, CURLOPT_DEBUGDATA, &talk);
    set(curl, CURLOPT_ERRORBUFFER, error.data());
    set(curl, CURLOPT_VERBOSE, 1L);
    auto const result = curl_easy_perform(curl);
    // the connection lives on; what was this message's does not
    set(curl, CURLOPT_VERBOSE, 0L);
    for (auto const option : {CURLOPT_MAIL_RCPT, CURLOPT_READDATA, CURLOPT_DEBUGDATA, CURLOPT_ERRORBUFFER})
        set(curl, option, nullptr);
    if (talk.exception) std::rethrow_exception(talk.exception);
    return fate_of(result, talk, error.data());
}

} // namespace succession
