#pragma once

#include "files/budget.hpp"

#include <qpdf/InputSource.hh>
#include <qpdf/QPDFTokenizer.hh>

#include <string>

namespace succession {

/// Reads a drawing or code to its end.
template <class Take>
void each_token(std::string const& content, Take const& take)
{
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    tokenizer.includeIgnorable();
    auto const input = Budget::current()->source_of(content);
    for (;;) {
        auto const token = tokenizer.readToken(input, "content", true);
        if (token.getType() == QPDFTokenizer::tt_eof) return;
        take(token);
        if (!token.isWord("ID")) continue;
        char space = ' ';
        input->read(&space, 1);
        tokenizer.expectInlineImage(input);
    }
}

} // namespace succession
