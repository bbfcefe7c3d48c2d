#pragma once

/// What is said of a fault, wherever it is met.
namespace succession::faults {

inline constexpr auto no_family_name = "Please give the family name, or the one name there is.";
inline constexpr auto no_address = "Please give a whole mail address, like name@institute.example.";
inline constexpr auto no_date = "Please give the date as year-month-day, like 2026-11-30.";

} // namespace succession::faults
