-- grain: concept
-- title: The vocabulary: what ads are searched for.
-- columns:
--   concept: Id of the concept in the taxonomy.
--   label: Name of the concept as pages show it.
--   kind: Kind of concept: language, library, platform, method, ….
--   aliases: Other ways to write it, with bars between.
--   origin: Where the concept comes from.
--   parents: Ids of the wider concepts, with commas.
--   vocabulary_version: Digest of the whole vocabulary.
select
    concept,
    label,
    kind,
    aliases,
    origin,
    parents,
    $vocabulary_version as vocabulary_version,
from given_concepts
order by concept;
