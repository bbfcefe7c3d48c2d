#include "files/digest.hpp"

#include "files/descriptor.hpp"

#include <algorithm>
#include <vector>

namespace succession {

std::string sha256_of_file(std::filesystem::path const& path)
{
    auto const file = Descriptor::to_read(path);
    Sha256 hash;
    std::vector<char> buffer(256 * 1024);
    while (auto const piece = file.read(buffer)) hash.add({buffer.data(), piece});
    return hash.hex();
}

bool is_sha256(std::string_view name)
{
    return name.size() == 64 &&
           std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace succession
