#include "fuzz/forms.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    succession::fuzz::try_all({reinterpret_cast<char const*>(data), size});
    return 0;
}
