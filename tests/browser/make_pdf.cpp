#include "demo/paper.hpp"

#include <cstdio>

using namespace succession::demo;

/// "make_pdf FILE": an anonymous manuscript for the browser to upload.
int main(int argc, char** argv)
{
    if (argc != 2) return std::fputs("make_pdf FILE\n", stderr), 2;
    Paper paper;
    paper.title = "Seagrass meadows recover faster beside restored oyster reefs";
    paper.abstract = "Meadows beside restored reefs recovered twice as fast.";
    for (auto const* heading : {"Introduction", "Methods", "Results", "Discussion"})
        paper.sections.push_back(
            {heading, "We planted shoots beside reefs and away from them, and counted them for ten years."});
    make_pdf(paper, argv[1]);
}
