#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

/// Asked by LeakSanitizer: SOCI's MySQL backend forgets what it bound when a statement fails; fontconfig keeps its
/// caches until the process ends.
extern "C" char const* __lsan_default_suppressions() { return "leak:libsoci_mysql\nleak:libfontconfig"; }
