#include "base/text.hpp"
#include "commands/commands.hpp"
#include "commands/journal_house.hpp"
#include "outbox/smtp.hpp"
#include "storage/events.hpp"
#include "storage/files.hpp"
#include "storage/invariants.hpp"
#include "storage/letters.hpp"

#include <fmt/format.h>

namespace succession::commands {

namespace {

/// Prints findings as "thing: what is wrong, how to mend it" and counts them.
class Findings {
public:
    void well(std::string const& thing) { fmt::print("{:<12} well\n", thing); }
    void wrong(std::string const& thing, std::string const& sentence)
    {
        fmt::print("{:<12} {}\n", thing, sentence);
        ++count_;
    }
    int count() const { return count_; }

private:
    int count_ = 0;
};

void check_records(House& house, Findings& findings)
{
    auto const found = house.database.reading([](Transaction& tx) { return breaches(tx); });
    if (found.empty()) return findings.well("records");
    for (auto const& breach : found)
        findings.wrong(
            "records",
            fmt::format("“{}” does not hold for {}, first {}. Restore the last backup beside this one and compare.",
                        breach.sentence, counted(static_cast<int>(breach.rows.size()), "row"), breach.rows.front()));
}

void check_files(House& house, Findings& findings)
{
    auto const named = house.database.reading([](Transaction& tx) { return files::named(tx); });
    int missing = 0;
    for (auto const& sha256 : named) missing += !house.store.contains(sha256);
    auto const spoilt = house.store.check();
    auto const folder = house.config.files().string();
    if (missing)
        findings.wrong("files", fmt::format("{} missing below {}. Copy it back from the backup.",
                                            counted(missing, "file"), folder));
    if (!spoilt.empty())
        findings.wrong("files",
                       fmt::format("{} below {} not what it was, first {}. Copy it back from the backup.",
                                   counted(static_cast<int>(spoilt.size()), "file"), folder, spoilt.front().string()));
    if (!missing && spoilt.empty()) findings.well("files");
}

void check_mail(House& house, Findings& findings)
{
    auto const stuck = house.database.reading([](Transaction& tx) { return letters::stuck(tx); });
    if (!house.config.smtp)
        findings.wrong("mail", "No mail server is set: letters wait in the outbox. Add “smtp:” to the configuration.");
    if (stuck)
        findings.wrong(
            "mail", fmt::format("{} failed or perhaps sent; look at it on its manuscript.", counted(stuck, "letter")));
    auto const fault = house.config.smtp ? Smtp(*house.config.smtp).fault() : "";
    if (!fault.empty())
        findings.wrong("mail",
                       fmt::format("{}:{} takes no letters: {}. Mend “smtp:” in the configuration, or its server.",
                                   house.config.smtp->host, house.config.smtp->port, fault));
    if (house.config.smtp && !stuck && fault.empty()) findings.well("mail");
}

void check_clock(House& house, Findings& findings)
{
    auto const last = house.database.reading([](Transaction& tx) { return events::latest(tx); }).value_or(0);
    auto const now = house.clock.now();
    if (last > now + minute)
        findings.wrong("clock", fmt::format("The last act was on {}, but this machine says {}. Set its clock by NTP.",
                                            iso_time(last), iso_time(now)));
    else findings.well("clock");
}

} // namespace

int check(Config const& config)
{
    require_journal(config);
    Findings findings;
    House house(config); // configuration, journal's data, letters and migrations stop here with a sentence
    findings.well("configuration");
    check_records(house, findings);
    check_files(house, findings);
    check_mail(house, findings);
    check_clock(house, findings);
    return findings.count() ? 1 : 0;
}

} // namespace succession::commands
