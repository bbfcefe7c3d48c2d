"""scripts/check_layers finds what it is there to find."""
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parent.parent / "scripts" / "check_layers"
ROOMS = "room(base fmt)\nroom(domain base)\nroom(storage domain)\nroom(view domain)\nroom(net view)\n"


def complaints(path, text):
    """What is said of a tree with this one file in it."""
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        (tree / "CMakeLists.txt").write_text(ROOMS)
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text)
        run = subprocess.run([SCRIPT, tree], capture_output=True, text=True)
        assert bool(run.returncode) == bool(run.stdout.strip()), run.stderr
        return run.stdout.strip()


class Layers(unittest.TestCase):
    def finds(self, path, text, sentence):
        self.assertIn(sentence, complaints(path, text))

    def test_what_is_allowed_passes_in_silence(self):
        for path, text in [
            ("server/net/a.cpp", '#include "base/id.hpp"\n#include <boost/asio.hpp>\nco_await run(f, x);\n'),
            ("server/storage/a.cpp", '#include "domain/a.hpp"\n#include <soci/soci.h>\n'),
            ("server/net/b.cpp", "if (co_await ready(x)) {\n}\n"),
            ("templates/a.mustache", '<p class="{{kind}}">{{text}}</p><script src="a.js"></script>\n'),
            ("tests/a_test.cpp", "\n" * 400),
        ]:
            self.assertEqual("", complaints(path, text), path)

    def test_a_room_may_not_include_what_it_does_not_link(self):
        self.finds("server/view/a.cpp", '#include "storage/a.hpp"\n', "server/view/a.cpp:1: view may not include")
        self.finds("server/base/a.hpp", '\n#include "domain/a.hpp"\n', "server/base/a.hpp:2: base may not include")

    def test_libraries_stay_in_their_rooms(self):
        self.finds("server/view/a.cpp", "#include <boost/beast/http.hpp>\n", "belongs to net")
        self.finds("server/net/a.cpp", "#include <soci/soci.h>\n", "belongs to storage")
        self.finds("server/domain/a.cpp", "#include <kainjow/mustache.hpp>\n", "belongs to view")
        self.finds("server/domain/a.cpp", "co_return;\n", "belongs to net")

    def test_the_compilers_trap_is_closed(self):
        self.finds("server/net/a.cpp", "co_await run([x] { f(x); });\n", "give it a name")
        self.finds("server/net/a.cpp", "co_await run(a,\n    {.b = c});\n", "give it a name")

    def test_templates_escape_and_keep_the_content_security_policy(self):
        self.finds("templates/a.mustache", "{{{raw}}}", "an unescaped tag")
        self.finds("templates/a.mustache", "{{&raw}}", "an unescaped tag")
        self.finds("templates/a.mustache", "<a href={{x}}>", "an attribute without quotes")
        self.finds("templates/a.mustache", '<p style="x">', "style or script")
        self.finds("templates/a.mustache", "<script>x</script>", "style or script")

    def test_nothing_is_left_lying_about(self):
        self.finds("server/base/a.cpp", "// TO" + "DO: later\n", "unfinished")
        self.finds("tests/a_test.cpp", "\n" * 401, "longer than")
        self.finds("scripts/a", "cd /ho" + "me/salix/journal\n", "a path of one machine")
        self.finds("notes.txt", "hello\n", "not a name agreed")
        self.finds("package-lock.json", '{"resolved": "somewhere"}', "names hosts")


if __name__ == "__main__":
    unittest.main()
