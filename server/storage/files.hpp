#pragma once

#include <string>
#include <vector>

namespace succession {

class Transaction;

/// What the records say of files; their contents are in the store.
namespace files {

/// The SHA-256 of every file that some record names, each once.
std::vector<std::string> named(Transaction&);

} // namespace files

} // namespace succession
