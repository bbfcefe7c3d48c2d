#pragma once

#include "base/clock.hpp"
#include "web/response.hpp"

namespace succession {

/// What of a response goes over the wire, given what the request asks for: nothing new (304), a range of a file (206,
/// 416), compressed text, no body for HEAD; with the headers that say so.
Response deliver(Head const&, Response);

/// Whether whoever asks takes compressed bodies: "gzip;q=0" refuses them.
bool accepts_gzip(Head const&);
/// The text in that form; of zlib's levels 1 is the quickest, 9 the smallest.
std::string gzipped(std::string_view text, int level);

/// "Wed, 21 Oct 2026 09:12:00 GMT", as headers write moments.
std::string header_date(Moment);

} // namespace succession
