#pragma once

#include "domain/account.hpp"

#include <vector>

namespace succession {

class Transaction;

/// The outbox: letters that acts have written, and what became of them.
namespace letters {

/// Puts a letter into the outbox. A second letter of one kind to one person about one event is not written.
void queue(Transaction&, Letter const&);

std::optional<Letter> find(Transaction&, LetterId);
std::vector<Letter> of_manuscript(Transaction&, ManuscriptId);
/// Letters in `state` whose next try is due, the oldest first.
std::vector<Letter> due(Transaction&, std::string_view state, Moment now, int most);
/// Writes what became of a letter: state, tries, next try, when sent, the server's answer.
void update(Transaction&, Letter const&);
/// The same, unless somebody else has moved the letter on since it was `seen`: then it writes nothing and says false.
bool move(Transaction&, Letter const& seen, Letter const& next);

/// Makes letters that stand as being sent uncertain: whoever was sending them has ended.
void leave_uncertain(Transaction&);
/// How many failed or are uncertain: somebody has to look at them.
int stuck(Transaction&);

} // namespace letters

} // namespace succession
