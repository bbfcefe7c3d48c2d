"""Every file of workflows/ fits the JSON Schema its first line names, and what a hand may mistype there does not."""
import json
import pathlib
import re
import unittest

import jsonschema
import yaml

WORKFLOWS = pathlib.Path(__file__).parents[2] / "workflows"
SCHEMAS = WORKFLOWS / "schema"
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class Yaml12(yaml.SafeLoader):
    """As editors and the server read it: yes and no are words, true and false are not."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if first in "tfTF" or not tag.endswith(":bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def files():
    return sorted([*WORKFLOWS.glob("*.yaml"), *WORKFLOWS.glob("vocabularies/*.yaml")])


def schema_of(path):
    named = NAMED.match(path.read_text())
    assert named, f"{path.name} does not begin with the schema it follows"
    return (path.parent / named[1]).resolve()


def faults(path, data):
    schema = schema_of(path)
    resolver = jsonschema.RefResolver(schema.as_uri(), json.loads(schema.read_text()))
    return list(jsonschema.Draft7Validator(resolver.referrer, resolver=resolver).iter_errors(data))


def maps(data):
    """Every map in the data."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else []:
        yield from maps(value)


def keys(schema):
    """Every key a schema speaks of, with what is said of it."""
    for part in maps(schema):
        if isinstance(part.get("properties"), dict) and "type" in part:
            yield from part["properties"].items()


# What stands in a file, and what somebody may have typed in its place.
MISTYPED = [
    ("manuscript.yaml", "guards: [never_submitted]", "guards: [never_submited]"),
    ("manuscript.yaml", "{ticks: technical_check}", "{tick: technical_check}"),
    ("manuscript.yaml", "- receive\n", "- recieve\n"),
    ("manuscript.yaml", "- letter: mended to managing_editor", "- leter: mended to managing_editor"),
    ("manuscript.yaml", "- letter: mended to managing_editor", "- letter: mended for managing_editor"),
    ("manuscript.yaml", "owner: managing_editor", "owner: managing_editors"),
    ("manuscript.yaml", "    owner: author\n", ""),
    ("manuscript.yaml", "stage: checked", "stage: cheked"),
    ("manuscript.yaml", "clock: mending", "clock: mend"),
    ("manuscript.yaml", "{editors: \"Scope\",", "{editor: \"Scope\","),
    ("manuscript.yaml", "told: [author]", "told: [authors]"),
    ("manuscript.yaml", "main: true", "main: yes"),
    ("manuscript.yaml", "page: decide", "page: decision"),
    ("manuscript.yaml", "who: [managing_editor, decider]", "who: [managing_editor, decidr]"),
    ("manuscript.yaml", "kind: person, source: coordinating_editor", "kind: person, source: coordinating_editors"),
    ("manuscript.yaml", "kind: choice, source: decisions", "kind: choice"),
    ("review.yaml", "{review_overdue: lapse_grace}", "{review_overdu: lapse_grace}"),
    ("review.yaml", "kind: date, source: answer", "kind: date, source: anser"),
    ("clocks.yaml", "  scope: 7", "  scop: 7"),
    ("clocks.yaml", "  scope: 7", "  scope: seven"),
    ("letters.yaml", "to: [coauthors]", "to: [co-authors]"),
    ("letters.yaml", "link: objection", "link: objections"),
    ("decisions.yaml", "revision_days: 30", "revision_days: -30"),
    ("article-types.yaml", "kind: keywords", "kind: keyword"),
    ("article-types.yaml", "vocabulary: ecosystems", "vocabulary: ecosystem"),
    ("article-types.yaml", "implications_items: [2, 5]", "implications_items: [2]"),
    ("article-types.yaml", "opened_by: [editor_in_chief", "opened_by: [chief_editor"),
    ("review-forms.yaml", "audience: authors", "audience: author"),
    ("review-forms.yaml", "kind: yes_no", "kind: yesno"),
    ("file-classes.yaml", "audience: editors", "audience: editor"),
    ("file-classes.yaml", "formats: [pdf]", "formats: pdf"),
    ("file-classes.yaml", "many: true", "many: several"),
    ("checklists.yaml", "mandatory: true", "mandatory: always"),
    ("invariants.yaml", "name: one_turn", "name: one_turns"),
    ("disclosure.yaml", "transparency: double", "transparency: triple"),
    ("disclosure.yaml", "coauthors_see_letters: true", "coauthors_see_letter: true"),
    ("vocabularies/countries.yaml", "label: \"Albania\"", "lable: \"Albania\""),
]


class Schemas(unittest.TestCase):
    def test_every_file_fits_its_schema(self):
        for path in files():
            with self.subTest(path.name):
                self.assertEqual([], [error.message for error in faults(path, yaml.load(path.read_text(), Yaml12))])

    def test_what_is_mistyped_is_refused(self):
        for name, right, wrong in MISTYPED:
            with self.subTest(f"{name}: {wrong}"):
                text = (WORKFLOWS / name).read_text()
                self.assertIn(right, text)
                self.assertTrue(faults(WORKFLOWS / name, yaml.load(text.replace(right, wrong, 1), Yaml12)))

    def test_no_map_takes_a_key_nobody_knows(self):
        for path in files():
            data = yaml.load(path.read_text(), Yaml12)
            seen = set()
            for place in maps(data):
                if (shape := tuple(place)) in seen:
                    continue
                seen.add(shape)
                place["unheard_of"] = "x"
                self.assertTrue(faults(path, data), f"{path.name}: {shape}")
                del place["unheard_of"]

    def test_every_schema_is_sound_named_by_a_file_and_tells_what_each_key_means(self):
        named = {schema_of(path) for path in files()} | {SCHEMAS / "common.json"}
        self.assertEqual(named, set(SCHEMAS.iterdir()))
        for path in named:
            schema = json.loads(path.read_text())
            jsonschema.Draft7Validator.check_schema(schema)
            resolver = jsonschema.RefResolver(path.as_uri(), schema)
            for key, said in keys(schema):
                with self.subTest(f"{path.name}: {key}"):
                    told = {**(resolver.resolve(said["$ref"])[1] if "$ref" in said else {}), **said}
                    self.assertTrue(told.get("title") and told.get("description"))


if __name__ == "__main__":
    unittest.main()
