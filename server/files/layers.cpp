#include "files/layers.hpp"

#include "files/pdf.hpp"

#include <algorithm>

namespace succession {

namespace {

using Handle = QPDFObjectHandle;

constexpr int deepest = 20; ///< formulas within each other

/// As browsers have it: what a layer says of itself wins.
bool hides_itself(Handle layer)
{
    return layer.getKeyIfDict("/Usage").getKeyIfDict("/View").getKeyIfDict("/ViewState").isNameAndEquals("/OFF");
}

} // namespace

Layers::Layers(QPDF& document)
{
    auto all = document.getRoot().getKey("/OCProperties");
    if (!all.isDictionary()) return;
    auto first = all.getKey("/D");
    if (!first.isDictionary()) first = Handle::newDictionary();
    auto layers = listed(all.getKey("/OCGs"));
    if (first.getKey("/BaseState").isNameAndEquals("/OFF"))
        for (auto const& layer : layers) hidden_.insert(layer.getObjGen());
    for (auto const& layer : listed(first.getKey("/ON"))) hidden_.erase(layer.getObjGen());
    for (auto const& layer : listed(first.getKey("/OFF"))) hidden_.insert(layer.getObjGen());
    for (auto& layer : layers)
        if (layer.isDictionary() && hides_itself(layer)) hidden_.insert(layer.getObjGen());
}

bool Layers::shows(QPDFObjectHandle membership, int depth) const
{
    if (membership.isArray()) return depth < deepest && shows_by_formula(membership, depth + 1);
    if (!membership.isDictionary()) return true;
    if (!membership.getKey("/Type").isNameAndEquals("/OCMD")) return !hidden_.contains(membership.getObjGen());
    if (auto formula = membership.getKey("/VE"); formula.isArray()) return shows(formula, depth);
    return shows_by_policy(membership);
}

bool Layers::shows_by_policy(QPDFObjectHandle membership) const
{
    auto const layers = listed(membership.getKey("/OCGs"));
    auto const is_hidden = [&](Handle const& layer) { return hidden_.contains(layer.getObjGen()); };
    auto policy = membership.getKey("/P");
    if (layers.empty()) return true;
    if (policy.isNameAndEquals("/AllOn")) return std::ranges::none_of(layers, is_hidden);
    if (policy.isNameAndEquals("/AnyOff")) return std::ranges::any_of(layers, is_hidden);
    if (policy.isNameAndEquals("/AllOff")) return std::ranges::all_of(layers, is_hidden);
    return !std::ranges::all_of(layers, is_hidden);
}

/// [ /And … ], [ /Or … ] or [ /Not … ].
bool Layers::shows_by_formula(QPDFObjectHandle formula, int depth) const
{
    auto terms = listed(formula);
    if (terms.empty()) return true;
    auto word = terms.front();
    terms.erase(terms.begin());
    auto const is_shown = [&](Handle const& term) { return shows(term, depth); };
    if (word.isNameAndEquals("/And")) return std::ranges::all_of(terms, is_shown);
    if (word.isNameAndEquals("/Not")) return std::ranges::none_of(terms, is_shown);
    return std::ranges::any_of(terms, is_shown);
}

} // namespace succession
