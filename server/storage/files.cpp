#include "storage/files.hpp"

#include "storage/transaction.hpp"

namespace succession {

std::vector<std::string> files::named(Transaction& tx)
{
    return all<std::string>(tx, "SELECT sha256 FROM file UNION SELECT clean_sha256 FROM file WHERE clean_sha256 <> ''"
                                " UNION SELECT pdf_sha256 FROM article WHERE pdf_sha256 <> ''");
}

} // namespace succession
