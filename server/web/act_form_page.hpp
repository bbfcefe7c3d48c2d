#pragma once

#include "web/act_form.hpp"
#include "web/models/act_form.hpp"

namespace succession {

/// Fills what the page of every act has; the fields hold what was typed so far.
void fill(ActFormPage&, Context&, ActForm const&);

template <class Page>
Page page_of(Context& context, ActForm const& form)
{
    Page page;
    fill(page, context, form);
    return page;
}

template <class Page>
Response rendered(Context& context, ActForm const& form, Page const& page)
{
    return context.render(page, page.heading + "\u00a0· " + form.dossier.name(), form.status());
}

} // namespace succession
