#pragma once

#include "base/text.hpp"
#include "commands/process.hpp"
#include "files/stored.hpp"
#include "office/staff.hpp"
#include "outbox/outbox.hpp"
#include "web/stage.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

/// The binary run on a journal of its own.
namespace succession {

struct Ran {
    int code = 0;
    std::string said;

    bool says(std::string_view words) const { return said.find(words) != std::string::npos; }
};

inline Ran run_binary(std::vector<std::string> words, Process::Environment const& environment = {})
{
    Process process(std::move(words), environment);
    auto const code = process.end();
    return {code, process.said};
}

/// A journal on one of the databases that has a manuscript in it, played today, and a file in its store.
struct Kept {
    TestOffice site{each_database()};
    Stage stage{site};
    Store store{site.where.folder->path / "files"};
    std::string sha256;

    Kept()
    {
        site.clock.release();
        stage.manuscript("in_review");
        sha256 = put_text(store, "the manuscript of the heron").sha256;
        site.database.write(
            [&](Transaction& tx) { run(tx, "UPDATE file SET sha256 = :1, clean_sha256 = ''", sha256); });
    }

    Ran command(std::vector<std::string> words, Process::Environment environment = {}) const
    {
        words.insert(words.end(), {"--data", site.where.folder->path.string()});
        environment.emplace_back("SUCCESSION_DATABASE", site.where.url);
        return run_binary(std::move(words), environment);
    }
    Ran check(std::string const& smtp) const
    {
        auto const config = site.where.folder->write("journal.yaml", "smtp: " + smtp);
        return command({"check", "--config", config.string()});
    }
    /// With a mail server that answers, so that nothing is wrong from the outset.
    Ran check() const
    {
        auto const* place = std::getenv("SUCCESSION_TEST_SMTP_PLAIN");
        REQUIRE_MESSAGE(place, "this test wants the servers of tests/servers/run");
        auto const parts = split(place, ':');
        return check(fmt::format("{{host: {}, port: {}, starttls: false}}", parts[0], parts[1]));
    }
    void sql(std::string const& text)
    {
        site.database.write([&](Transaction& tx) { run(tx, text); });
    }
};

} // namespace succession
