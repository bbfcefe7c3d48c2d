#pragma once

#include <qpdf/QPDF.hh>

#include <map>
#include <set>
#include <string>

namespace succession {

/// "/Figure" and the like, which every reader of PDFs knows: any other tag is a word of its writer's.
bool is_known_tag(std::string const& tag);

/// The tags of an accessible PDF, by which it is read out.
class Tags {
public:
    /// To be made while the document still has its tags.
    explicit Tags(QPDF&);

    /// To be told of each drawing, with the numbers of the marks in it within which something is seen.
    void note(QPDFObjectHandle drawing, std::set<int> marks) { marks_[drawing.getObjGen()] = std::move(marks); }
    /// Whether an element stands for something on the pages, and all of that is still seen: then its description may be
    /// read out.
    bool is_seen(QPDFObjectHandle element) const;
    /// What an element is in words that every reader knows.
    std::string known(std::string tag) const;

private:
    bool is_mark_seen(QPDFObjectHandle mark, QPDFObjectHandle page) const;

    std::map<QPDFObjGen, std::set<int>> marks_;
    std::map<std::string, std::string> roles_;
};

} // namespace succession
