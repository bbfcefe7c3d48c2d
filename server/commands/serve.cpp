#include "base/text.hpp"
#include "commands/commands.hpp"
#include "commands/journal_house.hpp"
#include "demo/demo.hpp"
#include "office/accounts.hpp"
#include "office/versions.hpp"
#include "outbox/clockwork.hpp"
#include "outbox/demo_mailer.hpp"
#include "web/site.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <malloc.h>

namespace succession::commands {

namespace {

/// Nobody reads the log any more, or its disk is full: the journal goes on.
void print(std::FILE* where, std::string const& line) { std::fputs((line + '\n').c_str(), where); }

void say(std::string const& line) { print(stderr, line); }

/// What a demo writes stays in it, and without a mail server letters wait.
std::unique_ptr<Mailer> make_mailer(Config const& config, Serve const& how)
{
    if (how.demo) return std::make_unique<DemoMailer>();
    if (config.smtp) return std::make_unique<Smtp>(*config.smtp);
    return {};
}

SiteSettings site_settings(Config const& config)
{
    SiteSettings settings;
    settings.assets = config.home / "templates" / "assets";
    settings.file_limit = config.file_limit;
    return settings;
}

std::string database_metrics()
{
    return fmt::format("# HELP succession_statements_total Statements the database was given.\n"
                       "# TYPE succession_statements_total counter\nsuccession_statements_total {}\n",
                       Database::all_statements());
}

void greet(House& house, Serve const& how, std::uint16_t port)
{
    say(fmt::format("{} is open at http://{}:{}", house.config.office.journal_name, house.config.server.address, port));
    if (auto const many = office::under_former_rules(house.office))
        say(fmt::format("Under former rules: {}. “succession workflow adopt” moves them on.",
                        counted(static_cast<int>(many), "manuscript")));
    if (how.demo) say(demo::sign_ins(house.config.home / "workflows" / "demo"));
    if (how.demo) say(fmt::format("Its mail is at {}/demo/mail", house.config.office.public_url));
    if (!how.first_admin) return;
    if (auto const link = office::first_administrator_link(house.office, house.clock.now()))
        say("Make the first administrator's account here, once: " + *link);
}

} // namespace

int serve(Config config, Serve how)
{
    // What a page gives back the next one takes: the system need not have it between.
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    config.office.demo = how.demo;
    if (how.demo) config.office.doi_stem = "10.5555/rec."; // the prefix that resolves nowhere
    config.server.upload_folder = config.data / "uploads";
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // a log is read as it is written
    config.server.log = [](std::string const& line) { print(stdout, line); };
    House house(config);
    std::filesystem::create_directories(config.server.upload_folder);
    if (how.demo) demo::make(house.office, house.store, house.config.home / "workflows" / "demo", house.clock);
    Templates const templates(config.home / "templates", config.reload_templates);
    auto settings = site_settings(config);
    Server* serving = nullptr;
    settings.metrics = [&] { return (serving ? serving->metrics().prometheus() : "") + database_metrics(); };
    Site site(settings, house.office, templates, house.clock);
    Server server(config.server, site);
    serving = &server;
    auto const mailer = make_mailer(config, how);
    std::optional<Outbox> outbox;
    if (mailer) outbox.emplace(house.office, *mailer);
    Clockwork const clockwork(house.office, outbox ? &*outbox : nullptr, house.clock, say);
    greet(house, how, server.port());
    server.run();
    return 0;
}

} // namespace succession::commands
