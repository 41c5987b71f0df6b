"""Every sentence that stands beside a concept, as one in which it counts or does not."""

from __future__ import annotations

import pytest

from mltrends import taxonomy

SKILLS = [concept for concept in taxonomy.load().concepts if concept.kind != "role"]
CONCEPTS = [concept for concept in taxonomy.load().concepts if concept.must or concept.must_not]


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_a_concept_counts_in_the_sentences_that_it_must_and_in_no_other(concept, labels):
    missed = [sentence for sentence in concept.must if concept.label not in labels(sentence)]
    invented = [sentence for sentence in concept.must_not if concept.label in labels(sentence)]

    assert (missed, invented) == ([], [])


def test_an_unguarded_alias_names_its_concept(labels):
    forms = [
        (concept.label, form) for concept in SKILLS for form in (*concept.aliases[:2], *concept.cased[:1])
    ]

    assert [
        form
        for label, form in forms
        if label not in labels(f"Requirements: experience with {form}, and more.")
    ] == []
