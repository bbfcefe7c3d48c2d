#pragma once

#include "domain/person.hpp"

#include <string_view>
#include <vector>

namespace succession {

class Transaction;

/// The people the journal knows, their addresses and their parts in the office.
namespace people {

/// Somebody by their key; `get` where their absence is a Problem{not_found}.
std::optional<Person> find(Transaction&, PersonId);
Person get(Transaction&, PersonId);
/// Whose address this is, confirmed or not, in whatever spelling.
std::optional<Person> by_address(Transaction&, std::string_view address);
/// Those of these people whom the journal knows.
std::vector<Known> known(Transaction&, std::vector<PersonId> const&);

/// Writes a new person and their primary address. The address must be nobody's yet: StorageError{duplicate}.
void insert(Transaction&, Person const&);
/// Writes a person who was read at `person.version`; somebody else's change in between is a Problem{conflict}.
void update(Transaction&, Person const&);

/// Every address somebody has, confirmed or not.
std::vector<Address> addresses_of(Transaction&, PersonId);
std::optional<Address> address(Transaction&, std::string_view address);
void insert(Transaction&, Address const&);
/// The address is shown to be theirs since `now`, unless it was before.
void confirm(Transaction&, Address const&, Moment now);
void erase(Transaction&, Address const&);

/// Somebody's parts in the office, in the order in which they got them.
std::vector<Role> roles_of(Transaction&, PersonId);
/// Who holds a role, in the order in which they got it.
std::vector<Role> holders(Transaction&, std::string_view role);
/// Whether somebody with a role, or deputy of one, went away or came back after `from`, till `until`.
bool office_came_or_went(Transaction&, Moment from, Moment until);
void insert(Transaction&, Role const&);
/// Writes whom the role names as deputy.
void name_deputy(Transaction&, Role const&);
void erase(Transaction&, Role const&);

/// A place in the list of people, which is in the order of family and given names.
struct Mark {
    std::string family;
    std::string given;
    PersonId id;
};

/// Somebody's own place, where they are known.
std::optional<Mark> mark_of(Transaction&, PersonId);

/// What to list: names, addresses or affiliations that begin with or hold `text`; after a place, at most `most`.
struct Wanted {
    std::string text;
    std::string role; ///< only holders; "" for everybody
    std::optional<Mark> after;
    int most = 50;
};

std::vector<Person> list(Transaction&, Wanted const&);

/// Whose address this is; somebody new, without an account, where it is nobody's.
PersonId know(Transaction&, std::string const& given, std::string const& family, std::string const& address,
              std::string const& affiliation, Moment now);

/// The same for the office, whose word on the name counts until somebody takes the account: from then on their own
/// does.
Person introduce(Transaction&, Person const& named, Moment now);

/// Whether somebody was only invited or named: without an account and without a part in the office.
bool is_only_named(Transaction&, Person const&);

/// Gives the manuscripts that name this address among their authors to the person whose confirmed address it is.
void recognise_author(Transaction&, PersonId, std::string_view address);

} // namespace people

} // namespace succession
