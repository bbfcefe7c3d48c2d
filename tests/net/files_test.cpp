#include "toy.hpp"

#include <algorithm>
#include <fstream>

namespace succession {

using namespace testing;

namespace {

constexpr std::int64_t megabyte = 1'000'000;

std::string const multipart = "Content-Type: multipart/form-data; boundary=leaf\r\n";

std::string part(std::string const& disposition, std::string const& content)
{
    return "--leaf\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

/// Memory that this process has touched at most, in kB.
long peak_memory()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") return status >> word, std::stol(word);
    return 0;
}

std::string bytes(std::size_t count)
{
    std::string text(count, '\0');
    std::uint32_t state = 1;
    for (auto& c : text) c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    return text;
}

} // namespace

TEST_CASE("a file goes to disk under its digest, and away when nobody has taken it")
{
    Toy toy;
    Folder kept;
    std::optional<Request> seen;
    toy.answers = [&](Request const& request) {
        if (request.method == Method::get) return Response::text("here", "text/plain");
        seen = request;
        CHECK(content_of(request.uploads.at(0).path) == "abc");
        if (request.path == "/keep") std::filesystem::rename(request.uploads[0].path, kept.path / "abc");
        return Response::see_other("/");
    };
    Running running(toy);
    auto client = running.client();
    auto const body =
        part("name=title", "Salix") + part("name=file; filename=\"C:\\x\\a%22b.pdf\"", "abc") + "--leaf--\r\n";
    SUBCASE("left") { CHECK(client.post("/leave", body, multipart).status() == 303); }
    SUBCASE("taken")
    {
        CHECK(client.post("/keep", body, multipart).status() == 303);
        CHECK(content_of(kept.path / "abc") == "abc");
    }
    CHECK(seen->fields == decltype(seen->fields){{"title", "Salix"}});
    CHECK(seen->uploads.at(0).name == "a\"b.pdf");
    CHECK(seen->uploads[0].size == 3);
    CHECK(seen->uploads[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(client.get("/").body == "here"); // and the connection goes on
    running.stop();
    CHECK(running.uploads.is_empty());
}

TEST_CASE("files too large, too many or unwanted are refused, and leave nothing behind")
{
    Toy toy;
    toy.admits = [](Head const& head) { return Admission{{}, 10'000, head.path == "/none" ? 0 : 1000}; };
    Running running(toy);
    auto client = running.client();
    auto const file = [](std::size_t size) { return part("name=f; filename=f", std::string(size, 'x')); };
    std::string many;
    for (int i = 0; i < 51; ++i) many += file(1);
    struct Row {
        std::string path, body;
        int status;
    };
    for (auto const& row : {Row{"/", file(1000) + "--leaf--\r\n", 200}, Row{"/", file(1001) + "--leaf--\r\n", 413},
                            Row{"/none", file(1) + "--leaf--\r\n", 413}, Row{"/", many + "--leaf--\r\n", 413},
                            Row{"/", part("name=a", std::string(10'000, 'x')) + "--leaf--\r\n", 413},
                            Row{"/", file(10), 400}, Row{"/", file(10) + "--leaf", 400}}) {
        CAPTURE(row.body.size());
        auto const reply = running.client().post(row.path, row.body, multipart);
        CHECK(reply.status() == row.status);
    }
    CHECK(client.get("/").status() == 200);
    running.stop();
    CHECK(running.uploads.is_empty());
}

TEST_CASE("who leaves in the middle of a file leaves no file behind")
{
    Toy toy;
    toy.admits = [](Head const&) { return Admission{{}, megabyte, 10 * megabyte}; };
    Running running(toy);
    {
        auto client = running.client();
        client.say("POST / HTTP/1.1\r\nHost: journal.example\r\nContent-Length: 9000000\r\n" + multipart + "\r\n" +
                   part("name=f; filename=f", bytes(2'000'000)));
        CHECK(eventually([&] { return !running.uploads.is_empty(); }));
    }
    CHECK(eventually([&] { return running.uploads.is_empty(); }));
}

TEST_CASE("50 MB come and go through flat memory")
{
    Toy toy;
    Folder kept;
    std::string digest;
    toy.admits = [](Head const&) { return Admission{{}, megabyte, 60 * megabyte}; };
    toy.answers = [&](Request const& request) {
        if (request.method == Method::post) {
            digest = request.uploads.at(0).sha256;
            std::filesystem::rename(request.uploads[0].path, kept.path / "large");
            return Response::see_other("/large");
        }
        auto response = Response::text("", "application/pdf");
        response.file = FileBody{kept.path / "large", 50 * megabyte};
        return response;
    };
    Running running(toy);
    auto client = running.client();
    auto const before = peak_memory();
    auto const start = part("name=f; filename=f", ""), end = std::string("\r\n--leaf--\r\n");
    auto const chunk = bytes(100'000);
    client.say(fmt::format("POST / HTTP/1.1\r\nHost: journal.example\r\nContent-Length: {}\r\n{}\r\n",
                           start.size() - 2 + 50 * megabyte + end.size(), multipart));
    client.say(start.substr(0, start.size() - 2));
    for (int i = 0; i < 500; ++i) client.say(chunk);
    client.say(end);
    CHECK(client.hear().status() == 303);
    CHECK(peak_memory() - before < 8'000);
    CHECK(std::filesystem::file_size(kept.path / "large") == 50 * megabyte);
    CHECK(digest.size() == 64);

    auto const tail = client.get("/large", "Range: bytes=-100000\r\n");
    CHECK(tail.status() == 206);
    CHECK(tail.value("content-range") == "bytes 49900000-49999999/50000000");
    CHECK(tail.body == chunk);
    CHECK(client.get("/large", "Range: bytes=50000000-\r\n").status() == 416);
    auto const whole = client.get("/large");
    CHECK(whole.body.size() == 50 * megabyte);
    CHECK(std::string_view(whole.body).ends_with(chunk));
    CHECK(client.ask("HEAD /large HTTP/1.1\r\nHost: journal.example\r\n\r\n").says("content-length: 50000000"));
    CHECK(client.get("/large", "Range: bytes=0-0\r\n").body.size() == 1);
}

TEST_CASE("a stored file that is gone or too short is a fault, not half an answer")
{
    Toy toy;
    Folder folder;
    std::ofstream(folder.path / "short") << "abc";
    toy.answers = [&](Request const& request) {
        auto response = Response::text("", "application/pdf");
        response.file = FileBody{folder.path / request.path.substr(1), 4};
        return response;
    };
    Running running(toy);
    auto client = running.client();
    CHECK(client.get("/short").status() == 500);
    CHECK(client.get("/gone").status() == 500);
}

TEST_CASE("who asks for a file and does not read it is cut")
{
    Toy toy;
    Folder folder;
    std::ofstream(folder.path / "large") << bytes(20'000'000);
    toy.answers = [&](Request const&) {
        auto response = Response::text("", "application/pdf");
        response.file = FileBody{folder.path / "large", 20 * megabyte};
        return response;
    };
    Running running(toy, [](auto& settings) { settings.body_timeout = std::chrono::milliseconds(150); });
    auto client = running.client();
    client.say("GET / HTTP/1.1\r\nHost: journal.example\r\n\r\n");
    CHECK(eventually([&] { return running.server().metrics().connections == 1; }));
    CHECK(eventually([&] { return running.server().metrics().connections == 0; }));
    CHECK(client.hear().body.size() < 20 * megabyte);
}

TEST_CASE("uploads that a killed run has left are taken away a day later")
{
    Toy toy;
    Folder folder;
    auto const old = folder.path / "succession-upload-old", fresh = folder.path / "succession-upload-new";
    auto const other = folder.path / "other";
    for (auto const& path : {old, fresh, other}) std::ofstream(path) << "abc";
    for (auto const& path : {old, other})
        std::filesystem::last_write_time(path, std::filesystem::last_write_time(fresh) - std::chrono::hours(25));
    Running running(toy, [&](auto& settings) { settings.upload_folder = folder.path; });
    CHECK_FALSE(std::filesystem::exists(old));
    CHECK(std::filesystem::exists(fresh));
    CHECK(std::filesystem::exists(other));
}

TEST_CASE("uploads that cannot be stored are a fault of ours, told in the log")
{
    Toy toy;
    Running running(toy, [](auto& settings) { settings.upload_folder = "/dev/null/nowhere"; });
    auto const body = part("name=f; filename=f", "abc") + "--leaf--\r\n";
    CHECK(running.client().post("/", body, multipart).status() == 500);
    running.stop();
    CHECK(running.lines().at(0).find("Not a directory") != std::string::npos);
}

} // namespace succession
